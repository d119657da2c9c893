import Guidance
import Testing

@testable import Twinning

/// Duties that come back after years, and those of the programme.
@Suite struct `What is owed after years` {
  let rules: [CadenceRule]

  init() throws {
    rules = try Guidebook.shared.cadences(asOf: try CivilDay("2026-10-01").daysSince1970)
  }

  private func owed(
    _ code: String?, on day: String = "2026-10-01", through last: String? = nil,
    stage: String = "official", _ change: (inout OwedFacts) throws -> Void = { _ in }
  ) throws -> [Duty] {
    var facts = OwedFacts(stage: stage, knownSince: try CivilDay("2020-01-01"))
    facts.since = try CivilDay("1995-12-31")
    try change(&facts)
    return try facts.owed(
      under: rules, on: try CivilDay(day), through: try last.map { try CivilDay($0) }
    ).filter { code == nil || $0.code == code }
  }

  @Test(
    arguments: [
      ("2024-05-02", ["2029-05-02"]), ("2016-10-01", ["2026-10-01"]),
      ("2016-09-30", ["2041-09-30"]), ("2001-10-02", ["2026-10-02"]),
      ("1976-10-01", ["2026-10-01"]), ("1976-09-30", ["2051-09-30"]),
      ("1951-10-01", ["2026-10-01"]), ("1852-03-01", ["2027-03-01"]),
      ("1996-02-29", ["2046-02-28"]), ("1982", ["2032-01-01"]), ("1993~", ["2043-01-01"]),
      ("1980/1989", []), ("../1931", []),
    ])
  func `R28: the next anniversary is 5, 10, 25, 50, then every 25 years after`(
    official: String, due: [String]
  ) throws {
    let duties = try owed("anniversary") { $0.official = try VagueDate(official) }
    #expect(duties.map(\.due.description) == due)
  }

