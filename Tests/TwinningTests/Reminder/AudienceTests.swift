import Guidance
import Testing

@testable import Twinning

@Suite struct `Who is told` {
  private static let ladder = NoticeLadder(
    daysBefore: [0], lateEvery: 30, escalation: .init(after: 2, to: ["president"]))

  private func told(
    _ responsible: String, assigned: Bool = false, officers: [(String, String)],
    gone: Set<String> = []
  ) throws -> [String] {
    let duty = Duty(
      code: "mou", title: "MOU", subject: "hue", partner: "hue", due: try CivilDay("2026-10-01"),
      detail: "", responsible: responsible, isAssigned: assigned, rule: "R21", ladder: Self.ladder)
    let audience = Audience(
      officers: officers.map {
        Audience.Officer(person: PersonID(unchecked: $0.0), office: $0.1)
      },
      standIns: ["liaison": ["chair", "president"], "president": ["chair"]], zone: .utc,
      recipients: {
        gone.contains($0.text) ? nil : Recipient(person: $0, language: nil, zone: .utc)
      })
    return audience.addressees(of: duty).map { one in
      "\(one.recipient.person)\(one.since.map { " from \($0)" } ?? ""): \(one.why)"
    }
  }

  @Test func `R31: whoever holds the office, all of them`() throws {
    #expect(
      try told("chair", officers: [("b", "chair"), ("a", "chair"), ("a", "chair")]) == [
        "a: holds the office of chair", "b: holds the office of chair",
      ])
  }

  @Test func `R30: a stand-in in order, and why`() throws {
    #expect(
      try told("liaison", officers: [("c", "chair"), ("p", "president")]).first
        == "c: the office of liaison is vacant; stands in as chair")
    #expect(
      try told("liaison", officers: [("p", "president")]).first
        == "p: the office of liaison is vacant; stands in as president")
  }

  @Test func `R30: the president hears of what stays late, once`() throws {
    #expect(
      try told("chair", officers: [("c", "chair"), ("p", "president")]) == [
        "c: holds the office of chair",
        "p from late-2: hears of what stays late: holds the office of president",
      ])
    #expect(
      try told("president", officers: [("p", "president")]) == [
        "p: holds the office of president"
      ])
  }

  @Test func `R30: with the post and its stand-ins vacant, an officer; else nobody to tell`() throws
  {
    #expect(
      try told("treasurer", officers: [("s", "secretary"), ("c", "chair")]).first
        == "s: the office of treasurer is vacant; holds the office of secretary")
    #expect(
      try told("treasurer", officers: [("v", "volunteer")]).first
        == "v: the office of treasurer is vacant; holds the office of volunteer")
    #expect(
      try told("treasurer", officers: [])
        == ["nobody: the office of treasurer is vacant; nobody to tell"])
  }

  @Test func `R31: the person to whom it was given, and an officer when they are gone`() throws {
    #expect(
      try told("ann", assigned: true, officers: [("c", "chair")]).first == "ann: was given it")
    #expect(
      try told("ann", assigned: true, officers: [("c", "chair")], gone: ["ann"]).first
        == "c: it was given to ann, who cannot be told; holds the office of chair")
  }
}
