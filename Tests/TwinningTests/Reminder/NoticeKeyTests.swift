import Guidance
import Testing

@testable import Twinning

@Suite struct `The key of a notice` {
  @Test(
    arguments: [
      "mou/avignon/2027-04-01/before-30/chair-1/mail",
      "state-of-the-city-letter:sent/hue/2026-12-31/day/chair/terminal",
      "interpreter:guest-3/hue-2027/2027-05-02/late-24/secretary/webhook",
    ])
  func `is read as it is written`(text: String) throws {
    let key = try #require(NoticeKey(text))
    #expect(key.description == text)
    #expect(NoticeKey(key.description) == key)
  }

  @Test(
    arguments: [
      "", "mou", "mou/avignon/2027-04-01", "mou/avignon/2027-04-01/before-30/chair",
      "mou/avignon/2027-04-01/before-30/chair/pigeon", "mou/avignon/2027-04-01/before-0/chair/mail",
      "mou/avignon/2027-04-01/late-36526/chair/mail", "mou/avignon/2027-04-01/late-0/chair/mail",
      "mou/avignon/2027-02-29/day/chair/mail", "mou/avignon/2027-04-01/before-030/chair/mail",
      "mou/avignon/2027-04-01/before-99999999999999999999/chair/mail",
      "a:b:c:d/avignon/2027-04-01/day/chair/mail", "mou//2027-04-01/day/chair/mail",
    ])
  func `is nothing else`(text: String) { #expect(NoticeKey(text) == nil) }

  @Test func `its steps follow each other in time`() throws {
    let steps = try ["before-180", "before-7", "day", "late-1", "late-24"].map {
      try #require(NoticeStep($0))
    }
    #expect(steps == steps.sorted())
    let ladder = NoticeLadder(daysBefore: [180, 90, 30, 7, 0], lateEvery: 30)
    let due = try CivilDay("2026-10-01")
    let days = ladder.steps(due: due, until: nil, on: due)
    #expect(days.map(\.step) == days.map(\.step).sorted())
    #expect(days.map(\.day) == days.map(\.day).sorted())
    #expect(days.count == 7)
    let until = try CivilDay("2026-11-01")
    #expect(ladder.steps(due: due, until: until, on: due).last?.step == .late(1))
  }

  @Test func `R30: late notices come for ever, and the last three years of them are looked at`()
    throws
  {
    let ladder = NoticeLadder(daysBefore: [], lateEvery: 30)
    let due = try CivilDay("2020-01-01")
    let day = due.addingClamped(days: 30 * 80)
    let steps = ladder.steps(due: due, until: nil, on: day).map(\.step)
    #expect(steps == (45...82).map { .late($0) })
    #expect(steps.last.flatMap { NoticeStep("\($0)") } == .late(82))
    let ahead = ladder.steps(due: due, until: nil, on: due, through: day).map(\.step)
    #expect(ahead == (1...82).map { .late($0) })
  }

  @Test(
    arguments: [
      ([Int32](), Int32?.none, 0), ([0], 0, 1), ([7, 7, -3, 0], nil, 2), ([], 30, 2),
    ])
  func `R30: a ladder of zeros, or none, ends`(days: [Int32], every: Int32?, count: Int) throws {
    let ladder = NoticeLadder(daysBefore: days, lateEvery: every)
    let due = try CivilDay("2026-10-01")
    #expect(ladder.steps(due: due, until: nil, on: due).count == count)
    #expect(ladder.steps(due: .latest, until: nil, on: .latest).count <= count)
  }
}