  @Test func `R28: it is seen eighteen months ahead, and over when it is past`() throws {
    let duty = try #require(
      try owed("anniversary", stage: "emeritus") { $0.official = try VagueDate("1978-03-05") }
        .first)
    #expect(duty.detail == "50 years; official since 5 March 1978" && duty.rule == "R28")
    #expect(duty.notice(on: try CivilDay("2026-09-03")) == "first notice on 4 September 2026")
    #expect(duty.notice(on: try CivilDay("2026-09-04")) == "548 days before")
    #expect(duty.until == duty.due)
    let after = try owed("anniversary", on: "2028-03-06") {
      $0.official = try VagueDate("1978-03-05")
    }
    #expect(after.map(\.due.description) == ["2053-03-05"])
  }

  @Test func `R28: of a year alone the whole year is the anniversary`() throws {
    func due(_ day: String) throws -> [String] {
      try owed("anniversary", on: day) { $0.official = try VagueDate("1931") }
        .map { "\($0.due) until \($0.until ?? .latest)" }
    }
    #expect(try due("2030-06-01") == ["2031-01-01 until 2031-12-31"])
    #expect(try due("2031-12-31").first == "2031-01-01 until 2031-12-31")
    #expect(try due("2032-01-01") == ["2056-01-01 until 2056-12-31"])
  }

  @Test func `R28: there is none without a day, and another one where it comes differently`() throws
  {
    #expect(try owed("anniversary").isEmpty)
    #expect(try owed("anniversary") { $0.official = .unknown }.isEmpty)
    let tens = try owed("anniversary", through: "2060-01-01") {
      $0.official = try VagueDate("1995-06-01")
      $0.adjustments["anniversary"] = .init(every: .years(10), policy: nil)
    }
    #expect(
      tens.map(\.due.description) == ["2035-06-01", "2045-06-01", "2055-06-01"])
  }

  @Test func `R26: the next larger project counts from the last, and from what was marked as done`()
    throws
  {
    func due(_ project: String?, done: String? = nil) throws -> [String] {
      try owed("ambitious-project") {
        $0.projects = try project.map { [25: try CivilDay($0)] } ?? [:]
        $0.done["ambitious-project"] = try done.map { try CivilDay($0) }
      }.map(\.due.description)
    }
    #expect(try due(nil) == ["2025-01-01"])
    #expect(try due("2024-05-01") == ["2029-05-01"])
    #expect(try due("2024-05-01", done: "2025-03-01") == ["2030-03-01"])
    #expect(try due("2024-05-01", done: "2023-03-01") == ["2029-05-01"])
  }

  @Test func `R1: after three years without contact somebody asks whether it is dormant`() throws {
    func duty(_ last: String?) throws -> Duty {
      try #require(
        try owed("dormancy") { $0.lastContact = try last.map { try CivilDay($0) } }.first)
    }
    #expect(try duty("2024-05-01").due.description == "2027-05-01")
    #expect(try duty("2024-05-01").detail == "last on 1 May 2024")
    // The log cannot have missed what was before it.
    #expect(try duty("2010-05-01").due.description == "2020-01-01")
    #expect(try duty(nil).due.description == "2023-01-01")
    #expect(try duty(nil).detail == "no contact on record")
    #expect(try owed("dormancy", stage: "dormant").isEmpty)
  }

  @Test func `R1: that somebody asked whether it is dormant is no contact`() throws {
    let asked = try #require(
      try owed("dormancy") {
        $0.lastContact = try CivilDay("2010-05-01")
        $0.done["dormancy"] = try CivilDay("2026-09-01")
      }.first)
    #expect(asked.due.description == "2029-09-01")
    #expect(asked.detail == "last on 1 May 2010")
  }

  @Test func `R1: after a revival everything begins anew`() throws {
    let duties = try owed(nil) {
      let long = try CivilDay("2015-03-01")
      ($0.lastMou, $0.lastMeeting, $0.lastContact, $0.channelsChecked) = (long, long, long, long)
      $0.projects = [25: long]
      $0.revived = try CivilDay("2026-09-01")
      $0.since = $0.revived
    }
    #expect(duties.filter { $0.code == "mou" }.map(\.due.description) == ["2028-09-01"])
    #expect(duties.allSatisfy { $0.due > CivilDay(unchecked: 20_727) }, "\(duties.map(\.key))")
    #expect(Set(duties.map(\.code)).isSuperset(of: ["people-meet", "dormancy", "backup-channels"]))
  }

  @Test(arguments: [(["phone"], "2020-01-31"), (["phone", "mail"], "2021-01-01")])
  func `R24: a second channel that is missing is asked for with the first notice`(
    channels: [String], due: String
  ) throws {
    let duties = try owed("backup-channels") { $0.channels = channels }
    #expect(duties.map(\.due.description) == [due])
  }

  @Test func `R23: at the very least people meet every other year`() throws {
    let duty = try #require(
      try owed("people-meet") { $0.lastMeeting = try CivilDay("2025-03-01") }.first)
    #expect(duty.due.description == "2026-12-31")
    #expect(
      duty.detail == "last on 1 March 2025; at the very latest by 31 December 2027")
    let adjusted = try #require(
      try owed("people-meet") {
        $0.lastMeeting = try CivilDay("2025-03-01")
        $0.adjustments["people-meet"] = .init(every: .years(3), policy: nil)
      }.first)
    #expect(adjusted.due.description == "2028-12-31")
    #expect(adjusted.detail == "last on 1 March 2025")
  }

  @Test func `R21: what was marked as done counts as the last time`() throws {
    let duty = try #require(
      try owed("mou") {
        $0.lastMou = try CivilDay("2022-05-01")
        $0.done["mou"] = try CivilDay("2025-02-01")
      }.first)
    #expect(duty.due.description == "2027-02-01")
  }

  @Test func `R29: the programme reports to the council each year`() throws {
    func due(_ known: String, _ day: String, through last: String) throws -> [String] {
      ProgrammeDuties(
        knownSince: try CivilDay(known)
      ).owed(
        under: try rules.kept(), on: try CivilDay(day), since: try CivilDay(day),
        through: try CivilDay(last)
      )
      .filter { $0.code == "report-to-council" }.map(\.key.description)
    }
    #expect(
      try due("2020-01-01", "2026-10-01", through: "2026-12-01") == [
        "report-to-council/programme/2025-12-31", "report-to-council/programme/2026-12-31",
      ])
    #expect(
      try due("2026-03-01", "2026-10-01", through: "2027-12-01") == [
        "report-to-council/programme/2026-12-31", "report-to-council/programme/2027-12-31",
      ])
  }
}
