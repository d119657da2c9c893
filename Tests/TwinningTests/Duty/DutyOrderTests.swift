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

  @Test func `is that of days, partners, subjects and codes, and each key stands once`() throws {
    let lines = [
      "2027-01-02 a a a", "2027-01-01 b v x", "2027-01-01 b b y", "2027-01-01 b b x",
      "2027-01-01 a a z", "2026-12-31 z z z", "2027-01-02 a a a", "2027-01-03 a a a",
    ]
    var sorted = try lines.map(duty)
    let last = try CivilDay("2027-01-02")
    sorted.putInOrder { $0[$1].due <= last }
    #expect(
      sorted.map { "\($0.due) \($0.partner) \($0.subject) \($0.code)" } == [
        "2026-12-31 z z z", "2027-01-01 a a z", "2027-01-01 b b x", "2027-01-01 b b y",
        "2027-01-01 b v x", "2027-01-02 a a a",
      ])
    sorted.putInOrder { _, _ in false }
    #expect(sorted.isEmpty)
    sorted.putInOrder { _, _ in true }
    #expect(sorted.isEmpty)
  }

  @Test func `tells ways of the same exchange apart, whichever stands between`() throws {
    let aspects = ["sent", "received", "sent", "joint", "received"]
    var duties = try aspects.map { aspect in
      Duty(
        try duty("2027-01-01 a a x").grounds, aspect: aspect, subject: "a", partner: "a",
        due: try CivilDay("2027-01-01"), detail: "")
    }
    duties.putInOrder { _, _ in true }
    #expect(duties.map(\.aspect) == ["sent", "received", "joint"])
  }

  @Test func `is that of a plain sort, whatever the order before`() throws {
    var numbers = SystemRandomNumberGenerator()
    for count in [1, 2, 3, 10, 400] {
      let duties = try (0..<count).map { number in
        try duty("2027-0\(1 + number % 7)-10 p s-\(number) c")
      }.shuffled(using: &numbers)
      var sorted = duties
      sorted.putInOrder { !$0[$1].subject.hasSuffix("3") }
      let expected = duties.filter { !$0.subject.hasSuffix("3") }.map { "\($0.due) \($0.subject)" }
      #expect(sorted.map { "\($0.due) \($0.subject)" } == expected.sorted())
    }
  }
}
