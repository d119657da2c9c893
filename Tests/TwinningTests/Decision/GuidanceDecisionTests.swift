import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on guidance` {
  private func override(
    _ given: Given, _ item: String, off: Bool = false, offset: String? = nil,
    responsible: String? = nil, because reason: String? = "our way"
  ) -> Outcome {
    given.when(
      "guidance override",
      [
        "item": .string(item), "off": .bool(off), "offset": offset.map(JSONValue.string) ?? .null,
        "responsible": responsible.map(JSONValue.string) ?? .null,
      ], because: reason)
  }

  @Test func `R20: an item is followed differently, with a reason`() throws {
    let given = try Given.office()
    try override(given, "invitation", offset: "-P120D", responsible: "chair").then(
      """
      GuidanceOverridden {"item":"invitation","offset":"-P120D","responsible":"chair",\
      "reason":"our way"}
      """)
    try override(given, "gifts", off: true).then(
      #"GuidanceOverridden {"item":"gifts","off":true,"reason":"our way"}"#)
  }

  @Test func `R20: nobody is made responsible who holds no known office`() throws {
    override(try Given.office(), "gifts", responsible: "chiar").refused(
      "there is no office \"chiar\"; did you mean chair", rule: "R20", field: "responsible")
  }

  @Test func `R20: an override of nothing, without reason or difference is refused`() throws {
    let given = try Given.office()
    override(given, "invitatoin", off: true).refused(
      "there is no guidance item \"invitatoin\"; did you mean invitation?", rule: "R20",
      field: "item")
    override(given, "invitation").refused(
      "nothing was named that should differ; give --off, --offset or --responsible", rule: "R20")
    override(given, "invitation", off: true, because: nil).refused(
      "a reason is missing", rule: "R20")
  }

  @Test func `R20: a difference that an item cannot have is refused`() throws {
    let given = try Given.office()
    override(given, "mou", offset: "P1Y").refused(
      "mou is due at no distance from a visit, so --offset would change nothing; use partner"
        + " cadence", rule: "R20", field: "offset")
    override(given, "business", responsible: "chair").refused(
      "nobody is responsible for business", rule: "R20", field: "responsible")
  }

  @Test func `R20: what is followed differently is restored`() throws {
    let given = try Given.office()
    let done = override(given, "gifts", off: true)
    try given.after(done).when("guidance restore", ["item": "gifts"], because: "asked for").then(
      #"GuidanceRestored {"item":"gifts","reason":"asked for"}"#)
    given.when("guidance restore", ["item": "gifts"]).refused(
      "gifts is followed as it came; nothing needs doing", rule: "R20")
    given.when("guidance restore", ["item": "nothing-such"]).refused(
      "there is no guidance item \"nothing-such\"", rule: "R20", field: "item")
  }
}
