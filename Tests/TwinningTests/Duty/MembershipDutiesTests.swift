import Guidance
import Testing

@testable import Twinning

@Suite struct `What is asked of members` {
  private func owed(
    on day: String, _ members: [(since: String, paid: Set<Int>)], known: String = "2020-01-01"
  ) throws -> [String] {
    MembershipDuties(
      members: try members.map { .init(since: try CivilDay($0.since), paid: $0.paid) },
      knownSince: try CivilDay(known)
    ).owed(
      under: try Guidebook.shared.cadences(asOf: try CivilDay(day).daysSince1970).kept(),
      on: try CivilDay(day), since: try CivilDay(day)
    ).map { "\($0.key): \($0.detail)" }
  }

  @Test func `R7a: one duty tells how many have not renewed, from October on`() throws {
    let duties = try owed(
      on: "2026-10-15",
      [("2024-05-01", [2026]), ("2025-05-01", [2026, 2027]), ("2026-01-01", [2026])])
    #expect(
      duties == ["dues-renewal/programme/2026-12-31: 2 of 3 members have not renewed for 2027"])
    let rule = try #require(
      try Guidebook.shared.cadences(asOf: guidanceDay).first { $0.id == "dues-renewal" })
    let due = try CivilDay("2026-12-31")
    let first = due.adding(days: -Int(rule.ladder?.daysBefore.first ?? 0))
    #expect(first?.description == "2026-10-01")
  }

  @Test func `R7a: in January what is unpaid is asked for`() throws {
    let duties = try owed(on: "2027-01-02", [("2024-05-01", [2026]), ("2025-05-01", [2027])])
    #expect(
      duties == [
        "dues-renewal/programme/2027-12-31: 2 of 2 members have not renewed for 2028",
        "dues-unpaid/programme/2027-01-31: 1 of 2 members has not paid for 2027",
      ])
  }

  @Test(
    arguments: [("2026-09-30", true), ("2026-10-01", false), ("2026-12-31", false)])
  func `R7a: who joins from October on joins for the year to come`(
    since: String, owes: Bool
  ) throws {
    let duties = try owed(on: "2026-12-31", [(since, [])])
    #expect(duties.contains { $0.hasPrefix("dues-unpaid") } == owes)
    #expect(duties.contains { $0.hasPrefix("dues-renewal") })
  }

  @Test func `R7a: who joins during the year has a month for the dues`() throws {
    func unpaid(_ members: [(since: String, paid: Set<Int>)]) throws -> [String] {
      try owed(on: "2026-07-01", members).filter { $0.hasPrefix("dues-unpaid") }
    }
    let later = (since: "2026-06-20", paid: Set<Int>())
    #expect(
      try unpaid([later]) == [
        "dues-unpaid/programme/2026-07-20: 1 of 1 members has not paid for 2026"
      ])
    #expect(
      try unpaid([later, ("2024-01-01", [])]) == [
        "dues-unpaid/programme/2026-01-31: 2 of 2 members have not paid for 2026"
      ])
  }

  @Test func `R7a: nothing is late before the log began, and nothing is asked of nobody`() throws {
    #expect(try owed(on: "2026-07-01", []).isEmpty)
    #expect(
      try owed(on: "2026-07-01", [("2020-01-01", [])], known: "2026-06-15").contains(
        "dues-unpaid/programme/2026-07-15: 1 of 1 members has not paid for 2026"))
  }

  private var guidanceDay: Int32 { 20_727 }
}
