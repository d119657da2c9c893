/// By what a feast's first day is found.
package enum FeastFall: Equatable, Sendable {
  /// A day of the Gregorian year.
  case fixed(month: Int, day: Int)
  /// The nth weekday (ISO 8601: Monday 1 … Sunday 7) of a month; -1 is the last.
  case weekday(Int, nth: Int, month: Int)
  case easter(Computus)
  /// A day of the Hebrew year, its months counted from Nisan; 12 is the Adar before Nisan.
  case hebrew(month: Int, day: Int, HebrewShift?)
  case islamic(month: Int, day: Int)
  case lunisolar(Lunisolar, month: Int, day: Int)
  case term(SolarTerm)
  /// Days that somebody announced, counted from 1970-01-01.
  case listed([Int32])

  /// Whose Easter it is.
  package enum Computus: String, Sendable, CaseIterable {
    case western
    case orthodox
  }

  /// By whose midnight the moons are counted.
  package enum Lunisolar: String, Sendable, CaseIterable {
    /// UTC+8.
    case chinese
    /// UTC+7.
    case vietnamese
  }

  /// A day that the sun's place on its way decides.
  package enum SolarTerm: String, Sendable, CaseIterable {
    /// Clear and bright, 4 to 6 April, in China.
    case qingming
    /// The day of the spring equinox in Japan.
    case springEquinox = "spring-equinox"
    /// The day of the autumn equinox in Japan.
    case autumnEquinox = "autumn-equinox"
  }

  /// How a day of the Hebrew year gives way to the Sabbath.
  package enum HebrewShift: String, Sendable, CaseIterable {
    /// A fast: from Saturday to Sunday.
    case fast
    /// The fast of Esther: from Saturday back to Thursday.
    case fastOfEsther = "fast-of-esther"
    /// From Friday to Thursday, from Sunday to Monday.
    case remembrance
    /// The day before Independence Day.
    case memorial
    /// From Friday or Saturday back to Thursday, from Monday to Tuesday.
    case independence
  }

  /// How sure a day is that was found by this alone.
  package var certainty: FeastCertainty {
    switch self {
    case .fixed, .weekday, .easter, .hebrew, .lunisolar, .term: .exact
    case .islamic: .estimated
    case .listed: .announced
    }
  }
}

/// How sure the day of a feast is.
package enum FeastCertainty: String, Sendable, CaseIterable {
  /// By law or arithmetic.
  case exact
  /// Calculated, but settled by a sighting: a day earlier or later is possible.
  case estimated
  /// As an authority has announced it.
  case announced

  /// Days by which it may lie earlier or later.
  package var slack: Int { self == .estimated ? 1 : 0 }
}

/// What a feast means to whoever plans.
package enum FeastEffect: String, Sendable, CaseIterable {
  /// Nothing should be planned in its window.
  case avoid
  /// Offices and schools are closed.
  case closed
  /// It can be planned around: some of the people keep it.
  case mind

  /// Whether a period that meets it is not free.
  package var isInTheWay: Bool { self != .mind }

  package var words: String {
    switch self {
    case .avoid: "nothing should be planned"
    case .closed: "offices and schools are closed"
    case .mind: "some keep it, plan around it"
    }
  }
}
