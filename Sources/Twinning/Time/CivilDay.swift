/// A day of the proleptic Gregorian calendar, 0001-01-01 … 9999-12-31, without time or zone.
///
/// Four bytes, integer arithmetic only (Howard Hinnant, "chrono-compatible low-level date
/// algorithms"). A result outside the limits is nil, never a trap.
package struct CivilDay: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Days since 1970-01-01, negative before.
  package let daysSince1970: Int32

  /// 0001-01-01: EDTF's four digits begin here, and no partnership is older.
  package static let earliest = CivilDay(unchecked: -719_162)
  /// 9999-12-31: the last day that four digits can write.
  package static let latest = CivilDay(unchecked: 2_932_896)
  /// The years that four digits can write, without the year 0.
  package static let years = 1...9999

  init(unchecked days: Int32) { daysSince1970 = days }

  /// The day that lies `days` after 1970-01-01; nil outside the limits.
  package init?(daysSince1970 days: Int) {
    guard days >= Int(Self.earliest.daysSince1970), days <= Int(Self.latest.daysSince1970) else {
      return nil
    }
    daysSince1970 = Int32(truncatingIfNeeded: days)
  }

  /// The day of a year 1…9999, a month 1…12 and a day of that month; nil when there is none.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), month >= 1, month <= 12, day >= 1,
      day <= 28 || day <= Self.length(ofMonth: month, inYear: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// For a date known to exist.
  init(uncheckedYear year: Int, month: Int, day: Int) {
    let shifted = month > 2 ? year : year &- 1
    let era = shifted / 400
    let yearOfEra = shifted &- era &* 400
    let dayOfYear = (153 &* (month > 2 ? month &- 3 : month &+ 9) &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    daysSince1970 = Int32(truncatingIfNeeded: era &* 146_097 &+ dayOfEra &- 719_468)
  }

  /// A day taken apart.
  package struct Components: Hashable, Sendable, BitwiseCopyable {
    /// 1…9999.
    package let year: Int
    /// 1…12.
    package let month: Int
    /// 1…31.
    package let day: Int
  }

  package var components: Components {
    let shifted = Int(daysSince1970) &+ 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted &- era &* 146_097
    let yearOfEra =
      (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let shiftedMonth = (5 &* dayOfYear &+ 2) / 153
    let day = dayOfYear &- (153 &* shiftedMonth &+ 2) / 5 &+ 1
    let month = shiftedMonth < 10 ? shiftedMonth &+ 3 : shiftedMonth &- 9
    let year = yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0)
    return Components(year: year, month: month, day: day)
  }

  package var year: Int { components.year }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday; the offset makes every day of the limits positive.
    let index = (Int(daysSince1970) + 719_162) % 7
    return Weekday(rawValue: UInt8(truncatingIfNeeded: index + 1)) ?? .monday
  }

  package static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days of a month 1…12 in a year.
  package static func length(ofMonth month: Int, inYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: CivilDay, right: CivilDay) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }
}
