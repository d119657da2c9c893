import Guidance
import Testing

@testable import Twinning

@Suite struct `What a partnership owes` {
  let rules: [CadenceRule]
  let today: CivilDay

  init() throws {
    today = try CivilDay("2026-10-01")
    rules = try Guidebook.shared.cadences(asOf: today.daysSince1970)
  }

  private func facts(_ change: (inout OwedFacts) throws -> Void = { _ in }) throws
    -> OwedFacts
  {
    var facts = OwedFacts(knownSince: try CivilDay("2020-01-01"))
    facts.since = try CivilDay("1995-12-31")
    try change(&facts)
    return facts
  }

  private func owed(
    _ code: String, on day: String = "2026-10-01", _ change: (inout OwedFacts) throws -> Void
  ) throws -> [Duty] {
    try facts(change).owed(under: rules, on: try CivilDay(day)).filter { $0.code == code }
  }

  @Test(
    arguments: [
      ("2024-09-01", Duty.Standing.late), ("2025-02-01", .coming), ("2024-10-01", .today),
      ("2024-09-30", .late), ("2024-10-02", .coming),
    ])
  func `R21: an MOU is owed two years after the last`(last: String, standing: Duty.Standing) throws
  {
    let duty = try #require(
      try owed("mou") { $0.lastMou = try CivilDay(last) }.first)
    #expect(duty.standing(on: today) == standing)
    #expect(duty.due == (try CivilDay(last)).adding(years: 2))
    #expect(duty.detail == "last on \(try CivilDay(last).wording)" && duty.rule == "R21")
  }

  @Test func `R21: without an MOU on record it is owed since the log began, not since 1997`() throws
  {
    let duty = try #require(try owed("mou") { _ in }.first)
    #expect(duty.due.description == "2020-01-01")
    #expect(duty.detail == "no MOU on record")
    let young = try #require(try owed("mou") { $0.since = try CivilDay("2026-03-05") }.first)
    #expect(young.due.description == "2028-03-05")
  }

  @Test func `R22: ours and theirs of one year are two duties`() throws {
    let duties = try owed("state-of-the-city-letter") { _ in }.filter { $0.due.year == 2026 }
    #expect(
      duties.map(\.key.description) == [
        "state-of-the-city-letter:sent/hue/2026-12-31",
        "state-of-the-city-letter:received/hue/2026-12-31",
      ])
  }

  @Test func `R21: a meeting that is planned is told of, and does not silence the duty`() throws {
    let duty = try #require(
      try owed("mou") {
        $0.lastMou = try CivilDay("2024-09-01")
        $0.nextMou = try VagueDate("2027-03")
      }.first)
    #expect(duty.detail == "last on 1 September 2024; planned for March 2027")
    #expect(duty.standing(on: today) == .late)
  }

  @Test func `R21: an adjusted cadence counts here, by the day or by the year`() throws {
    func due(_ every: String?, _ policy: CadencePolicy?) throws -> [String] {
      try owed("mou") {
        $0.lastMou = try CivilDay("2024-02-29")
        $0.adjustments["mou"] = .init(every: try every.map { try Period($0) }, policy: policy)
      }.map(\.due.description)
    }
    #expect(try due("P3Y", nil) == ["2027-02-28"])
    #expect(try due("P18M", .periodic) == ["2025-12-31"])
    #expect(try due(nil, .periodic) == ["2026-12-31"])
    #expect(try due(nil, .chained) == ["2026-02-28"])
    #expect(try due("P0D", nil).isEmpty)
  }

  @Test func `R22: each yearly exchange is owed in both directions`() throws {
    let letters = try owed("state-of-the-city-letter") { _ in }
      .filter { $0.due.year == 2026 }
    #expect(letters.map(\.due.description) == ["2026-12-31", "2026-12-31"])
    #expect(
      letters.map(\.detail) == ["we have not sent it in 2026", "they have not sent it in 2026"])
    let one = try owed("state-of-the-city-letter") {
      $0.exchanged = [.init(kind: "state-of-the-city-letter", year: 2026, way: .sent)]
    }
    #expect(one.filter { $0.due.year == 2026 }.map(\.detail) == ["they have not sent it in 2026"])
  }

  @Test func `R22: what was missed last year is late, once the log could tell`() throws {
    func late(_ since: String, known: String, sent: Set<Int> = []) throws -> [String] {
      try owed("annual-report", on: "2027-01-02") {
        $0.since = try CivilDay(since)
        $0.knownSince = try CivilDay(known)
        $0.exchanged = sent.map { .init(kind: "annual-report", year: $0, way: .sent) }
      }.filter { $0.standing(on: CivilDay(unchecked: 20_820)) == .late }.map(\.detail)
    }
    let both = ["we have not sent it in 2026", "they have not sent it in 2026"]
    #expect(try late("1995-12-31", known: "2026-12-31") == both)
    #expect(try late("1995-12-31", known: "2027-01-01").isEmpty)
    #expect(try late("2027-01-01", known: "2020-01-01").isEmpty)
    #expect(try late("1995-12-31", known: "2020-01-01", sent: [2026]) == [both[1]])
  }

  @Test func `R22: what comes every other year and never came is not told each year`() throws {
    let kind = "annual-report"
    func years(_ done: [Int]) throws -> [Int] {
      try (2026...2031).flatMap { year in
        try owed(kind, on: "\(year)-10-01") {
          $0.knownSince = try CivilDay("2026-01-01")
          $0.since = $0.knownSince
          $0.adjustments[kind] = .init(every: .years(2), policy: nil)
          $0.exchanged = done.map { .init(kind: kind, year: $0, way: .sent) }
        }.filter { $0.aspect == "sent" && $0.due.year == year }.map(\.due.year)
      }
    }
    #expect(try years([]) == [2027, 2029, 2031])
    #expect(try years([2026]) == [2028, 2030])
  }

  @Test func `R22: every other year counts what was done in the year before`() throws {
    let kind = "childrens-artwork"
    let owed = try owed(kind) {
      $0.adjustments[kind] = .init(every: .years(2), policy: nil)
      $0.exchanged = [.init(kind: kind, year: 2025, way: .sent)]
    }
    #expect(owed.allSatisfy { $0.detail.hasPrefix("they have") })
  }

  @Test func `R23: people meet every year, by the end of the year after`() throws {
    func due(_ last: String) throws -> [String] {
      try owed("people-meet") { $0.lastMeeting = try CivilDay(last) }.map(\.due.description)
    }
    #expect(try due("2025-03-01") == ["2026-12-31"])
    #expect(try due("2024-03-01") == ["2025-12-31"])
    let never = try #require(try owed("people-meet") { _ in }.first)
    #expect(never.detail == "no meeting on record" && never.rule == "R23")
  }

  @Test(arguments: ["prospect", "dormant", "suspended", "ended", "emeritus"])
  func `R1: a partnership that is not official owes no letters`(stage: String) throws {
    let facts = try facts { $0.stage = stage }
    #expect(try !facts.owed(under: rules, on: today).contains { $0.rule == "R22" })
  }

  @Test func `R6: guidance asks for the introduction of new office-holders`() throws {
    let rule = try #require(rules.first { $0.from == .officeTaken })
    #expect(rule.kind == .once && rule.interval.text == "P30D")
    #expect(rule.header.rules.contains("R6"))
  }
}
