import Guidance
import Testing

@testable import Twinning

@Suite struct `The order of duties` {
  private func duty(_ text: String) throws -> Duty {
    let parts = text.split(separator: " ").map(String.init)
    return Duty(
      code: parts[3], title: "", subject: parts[2], partner: parts[1],
      due: try CivilDay(parts[0]), detail: "", responsible: "", rule: "",
      ladder: NoticeLadder(daysBefore: [0], lateEvery: nil))
  }

  @Test func `is that of days, partners, subjects and codes, and else as it was`() throws {
    let lines = [
      "2027-01-02 a a a", "2027-01-01 b v x", "2027-01-01 b b y", "2027-01-01 b b x",
      "2027-01-01 a a z", "2026-12-31 z z z", "2027-01-02 a a a", "2027-01-03 a a a",
    ]
    let duties = try lines.map(duty)
    let sorted = duties.inOrder { duties[$0].due < (try? CivilDay("2027-01-03")) ?? .latest }
    #expect(
      sorted.map { "\($0.due) \($0.partner) \($0.subject) \($0.code)" } == [
        "2026-12-31 z z z", "2027-01-01 a a z", "2027-01-01 b b x", "2027-01-01 b b y",
        "2027-01-01 b v x", "2027-01-02 a a a", "2027-01-02 a a a",
      ])
    #expect([Duty]().inOrder { _ in true }.isEmpty)
  }
}
