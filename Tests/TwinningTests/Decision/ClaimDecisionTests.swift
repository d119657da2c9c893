import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on claims` {
  static let claim =
    #"ClaimRecorded {"subject":"hue","claim":"city","about":"founded","text":"1993"}"#

  private func add(
    _ given: Given, subject: String = "hue", claim: String = "state",
    disputes: [String] = [], source: String? = "gazette"
  ) -> Outcome {
    given.when(
      "claim add",
      [
        "subject": .string(subject), "claim": .string(claim), "about": "founded",
        "text": "in 1995", "disputes": .array(disputes.map(JSONValue.string)),
      ], on: "1995", source: source)
  }

  @Test func `R36: sources may disagree, and both claims are kept`() throws {
    try add(Given.office().and(Self.claim), disputes: ["city"]).then(
      """
      1995 ClaimRecorded {"subject":"hue","claim":"state","about":"founded","text":"in 1995",\
      "disputes":["city"],"source":"gazette"}
      """)
  }

  @Test func `R36: the programme too may be claimed about`() throws {
    try add(Given.office(), subject: "programme").warns()
  }

  @Test func `R36: a claim needs a subject, its own name, its source and what it disputes`() throws
  {
    let given = try Given.office().and(Self.claim)
    add(given, subject: "leon").refused(
      "nothing is called \"leon\"; see search, or name the programme", rule: "R36",
      field: "subject")
    add(given, claim: "city").refused(
      "there is a claim \"city\" on hue already; choose another short name", rule: "R36",
      field: "claim")
    add(given, disputes: ["town"]).refused(
      "there is no claim \"town\" on hue to dispute; record that claim first", rule: "R36",
      field: "disputes")
    add(given, source: nil).refused(
      "a claim needs its source; say where it stands: --source", rule: "R36")
    add(try Given()).refused("the programme itself is not on record yet")
  }

  @Test func `R36: one claim is held to be right, with the reason`() throws {
    let given = try Given.office().and(Self.claim)
    let settled = given.when(
      "claim settle", ["subject": "hue", "claim": "city"], because: "the minutes were found")
    try settled.then(
      #"ClaimSettled {"subject":"hue","claim":"city","reason":"the minutes were found"}"#)
    let after = try given.after(settled)
    #expect(after.records.claims(on: SubjectID(unchecked: "hue")).first?.settlement != nil)
    after.when(
      "claim settle", ["subject": "hue", "claim": "city"], because: "the minutes were found"
    ).refused("city is held to be right already, for that reason", rule: "R36", field: "claim")
    given.when("claim settle", ["subject": "hue", "claim": "city"]).refused(
      "a reason is missing", rule: "R36")
    given.when("claim settle", ["subject": "hue", "claim": "ctiy"], because: "x").refused(
      "there is no claim \"ctiy\" on hue; did you mean city?", rule: "R36", field: "claim")
    given.when("claim settle", ["subject": "programme", "claim": "city"], because: "x").refused(
      "there is no claim \"city\" on programme; claim add keeps one first", rule: "R36",
      field: "claim")
  }

  @Test func `R36: settling another claim on the matter replaces, and leaves other matters alone`()
    throws
  {
    let given = try Given.office().and(
      Self.claim,
      #"ClaimRecorded {"subject":"hue","claim":"state","about":"founded","text":"1995"}"#,
      #"ClaimRecorded {"subject":"hue","claim":"aid","about":"aid","text":"much"}"#,
      #"ClaimSettled {"subject":"hue","claim":"aid","reason":"receipts"}"#,
      #"ClaimSettled {"subject":"hue","claim":"city","reason":"minutes"}"#,
      #"ClaimSettled {"subject":"hue","claim":"state","reason":"gazette"}"#)
    let settled = given.records.claims(on: SubjectID(unchecked: "hue")).map(\.settlement?.reason)
    #expect(settled == [nil, "gazette", "receipts"])
  }
}
