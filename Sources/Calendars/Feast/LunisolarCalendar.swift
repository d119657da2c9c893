import Twinning

/// The Chinese calendar and the Vietnamese one, which differs where a new moon falls between the
/// two countries' midnights: Tết was a day before the Chinese new year in 2007, and is in 2030.
struct LunisolarCalendar: Sendable {
  /// One number for each year from 2000 on: in bits 0–5 the new year's day counted from 1 January,
  /// in bits 6–9 the month that is repeated as a leap month (0 for none), from bit 10 on a bit for
  /// each month in its order: 1 for 30 days, 0 for 29.
  private let years: [UInt32]

  static let firstYear = 2000
  /// Later years are not on record here.
  static let lastYear = 2100

  /// A day of the year that begins in a Gregorian year; nil when the month has no such day, or the
  /// year is not on record.
  ///
  /// A leap month is passed over: feasts are kept in the month before it.
  func day(year: Int, month: Int, day: Int) -> CivilDay? {
    let index = year - Self.firstYear
    guard years.indices.contains(index), month >= 1, month <= 12, day >= 1,
      let january = CivilDay(year: year, month: 1, day: 1)
    else { return nil }
    let bits = years[index]
    let leap = Int(bits >> 6 & 0xF)
    let before = leap > 0 && month > leap ? month : month - 1
    let lengths = bits >> 10
    guard day <= 29 + Int(lengths >> UInt32(before) & 1) else { return nil }
    let longOnes = (lengths & (1 << UInt32(before) - 1)).nonzeroBitCount
    return january.adding(days: Int(bits & 0x3F) + 29 * before + longOnes + day - 1)
  }

  /// The days of a Gregorian year on which a day of the lunisolar year falls: its last month lies
  /// in the next one.
  func days(month: Int, day: Int, inYear year: Int) -> [CivilDay] {
    [year - 1, year].compactMap { self.day(year: $0, month: month, day: day) }
      .filter { $0.year == year }
  }
}

extension LunisolarCalendar {
  /// New moons and the sun's longitude by Meeus, "Astronomical algorithms" (chapters 25 and 49),
  /// at midnight of UTC+8; up to 2099 the same in every month as the table of Lee and Yeung that
  /// the `lunardate` package of Python carries.
  static let chinese = LunisolarCalendar(years: [
    0x1A4C23, 0x54AD17, 0x14AC2A, 0x296C1F, 0x556895, 0x15A827, 0x6D55DC, 0x2E9030,
    0x2D2425, 0x6A4D59, 0x2A542C, 0x14B421, 0x2AB516, 0x2AD428, 0x56AA5E, 0x174831,
    0x369426, 0x75299B, 0x35282E, 0x325423, 0x54B918, 0x15582A, 0x2AD41F, 0x56C895,
    0x1B4828, 0x3A959C, 0x1C942F, 0x192C24, 0x325D59, 0x32AC2B, 0x156821, 0x2B58D6,
    0x2DA429, 0x5D4ADE, 0x2D4831, 0x2C9426, 0x692D9B, 0x292C2D, 0x12AC22, 0x156D57,
    0x16B42A, 0x2DA81F, 0x6D4895, 0x364828, 0x7495DD, 0x34942F, 0x295424, 0x52B559,
    0x12D82C, 0x16D420, 0x36A8D6, 0x3B2429, 0x7A4A1F, 0x3A4831, 0x349826, 0x29599B,
    0x295C2D, 0x155822, 0x1B5517, 0x1D542A, 0x1D2420, 0x3A4CD4, 0x1A4C27, 0x54ADDC,
    0x14AC2F, 0x296C23, 0x556959, 0x15A82C, 0x2D9421, 0x5D2916, 0x2D2829, 0x6A561E,
    0x2A5431, 0x14B425, 0x2AB59A, 0x2AD42D, 0x16A823, 0x2E9517, 0x36942A, 0x352820,
    0x7254D5, 0x325827, 0x6539DC, 0x15582F, 0x2AD424, 0x56C959, 0x1B482C, 0x3A9421,
    0x392917, 0x1A2C28, 0x325E1D, 0x12AC30, 0x156C25, 0x2B599A, 0x2DA82D, 0x1D4823,
    0x5C9518, 0x2D142A, 0x2A2C1F, 0x526C94, 0x12AC27,
  ])

  /// The same at midnight of UTC+7, which is Viet Nam's since 1968; the new years are those
  /// that the `holidays` package of Python lists for 2000 to 2100.
  static let vietnamese = LunisolarCalendar(years: [
    0x1A4C23, 0x54AD17, 0x14AC2A, 0x296C1F, 0x556895, 0x15A827, 0x2D95DC, 0x2E942F,
    0x352425, 0x6A5559, 0x2A542C, 0x14B421, 0x2AB516, 0x2AD428, 0x56AA5E, 0x174831,
    0x369426, 0x75299B, 0x39282E, 0x325823, 0x64B918, 0x15582A, 0x2AD41F, 0x56C895,
    0x1B4828, 0x3A959C, 0x1C942F, 0x192C24, 0x325D59, 0x12AC2B, 0x156C20, 0x2B68D6,
    0x2DA829, 0x5D4ADE, 0x2E4831, 0x2C9426, 0x692D9B, 0x29342D, 0x12B422, 0x256D57,
    0x16B42A, 0x2EA81F, 0x6D4895, 0x364828, 0x7495DD, 0x34942F, 0x295424, 0x52B559,
    0x12D82C, 0x1AD420, 0x36A8D6, 0x3B2829, 0x3A4A1F, 0x3A4C30, 0x349826, 0x29599B,
    0x296C2D, 0x156822, 0x2B5517, 0x2D542A, 0x1D2820, 0x3A4CD4, 0x2A4C27, 0x54ADDC,
    0x14AC2F, 0x2A6C23, 0x556959, 0x15A82C, 0x2D9421, 0x5D2916, 0x352829, 0x6A561E,
    0x325431, 0x24B425, 0x2AB59A, 0x2AD42D, 0x16A823, 0x369517, 0x3A942A, 0x352820,
    0x7454D5, 0x325827, 0x6559DC, 0x15582F, 0x2AD424, 0x5AD159, 0x1B502C, 0x3A9421,
    0x3A2917, 0x1A2C28, 0x525E1D, 0x12AC30, 0x256C25, 0x2B699A, 0x2DA82D, 0x1D5023,
    0x5C9518, 0x2D142A, 0x2A2C1F, 0x54AC94, 0x12B427,
  ])
}
