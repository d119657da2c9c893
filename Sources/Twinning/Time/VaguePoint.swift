/// One date of EDTF (ISO 8601-2, levels 0 and 1): as exact as its writer was.
///
/// Six bytes.
package struct VaguePoint: Hashable, Sendable, BitwiseCopyable {
  /// How much of the date is told.
  package enum Precision: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// `19XX`: some year of 1900…1999.
    case century
    /// `199X`: some year of 1990…1999.
    case decade
    /// `1982`.
    case year
    /// `2008-21`: a season of a year.
    case season
    /// `2004-XX`: some month of a year.
    case someMonth
    /// `2004-XX-XX`: some day of a year.
    case someDayOfYear
    /// `2007-04`.
    case month
    /// `2007-04-XX`: some day of a month.
    case someDay
    /// `2007-04-05`.
    case day
  }

  /// How sure the writer was of what is told.
  package enum Qualifier: UInt8, Hashable, Sendable, BitwiseCopyable {
    case none
    /// `~`: about.
    case approximate
    /// `?`: the source is doubted.
    case uncertain
    /// `%`: both.
    case both

    /// The mark of EDTF, 0 for none.
    var mark: UInt8 {
      switch self {
      case .none: 0
      case .approximate: 0x7E
      case .uncertain: 0x3F
      case .both: 0x25
      }
    }
  }

  /// 1…9999; the first year of a decade or century (then 0…9990).
  package let year: Int16
  /// 1…12; 21…24 for a season (spring, summer, autumn, winter); 0 when not told.
  package let month: UInt8
  /// 1…31; 0 when not told.
  package let day: UInt8
  package let precision: Precision
  package let qualifier: Qualifier

  /// For numbers known to make a date.
  init(
    year: Int, month: Int = 0, day: Int = 0, precision: Precision, qualifier: Qualifier = .none
  ) {
    self.year = Int16(truncatingIfNeeded: year)
    self.month = UInt8(truncatingIfNeeded: month)
    self.day = UInt8(truncatingIfNeeded: day)
    self.precision = precision
    self.qualifier = qualifier
  }

  /// Stands where an interval has no date.
  static let absent = VaguePoint(year: 0, precision: .year)

  package init(_ day: CivilDay) {
    let parts = day.components
    self.init(year: parts.year, month: parts.month, day: parts.day, precision: .day)
  }

  package var isApproximate: Bool { qualifier == .approximate || qualifier == .both }

  package var isUncertain: Bool { qualifier == .uncertain || qualifier == .both }

  /// The first day it may mean.
  ///
  /// `~` and `?` do not widen it.
  package func earliest(in hemisphere: Hemisphere = .northern) -> CivilDay {
    switch precision {
    case .day: CivilDay(uncheckedYear: Int(year), month: Int(month), day: Int(day))
    case .month, .someDay: CivilDay(uncheckedYear: Int(year), month: Int(month), day: 1)
    case .season:
      CivilDay(uncheckedYear: Int(year), month: hemisphere.firstMonth(ofSeason: month), day: 1)
    // `00XX` and `000X` begin in the year 0, which this calendar does not have.
    case .century, .decade, .year, .someMonth, .someDayOfYear:
      CivilDay(uncheckedYear: max(1, Int(year)), month: 1, day: 1)
    }
  }

  /// The last day it may mean.
  ///
  /// `~` and `?` do not widen it.
  package func latest(in hemisphere: Hemisphere = .northern) -> CivilDay {
    let year = Int(year)
    switch precision {
    case .day: return CivilDay(uncheckedYear: year, month: Int(month), day: Int(day))
    case .month, .someDay:
      let month = Int(month)
      let last = CivilDay.length(ofMonth: month, inYear: year)
      return CivilDay(uncheckedYear: year, month: month, day: last)
    case .season:
      // December to February ends in the next year, and 9999 has none.
      return earliest(in: hemisphere).adding(months: 2)?.lastOfMonth ?? .latest
    case .year, .someMonth, .someDayOfYear:
      return CivilDay(uncheckedYear: year, month: 12, day: 31)
    case .decade: return CivilDay(uncheckedYear: year + 9, month: 12, day: 31)
    case .century: return CivilDay(uncheckedYear: year + 99, month: 12, day: 31)
    }
  }
}
