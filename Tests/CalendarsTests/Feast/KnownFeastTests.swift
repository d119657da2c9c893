import Guidance
import Testing
import Twinning

@testable import Calendars

/// Days that published tables give.
@Suite struct `Known days of feasts` {
  private func days(_ fall: FeastFall, _ year: Int) -> [String] {
    CalculatedFeastDays().days(of: fall, inYear: year).map(\.description)
  }

  @Test(arguments: [
    (1818, "1818-03-22"), (1961, "1961-04-02"), (2008, "2008-03-23"), (2015, "2015-04-05"),
    (2016, "2016-03-27"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2025, "2025-04-20"),
    (2026, "2026-04-05"), (2038, "2038-04-25"), (2049, "2049-04-18"), (2076, "2076-04-19"),
  ])
  func `Easter of the West`(year: Int, day: String) {
    #expect(days(.easter(.western), year) == [day])
  }

  @Test(arguments: [
    (2015, "2015-04-12"), (2016, "2016-05-01"), (2021, "2021-05-02"), (2024, "2024-05-05"),
    (2025, "2025-04-20"), (2026, "2026-04-12"), (2027, "2027-05-02"),
  ])
  func `Easter of the Orthodox churches`(year: Int, day: String) {
    #expect(days(.easter(.orthodox), year) == [day])
  }

  @Test(arguments: [
    (7, 1, "2015-09-14"), (7, 1, "2023-09-16"), (7, 1, "2024-10-03"), (7, 1, "2026-09-12"),
    (7, 10, "2026-09-21"), (9, 25, "2024-12-26"), (12, 14, "2024-03-24"), (12, 14, "2025-03-14"),
    (12, 14, "2026-03-03"), (1, 15, "2024-04-23"), (1, 15, "2026-04-02"), (3, 6, "2026-05-22"),
  ])
  func `Hebrew feasts, in leap years and others`(month: Int, day: Int, on: String) throws {
    #expect(days(.hebrew(month: month, day: day, nil), try CivilDay(on).year) == [on])
  }

  @Test(arguments: [
    // 5 Iyar: a Friday, a Saturday, a Monday, a Wednesday.
    (2, 5, FeastFall.HebrewShift.independence, "2022-05-05"), (2, 5, .independence, "2025-05-01"),
    (2, 5, .independence, "2024-05-14"), (2, 5, .independence, "2026-04-22"),
    (2, 4, .memorial, "2022-05-04"), (2, 4, .memorial, "2025-04-30"),
    (2, 4, .memorial, "2024-05-13"), (2, 4, .memorial, "2026-04-21"),
    // 27 Nisan: a Sunday, a Friday, a Tuesday.
    (1, 27, .remembrance, "2024-05-06"), (1, 27, .remembrance, "2025-04-24"),
    (1, 27, .remembrance, "2026-04-14"),
    (5, 9, .fast, "2022-08-07"), (5, 9, .fast, "2023-07-27"), (7, 3, .fast, "2024-10-06"),
    (12, 13, .fastOfEsther, "2024-03-21"), (12, 13, .fastOfEsther, "2026-03-02"),
  ])
  func `Hebrew days give way to the Sabbath`(
    month: Int, day: Int, shift: FeastFall.HebrewShift, on: String
  ) throws {
    #expect(days(.hebrew(month: month, day: day, shift), try CivilDay(on).year) == [on])
  }

  @Test(arguments: [
    (9, 1, 2026, ["2026-02-18"]), (10, 1, 2026, ["2026-03-20"]), (12, 10, 2026, ["2026-05-27"]),
    (9, 1, 2027, ["2027-02-08"]), (9, 1, 2030, ["2030-01-05", "2030-12-26"]),
    (1, 1, 2015, ["2015-10-14"]), (1, 1, 2076, ["2076-11-28"]),
    // Without the table: the tabular calendar.
    (1, 1, 1979, ["1979-11-21"]), (1, 1, 2081, ["2081-10-04"]),
  ])
  func `Islamic days by Umm al-Qura, outside its table by the tabular calendar`(
    month: Int, day: Int, year: Int, on: [String]
  ) {
    #expect(days(.islamic(month: month, day: day), year) == on)
  }

  @Test(arguments: [
    (1, 1, "2007-02-18", "2007-02-17"), (1, 1, "2015-02-19", "2015-02-19"),
    (1, 1, "2026-02-17", "2026-02-17"), (1, 1, "2030-02-03", "2030-02-02"),
    (1, 1, "2034-02-19", "2034-02-19"), (1, 1, "2053-02-19", "2053-02-18"),
    // Behind a leap month: the fourth of 2020, the sixth of 2025.
    (8, 15, "2020-10-01", "2020-10-01"), (8, 15, "2025-10-06", "2025-10-06"),
    (3, 10, "2024-04-18", "2024-04-18"), (3, 10, "2026-04-26", "2026-04-26"),
  ])
  func `Chinese and Vietnamese days, which differ where a new moon falls between midnights`(
    month: Int, day: Int, chinese: String, vietnamese: String
  ) throws {
    let year = try CivilDay(chinese).year
    #expect(days(.lunisolar(.chinese, month: month, day: day), year) == [chinese])
    #expect(days(.lunisolar(.vietnamese, month: month, day: day), year) == [vietnamese])
  }

  @Test func `a lunisolar year follows the one before without a gap`() throws {
    for calendar in [LunisolarCalendar.chinese, .vietnamese] {
      for year in LunisolarCalendar.firstYear..<LunisolarCalendar.lastYear {
        let last = try #require(
          calendar.day(year: year, month: 12, day: 30)
            ?? calendar.day(year: year, month: 12, day: 29))
        let next = try #require(calendar.day(year: year + 1, month: 1, day: 1))
        // A leap twelfth month would lie between; no year of the table has one.
        #expect(last.days(until: next) == 1, "\(year)")
      }
    }
  }

  @Test func `no Islamic day is lost at the turn of a year`() throws {
    var last = try CivilDay("1899-12-31")
    for year in 1900...2200 {
      for day in CalculatedFeastDays().days(of: .islamic(month: 9, day: 1), inYear: year) {
        if last.year >= 1900 { #expect((353...356).contains(last.days(until: day)), "\(day)") }
        last = day
      }
    }
  }

  @Test func `nothing is known of moons beyond the table, and nothing is invented`() {
    #expect(days(.lunisolar(.chinese, month: 1, day: 1), 2101) == [])
    #expect(days(.lunisolar(.chinese, month: 1, day: 1), 1999) == [])
    #expect(days(.term(.qingming), 2100) == [])
    #expect(days(.easter(.western), 10_000) == [])
  }

  @Test(arguments: [
    (FeastFall.weekday(4, nth: 4, month: 11), 2026, ["2026-11-26"]),
    (.weekday(1, nth: -1, month: 5), 2026, ["2026-05-25"]),
    (.weekday(1, nth: 5, month: 5), 2026, []),
    (.weekday(1, nth: 5, month: 3), 2026, ["2026-03-30"]),
    (.fixed(month: 2, day: 29), 2027, []), (.fixed(month: 2, day: 29), 2028, ["2028-02-29"]),
    (.term(.qingming), 2024, ["2024-04-04"]), (.term(.qingming), 2027, ["2027-04-05"]),
    (.term(.springEquinox), 2026, ["2026-03-20"]), (.term(.autumnEquinox), 2026, ["2026-09-23"]),
    (.listed([20_454, 20_900]), 2026, ["2026-01-01"]),
  ])
  func `days of the sun's year`(fall: FeastFall, year: Int, on: [String]) {
    #expect(days(fall, year) == on)
  }
}
