import JSONText
import Testing

@testable import Twinning

@Suite struct `The stages of a visit` {
  private func visit(at stage: String, _ given: Given? = nil) throws -> Given {
    try (given ?? Given.visit()).and(
      #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"\#(stage)"}"#)
  }

  @Test func `R9: a visit goes on to the next stage`() throws {
    try Given.visit().when("delegation stage", ["delegation": "hue-2027", "stage": "invited"]).then(
      #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"invited"}"#)
  }

  @Test func `R9: an illegal stage change is refused with what may follow`() throws {
    let given = try Given.visit()
    given.when("delegation stage", ["delegation": "hue-2027", "stage": "evaluated"]).refused(
      "a visit does not go from proposed to evaluated; it may become invited, accepted, scheduled,"
        + " completed, postponed, cancelled", rule: "R9")
    given.when("delegation stage", ["delegation": "hue-2027", "stage": "proposed"]).refused(
      "hue-2027 is proposed already", rule: "R9")
    given.when("delegation stage", ["delegation": "none", "stage": "invited"]).refused(
      "there is no visit \"none\"")
    try visit(at: "evaluated").when(
      "delegation stage", ["delegation": "hue-2027", "stage": "invited"]
    ).refused("a visit does not go from evaluated to invited; evaluated is the end", rule: "R9")
  }

  @Test func `R9: scheduling while the arrival is vague is done with a warning`() throws {
    let given = try Given.visit()
    try given.when("delegation stage", ["delegation": "hue-2027", "stage": "scheduled"]).warns()
    let vague = try given.and(#"DelegationMoved {"delegation":"hue-2027","arrives":"2027-05~"}"#)
    try vague.when("delegation stage", ["delegation": "hue-2027", "stage": "scheduled"]).warns(
      "the arrival is still vague (about May 2027); make it firm with delegation move (R9)")
  }

  @Test(arguments: ["under-way", "completed"])
  func `R9: what lies ahead is begun or completed with a warning`(stage: String) throws {
    let given = try visit(at: "scheduled")
    let arguments: KeyValuePairs<String, JSONValue> = [
      "delegation": "hue-2027", "stage": .string(stage),
    ]
    try given.when("delegation stage", arguments).warns(
      "the arrival is still to come (4 May 2027) (R9)")
    try given.when("delegation stage", arguments, today: "2027-05-04").warns()
  }

  @Test func `R9: a visit that was never scheduled is completed when its days are over`() throws {
    let arguments: KeyValuePairs<String, JSONValue> = [
      "delegation": "hue-2027", "stage": "completed",
    ]
    for given in [try Given.visit(), try visit(at: "invited"), try visit(at: "accepted")] {
      given.when("delegation stage", arguments, today: "2027-05-10").refused(
        "that of hue-2027 are not (11 May 2027)", rule: "R9")
      let over = given.when("delegation stage", arguments, today: "2027-05-11")
      #expect(try over.result.get().facts.count == 1)
    }
    let vague = try Given.visit().and(
      #"DelegationMoved {"delegation":"hue-2027","arrives":""}"#)
    vague.when("delegation stage", arguments, today: "2027-05-11").refused("", rule: "R9")
  }

  @Test func `R9: postponing and cancelling by stage want a reason too`() throws {
    for stage in ["postponed", "cancelled"] {
      try Given.visit().when(
        "delegation stage", ["delegation": "hue-2027", "stage": .string(stage)]
      ).refused("a reason is missing", rule: "R9")
    }
    try visit(at: "cancelled").when(
      "delegation stage", ["delegation": "hue-2027", "stage": "proposed"]
    ).refused("a reason is missing", rule: "R9")
  }

  @Test func `R9: a visit is called off with a reason`() throws {
    let given = try Given.visit()
    try given.when("delegation cancel", ["delegation": "hue-2027"], because: "no visas").then(
      """
      DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"cancelled",\
      "reason":"no visas"}
      """)
    given.when("delegation cancel", ["delegation": "hue-2027"]).refused(
      "a reason is missing", rule: "R9")
    given.when("delegation cancel", ["delegation": "none"], because: "x").refused(
      "there is no visit \"none\"")
    try visit(at: "completed").when("delegation cancel", ["delegation": "hue-2027"], because: "x")
      .refused("a visit does not go from completed to cancelled", rule: "R9")
    try visit(at: "cancelled").when("delegation cancel", ["delegation": "hue-2027"], because: "x")
      .refused("hue-2027 is cancelled already", rule: "R9")
  }
}
