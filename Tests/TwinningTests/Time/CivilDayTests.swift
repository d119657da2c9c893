import Foundation
import Testing

@testable import Twinning

@Suite struct `A civil day` {
  @Test(
    arguments: [
      ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday),
      ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
      ("2000-02-29", 11_016, .tuesday), ("1900-03-01", -25_508, .thursday),
      ("2026-10-01", 20_727, .thursday), ("1582-10-15", -141_427, .friday),
    ])
  func `is counted from 1970`(text: String, count: Int, weekday: Weekday) throws {
    let day = try CivilDay(text)
    #expect(Int(day.daysSince1970) == count)
    #expect(day.weekday == weekday && day.description == text)
    #expect(CivilDay(daysSince1970: count) == day)
  }

  @Test func `from 1600 to 2400 comes out as it went in, one after the other`() throws {
    var day = try CivilDay("1600-01-01")
    let end = try CivilDay("2400-12-31")
    var weekday = day.weekday
    while day < end {
      let text = day.description
      let parts = day.components
      guard let next = day.adding(days: 1) else { break }
      let length = CivilDay.length(ofMonth: parts.month, inYear: parts.year)
      // One #expect for all: there are 292,000 days.
      let isRight =
        CivilDay(utf8: text.utf8.span) == day
        && CivilDay(year: parts.year, month: parts.month, day: parts.day) == day
        && next.components.day == (parts.day == length ? 1 : parts.day + 1)
        && next.weekday.rawValue == weekday.rawValue % 7 + 1
      if !isRight { Issue.record("wrong from \(text) on") }
      (day, weekday) = (next, next.weekday)
    }
  }

  @Test func `agrees with another calendar`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var seed = Seeded(1600)
    for _ in 0..<2_000 {
      // Foundation's calendar is Julian before 1582.
      let count = Int.random(in: -141_000...200_000, using: &seed)
      let date = Date(timeIntervalSince1970: Double(count) * 86_400)
      let theirs = calendar.dateComponents([.year, .month, .day], from: date)
      let ours = try #require(CivilDay(daysSince1970: count)).components
      #expect(ours.year == theirs.year && ours.month == theirs.month && ours.day == theirs.day)
    }
  }

  @Test(
    arguments: [
      ("2027-01-31", 1, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2027-03-31", -1, "2027-02-28"), ("2027-12-15", 1, "2028-01-15"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2027-01-15", -12, "2026-01-15"),
    ])
  func `has months added, missing days becoming the last`(day: String, months: Int, end: String)
    throws
  {
    #expect(try CivilDay(day).adding(months: months)?.description == end)
  }

  @Test func `never leaves the calendar`() throws {
    let (first, last) = (CivilDay.earliest, CivilDay.latest)
    #expect(first.adding(days: -1) == nil && last.adding(days: 1) == nil)
    #expect(first.adding(months: -1) == nil && last.adding(months: 1) == nil)
    #expect(last.adding(years: 1) == nil && last.adding(days: .max) == nil)
    #expect(last.adding(years: .max) == nil && first.adding(months: .min) == nil)
    #expect(last.addingClamped(days: 5) == last && first.addingClamped(days: -5) == first)
    #expect(CivilDay(year: 2027, month: 2, day: 29) == nil)
    #expect(
      CivilDay(year: 0, month: 1, day: 1) == nil && CivilDay(year: 1, month: 13, day: 1) == nil)
    #expect(CivilDay(daysSince1970: .max) == nil)
  }

  @Test(
    arguments: [
      ("2026-01-01", 2026, 1), ("2027-01-01", 2026, 53), ("2024-12-30", 2025, 1),
      ("2021-01-03", 2020, 53), ("2026-10-01", 2026, 40), ("9999-12-31", 9999, 52),
    ])
  func `lies in a week of ISO 8601`(day: String, year: Int, week: Int) throws {
    let found = try CivilDay(day).isoWeek
    #expect(found.year == year && found.week == week)
  }

  @Test(arguments: ["2027-05", "2027-05-04~", "2027-5-4", "", "2027-05-04/2027-05-05", "tomorrow"])
  func `that is no single certain day is refused`(text: String) {
    #expect { try CivilDay(text) } throws: { error in
      "\(error)".contains("is not a day") && "\(error)".hasSuffix("write it as 2027-05-04")
    }
  }

  @Test func `finds the next weekday, its month and its words`() throws {
    let day = try CivilDay("2027-05-04")
    #expect(day.next(.tuesday) == day)
    #expect(day.next(.monday)?.description == "2027-05-10")
    #expect(day.firstOfMonth.description == "2027-05-01")
    #expect(day.lastOfMonth.description == "2027-05-31")
    #expect(day.wording == "4 May 2027" && day.shortWording == "Tue 4 May 2027")
    #expect(CivilDay.latest.next(.monday) == nil)
  }
}
