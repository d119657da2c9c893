import Guidance

extension Rules {
  /// The feasts of a country whose windows meet the days, in their order (R12).
  ///
  /// Windows reach over the turn of the year, so the years about the days are looked at too.
  package func feasts(of country: CountryCode, in range: DayRange) -> [Feast] {
    let years = (range.first.year - 1)...(range.last.year + 1)
    return years.flatMap { feasts(of: country, in: $0).filter { $0.window.overlaps(range) } }
  }

  /// The titles of feasts whose days in the range nothing here can tell: those of the moon and the
  /// sun beyond the years of their tables.
  package func unknownFeasts(of country: CountryCode, in range: DayRange) -> [String] {
    feastRules.filter { rule in
      guard rule.header.countries.contains(country.description), rule.header.holds(in: range) else {
        return false
      }
      switch rule.falls {
      case .lunisolar, .term:
        return (range.first.year...range.last.year).contains { year in
          feastDays.days(of: rule.falls, inYear: year).isEmpty
        }
      case .fixed, .weekday, .easter, .hebrew, .islamic, .listed: return false
      }
    }.map(\.header.title)
  }

  /// Whether guidance has any feasts of the country.
  package func knowsFeasts(of country: CountryCode) -> Bool {
    feastRules.contains { $0.header.countries.contains(country.description) }
  }

  var feastRules: [FeastRule] { memo.feastRules { (try? guidebook.feasts(overrides)) ?? [] } }

  private func feasts(of country: CountryCode, in year: Int) -> [Feast] {
    memo.feasts(of: country, in: year) {
      FeastYear(feastRules, of: country, days: feastDays).feasts(in: year)
    }
  }
}

extension ItemHeader {
  fileprivate func holds(in range: DayRange) -> Bool {
    (since ?? .min) <= range.last.daysSince1970 && (until ?? .max) >= range.first.daysSince1970
  }
}
