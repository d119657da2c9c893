import Guidance
import Testing

@testable import Twinning

/// Feasts made from guidance files.
@Suite struct `Feasts of a country` {
  private static func rules(_ items: String...) throws -> Rules {
    let text = """
      {"sources":{"law":{"name":"The law","grade":"A"},"us":{"name":"Our minutes","grade":"B"}},\
      "items":[\(items.joined(separator: ","))]}
      """
    let files = [GuidanceText(name: "feasts-test.guidance.json", utf8: Array(text.utf8))]
    return Rules(
      try Guidebook(files: files), on: try CivilDay("2026-10-01"), local: LocalGuidance(),
      feasts: Listed())
  }

  /// Knows what is fixed or announced, and takes every Islamic day for 10 March.
  private struct Listed: FeastDays {
    func days(of fall: FeastFall, inYear year: Int) -> [CivilDay] {
      switch fall {
      case .fixed(let month, let day):
        [CivilDay(year: year, month: month, day: day)].compactMap(\.self)
      case .islamic: [CivilDay(year: year, month: 3, day: 10)].compactMap(\.self)
      case .listed(let days):
        days.compactMap { CivilDay(daysSince1970: Int($0)) }.filter { $0.year == year }
      default: []
      }
    }
  }

  /// A feast of Samoa, of which the embedded guidance knows none.
  private static func item(_ falls: String, _ more: String = "", id: String = "feast") -> String {
    """
    {"id":"\(id)","title":"Feast","why":"W","sources":["law"],"rules":["R12"],\
    "countries":["WS"],"falls":\(falls),"effect":"closed"\(more)}
    """
  }

  private func feasts(_ rules: Rules, _ first: String, _ last: String) throws -> [Feast] {
    let range = try #require(DayRange(first: try CivilDay(first), last: try CivilDay(last)))
    return rules.feasts(of: try #require(CountryCode("WS")), in: range)
  }

  private func days(_ rules: Rules, year: Int) throws -> [String] {
    try feasts(rules, "\(year)-01-01", "\(year)-12-31").filter { $0.days.first.year == year }
      .map(\.days.first.description)
  }

  @Test func `have a window, which reaches over the turn of the year`() throws {
    let rules = try Self.rules(Self.item(#"{"day":"01-02"}"#, #","lasts":2,"before":5,"after":1"#))
    let feast = try #require(try feasts(rules, "2026-12-28", "2026-12-29").first)
    #expect(feast.days.words == "2–3 January 2027" && feast.certainty == .exact)
    #expect(feast.window.first.description == "2026-12-28")
    #expect(feast.window.last.description == "2027-01-04")
    #expect(try feasts(rules, "2026-12-26", "2026-12-27").isEmpty)
  }

  @Test func `hold from a day and until a day, whatever the day of asking`() throws {
    let rules = try Self.rules(
      Self.item(#"{"day":"06-19"}"#, #","since":"2030-01-01","until":"2031-12-31""#))
    #expect(try days(rules, year: 2029) == [])
    #expect(try days(rules, year: 2030) == ["2030-06-19"])
    #expect(try days(rules, year: 2032) == [])
  }

  @Test(arguments: [
    // 19 June is a Saturday in 2027, a Sunday in 2033, a Friday in 2026.
    ("nearest-weekday", 2027, ["2027-06-18", "2027-06-19"]),
    ("nearest-weekday", 2033, ["2033-06-19", "2033-06-20"]),
    ("nearest-weekday", 2026, ["2026-06-19"]),
    ("sunday-to-monday", 2027, ["2027-06-19"]),
    ("sunday-to-monday", 2033, ["2033-06-19", "2033-06-20"]),
    ("weekend-to-monday", 2027, ["2027-06-19", "2027-06-21"]),
    ("two-days-on", 2027, ["2027-06-19", "2027-06-21"]),
    ("two-days-on", 2033, ["2033-06-19", "2033-06-21"]),
    ("next-free-day", 2027, ["2027-06-19"]),
    ("next-free-day", 2033, ["2033-06-19", "2033-06-20"]),
    ("next-workday", 2027, ["2027-06-19", "2027-06-21"]),
  ])
  func `give a weekday for one on a weekend`(observed: String, year: Int, on: [String]) throws {
    let rules = try Self.rules(Self.item(#"{"day":"06-19"}"#, #","observed":"\#(observed)""#))
    #expect(try days(rules, year: year) == on)
  }

  @Test func `two on one weekend give two weekdays`() throws {
    let rules = try Self.rules(
      Self.item(#"{"day":"06-19"}"#, #","observed":"next-workday""#),
      Self.item(#"{"day":"06-20"}"#, #","observed":"next-workday""#, id: "second"))
    #expect(
      try days(rules, year: 2027) == ["2027-06-19", "2027-06-20", "2027-06-21", "2027-06-22"])
  }

  @Test func `are estimated by a day on either side until their day is announced`() throws {
    let calculated = Self.item(#"{"islamic":"10-01"}"#, #","after":1"#)
    let announced = """
      {"id":"announced","title":"T","why":"W","sources":["us"],"rules":["R12"],\
      "countries":["WS"],"announces":"feast","days":["2027-03-11"]}
      """
    let rules = try Self.rules(calculated, announced)
    let known = try #require(try feasts(rules, "2027-03-01", "2027-03-31").first)
    #expect(known.days.words == "11 March 2027" && known.certainty == .announced)
    #expect(known.window.words == "11–12 March 2027" && known.source == "Our minutes [B]")
    let estimated = try #require(try feasts(rules, "2028-03-01", "2028-03-31").first)
    #expect(estimated.days.words == "10 March 2028" && estimated.certainty == .estimated)
    #expect(estimated.window.words == "9–12 March 2028" && estimated.source == "The law [A]")
    #expect(try days(rules, year: 2027) == ["2027-03-11"])
  }

  @Test func `announced for one country stay estimated in another`() throws {
    let elsewhere = """
      {"id":"announced","title":"T","why":"W","sources":["us"],"rules":["R12"],\
      "countries":["TO"],"announces":"feast","days":["2027-03-11"]}
      """
    let rules = try Self.rules(Self.item(#"{"islamic":"10-01"}"#), elsewhere)
    #expect(try days(rules, year: 2027) == ["2027-03-10"])
  }

  @Test func `free periods keep their length, lie near, and not before today`() throws {
    let rules = try Self.rules(
      Self.item(#"{"day":"06-10"}"#, #","before":2,"after":2"#),
      Self.item(#"{"day":"06-20"}"#, id: "second"))
    let period = try #require(
      DayRange(first: try CivilDay("2027-06-09"), last: try CivilDay("2027-06-13")))
    let all = try feasts(rules, "2027-01-01", "2027-12-31")
    let free = FreePeriod(near: period, feasts: all, today: try CivilDay("2027-06-01"))
    #expect(free.earlier?.words == "3–7 June 2027")
    #expect(free.later?.words == "13–17 June 2027")
    let late = FreePeriod(near: period, feasts: all, today: try CivilDay("2027-06-04"))
    #expect(late.earlier == nil)
  }
}
