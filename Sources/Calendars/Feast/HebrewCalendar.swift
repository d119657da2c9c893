import Guidance
import Twinning

/// The Hebrew calendar by its arithmetic: molad, nineteen-year cycle and the four postponements
/// (Reingold and Dershowitz, "Calendrical calculations").
///
/// Months are counted from Nisan, 1, as the feasts are; 12 is the Adar before Nisan, the second
/// in a leap year.
enum HebrewCalendar {
  /// 1 Tishri of the year 1 on the day count of 1970.
  private static let epoch = -2_092_590

  static func isLeap(_ year: Int) -> Bool { (7 * year + 1) % 19 < 7 }

  /// Days from the epoch to the day of the year's molad, the postponements by time and by weekday
  /// (Sunday, Wednesday, Friday) included.
  private static func elapsed(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let days = 29 * months + parts / 25_920
    return 3 * (days + 1) % 7 < 3 ? days + 1 : days
  }

  /// 1 Tishri as days since 1970: the last two postponements keep years to their possible lengths.
  static func newYear(_ year: Int) -> Int {
    let (last, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1))
    let delay = next - this == 356 ? 2 : this - last == 382 ? 1 : 0
    return epoch + this + delay
  }

  /// The lengths of a year's months from Tishri on.
  private static func lengths(_ year: Int) -> [Int] {
    let days = newYear(year + 1) - newYear(year)
    let heshvan = days % 10 == 5 ? 30 : 29
    let kislev = days % 10 == 3 ? 29 : 30
    let adar = isLeap(year) ? [30, 29] : [29]
    return [30, heshvan, kislev, 29, 30] + adar + [30, 29, 30, 29, 30, 29]
  }

  /// A day of a Hebrew year; nil when the month has no such day.
  static func day(year: Int, month: Int, day: Int) -> CivilDay? {
    guard year > 1, month >= 1, month <= 12, day >= 1 else { return nil }
    let lengths = lengths(year)
    // Tishri is the first of the year; before Nisan a leap year has a month more.
    let leap = isLeap(year) && (month <= 6 || month == 12) ? 1 : 0
    let index = (month + 5) % 12 + leap
    guard day <= lengths[index] else { return nil }
    return CivilDay(daysSince1970: newYear(year) + lengths[..<index].reduce(0, +) + day - 1)
  }

  /// The day moved off the Sabbath.
  static func shifted(_ day: CivilDay, _ shift: FeastFall.HebrewShift) -> CivilDay? {
    let days =
      switch (shift, day.weekday) {
      case (.fast, .saturday): 1
      case (.fastOfEsther, .saturday): -2
      case (.remembrance, .friday): -1
      case (.remembrance, .sunday): 1
      // Told of 4 Iyar: 5 Iyar, which decides, is the day after it.
      case (.memorial, .thursday): -1
      case (.memorial, .friday): -2
      case (.memorial, .sunday): 1
      case (.independence, .friday): -1
      case (.independence, .saturday): -2
      case (.independence, .monday): 1
      default: 0
      }
    return day.adding(days: days)
  }

  /// The days of a Gregorian year on which a day of the Hebrew year falls.
  static func days(
    month: Int, day: Int, _ shift: FeastFall.HebrewShift?, inYear year: Int
  ) -> [CivilDay] {
    [year + 3760, year + 3761].compactMap { hebrew in
      guard let plain = Self.day(year: hebrew, month: month, day: day) else { return nil }
      return shift.map { shifted(plain, $0) } ?? plain
    }.filter { $0.year == year }
  }
}
