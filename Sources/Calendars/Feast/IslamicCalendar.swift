import Twinning

/// The Islamic calendar: the Umm al-Qura table of Saudi Arabia where there is one, the tabular
/// calendar elsewhere; both are estimates of what a sighting decides.
enum IslamicCalendar {
  /// The first year of ``table``; its Muharram began on ``tableStart``.
  static let firstYear = 1436
  /// 2014-10-25 as days since 1970.
  private static let tableStart = 16_368

  /// One number for each year from ``firstYear`` on, a bit for each month from Muharram in the
  /// lowest place: 1 for 30 days, 0 for 29.
  ///
  /// The Umm al-Qura calendar of King Abdulaziz City for Science and Technology for 1436 to 1500
  /// (2014-10-25 to 2077-11-16), as published in the calendar data of OpenJDK
  /// (`HijrahChronology`, variant umalqura) and of Unicode's ICU, which agree in each month.
  private static let table: [UInt16] = [
    0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5, 0x5AA, 0xD55, 0xA9A, 0x92E, 0x26E, 0x55D,
    0xADA, 0x6D4, 0x6A5, 0xB27, 0xA4D, 0x4AD, 0x56D, 0xB5A, 0x754, 0xF49, 0xE92, 0xD26,
    0xA56, 0x356, 0x6B5, 0xBAA, 0xB92, 0xB25, 0x68B, 0xA9B, 0x55A, 0xADA, 0x5B4, 0xDA9,
    0xB52, 0xA9A, 0x536, 0x276, 0x575, 0xAF2, 0x6D4, 0x6A9, 0x555, 0x2AD, 0x4BD, 0x9BA,
    0x574, 0xB69, 0xB52, 0xA95, 0x52D, 0xA5D, 0x4DA, 0xAD9, 0x6B2, 0xE95, 0xE2A, 0xC96,
    0x92E, 0xAAD, 0x56A, 0xD65, 0xD4A,
  ]

  /// The days since 1970 on which the years of the table begin, and the end of the last.
  private static let starts: [Int] = table.reduce(into: [tableStart]) { starts, months in
    starts.append((starts.last ?? tableStart) + 348 + months.nonzeroBitCount)
  }

  /// A day of an Islamic year; nil when the month has no such day.
  static func day(year: Int, month: Int, day: Int) -> CivilDay? {
    guard year >= 1, month >= 1, month <= 12, day >= 1, day <= 30 else { return nil }
    let index = year - firstYear
    guard table.indices.contains(index) else {
      return tabular(year: year, month: month, day: day)
    }
    let months = table[index]
    guard day <= 29 + Int(months >> UInt16(month - 1) & 1) else { return nil }
    let before = months & (1 << UInt16(month - 1) - 1)
    let days = starts[index] + 29 * (month - 1) + before.nonzeroBitCount
    return CivilDay(daysSince1970: days + day - 1)
  }

  /// The civil calendar of thirty-year cycles with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26,
  /// 29; its epoch is Friday 16 July 622 (Julian).
  private static func tabular(year: Int, month: Int, day: Int) -> CivilDay? {
    let isLeap = (11 * year + 14) % 30 < 11
    guard day <= (month % 2 == 1 || month == 12 && isLeap ? 30 : 29) else { return nil }
    let days = 354 * (year - 1) + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day - 1
    return CivilDay(daysSince1970: days - 492_148)
  }

  /// The days of a Gregorian year on which a day of the Islamic year falls: one or two.
  static func days(month: Int, day: Int, inYear year: Int) -> [CivilDay] {
    // 33 Islamic years are about 32 Gregorian ones.
    let near = (year - 622) * 33 / 32
    return (near - 1...near + 2).compactMap { Self.day(year: $0, month: month, day: day) }
      .filter { $0.year == year }
  }
}
