import Guidance
import Testing

@testable import Twinning

@Suite struct `Keys of duties` {
  @Test(
    arguments: [
      "mou/avignon/2027-04-01", "state-of-the-city-letter:sent/avignon/2026-12-31",
      "interpreter:guest-3/hue-2027/2027-05-02", "a:b:c/d/0001-01-01",
    ])
  func `A key is read as it is written`(text: String) throws {
    #expect(try #require(DutyKey(text)).description == text)
  }

  @Test(
    arguments: [
      "", "mou", "mou/avignon", "mou/avignon/2027-02-30", "mou/avignon/2027-04-01/x",
      "Mou/avignon/2027-04-01", "mou:/avignon/2027-04-01", "a:b:c:d/e/2027-04-01",
      "mou//2027-04-01", "mou/avignon/2027", "mou /avignon/2027-04-01",
      String(repeating: "a", count: 2_000) + "/b/2027-04-01",
    ])
  func `What is no key is refused`(text: String) { #expect(DutyKey(text) == nil) }

  private func duty(_ origin: Duty.Origin, _ due: String) throws -> Duty {
    Duty(
      code: "a", aspect: "b", title: "", subject: "hue", partner: "hue", due: try CivilDay(due),
      responsible: "", ladder: NoticeLadder(daysBefore: [0], lateEvery: nil), origin: origin)
  }

  @Test(arguments: [
    Duty.Origin.cadence, .agreement, .annual, .channels, .check, .introduction,
  ])
  func `What comes back stays the same when it is put off, and is another one next year`(
    origin: Duty.Origin
  ) throws {
    let owed = try duty(origin, "2026-12-31")
    let later = owed.moved(to: try CivilDay("2027-12-31"))
    #expect(owed.identity == "a:b/hue/2026-12-31" && later.identity == owed.identity)
    #expect(later.key != owed.key && later.firstDue == owed.due)
    #expect(try duty(origin, "2027-12-31").identity != later.identity)
  }

  @Test(arguments: [
    Duty.Origin.checklist, .outcome, .exchangeOutcome, .meetingOutcome, .letter, .answer,
  ])
  func `What is owed once stays the same whatever its day`(origin: Duty.Origin) throws {
    #expect(try duty(origin, "2026-12-31").identity == "a:b/hue")
    #expect(try duty(origin, "2027-01-31").identity == "a:b/hue")
  }
}
