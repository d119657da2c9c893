import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on checks, passports and visas` {
  private func chair(in given: Given) throws -> Person {
    try #require(given.records.record.person(PersonID(unchecked: "chair")))
  }

  private func text(_ outcome: Outcome) throws -> String {
    let fact = try #require(try outcome.result.get().facts.first)
    return EventLine.text(fact.event, on: fact.effective)
  }

  @Test func `R10: a check counts for a year, and only that day stands open`() throws {
    let given = try Given.office()
    let outcome = given.when(
      "person check", ["person": "chair", "checked": "2026-09-10", "level": "enhanced"])
    #expect(
      try text(outcome)
        == #"2026-10-01 CheckRecorded {"person":"chair","until":"2027-09-10","sealed":["#
        + #"{"person":"chair","about":"identity","box":""}]}"#
        + #" chair identity: {"checked":"2026-09-10","level":"enhanced"}"#)
    let checked = try chair(in: given.after(outcome))
    #expect(checked.check?.until.description == "2027-09-10")
    #expect(checked.details(GlassSeals()).check.level == "enhanced")
  }

  @Test func `R10: a check may count longer or shorter, and the one that counts longest is kept`()
    throws
  {
    let given = try Given.office()
    let first = given.when(
      "person check", ["person": "chair", "checked": "2026-01-10", "until": "2029-01-10"])
    let second = try given.after(first).when(
      "person check", ["person": "chair", "checked": "2025-01-10", "until": "2026-01-09"])
    #expect(
      try second.result.get().warnings == ["this check counts no more since 9 January 2026 (R10)"])
    let after = try chair(in: given.after(first).after(second))
    #expect(after.check?.until.description == "2029-01-10")
    #expect(after.details(GlassSeals()).check.checked?.description == "2026-01-10")
  }

  @Test func `R10: a check counts as long as is kept with the person's partner`() throws {
    let given = try Given.office()
    let kept = try given.after(
      given.when(
        "partner cadence",
        ["partnership": "hue", "duty": "safeguarding-check", "every": "P2Y"], because: "agreed"))
    func until(_ person: JSONValue) throws -> String? {
      let checked = try kept.after(
        kept.when("person check", ["person": person, "checked": "2026-09-10"]))
      let id = PersonID(unchecked: person.text ?? "")
      return checked.records.record.person(id)?.check?.until.description
    }
    #expect(try until("mayor-hue") == "2028-09-10")
    #expect(try until("chair") == "2027-09-10")
  }

  @Test func `R10: a check of tomorrow, or one that ended before it was made, is refused`() throws {
    let given = try Given.office()
    given.when("person check", ["person": "chair", "checked": "2026-10-02"]).refused(
      "is still to come", rule: "R10", field: "checked")
    given.when(
      "person check", ["person": "chair", "checked": "2026-09-10", "until": "2026-09-09"]
    ).refused("would end before it was made", rule: "R10", field: "until")
    given.when("person check", ["person": "nobody", "checked": "2026-09-10"]).refused(
      "there is no person \"nobody\"")
  }

  @Test func `R10: of a passport the validity alone is kept, sealed`() throws {
    let given = try Given.office()
    let outcome = given.when("person passport", ["person": "chair", "expires": "2031-04-30"])
    #expect(
      try text(outcome)
        == #"2026-10-01 PassportRecorded {"person":"chair","sealed":["#
        + #"{"person":"chair","about":"identity","box":""}]}"#
        + #" chair identity: {"expires":"2031-04-30"}"#)
    let details = try chair(in: given.after(outcome)).details(GlassSeals())
    #expect(details.passport.expires?.description == "2031-04-30" && !details.isEmpty)
    let expired = given.when("person passport", ["person": "chair", "expires": "2026-09-30"])
    #expect(try expired.result.get().warnings == ["the passport of chair has expired (R10)"])
  }

  @Test func `R10: a visa is of a member for a visit, and sealed`() throws {
    let given = try Given.visitWithMayor()
    let arguments: KeyValuePairs<String, JSONValue> = [
      "person": "mayor-hue", "delegation": "hue-2027", "visa": "needed",
    ]
    let outcome = given.when("person visa", arguments)
    #expect(
      try text(outcome)
        == #"2026-10-01 VisaRecorded {"person":"mayor-hue","delegation":"hue-2027","sealed":["#
        + #"{"person":"mayor-hue","about":"identity","box":""}]}"#
        + #" mayor-hue identity: {"visa":"needed"}"#)
    given.when(
      "person visa", ["person": "chair", "delegation": "hue-2027", "visa": "needed"]
    ).refused("chair is no member of hue-2027", rule: "R10", field: "person")
    given.when(
      "person visa", ["person": "mayor-hue", "delegation": "hue-2027", "visa": "perhaps"]
    ).refused("none of", field: "visa")
  }

  @Test func `R35: papers are forgotten with who somebody is, and not with their health`() throws {
    var given = try Given.visitWithMayor()
    for (command, arguments) in [
      ("person check", ["person": "mayor-hue", "checked": "2026-09-10"]),
      ("person passport", ["person": "mayor-hue", "expires": "2031-04-30"]),
      (
        "person visa", ["person": "mayor-hue", "delegation": "hue-2027", "visa": "granted"]
      ),
    ] as [(String, KeyValuePairs<String, JSONValue>)] {
      given = try given.after(given.when(command, arguments))
    }
    func details(_ only: String?) throws -> (Person, PersonalDetails) {
      let forgotten = try given.and(
        only.map {
          #"PersonForgotten {"person":"mayor-hue","only":"\#($0)","reason":"r"}"#
        } ?? #"PersonForgotten {"person":"mayor-hue","reason":"r"}"#)
      let mayor = try #require(
        forgotten.records.record.person(PersonID(unchecked: "mayor-hue")))
      return (mayor, mayor.details(GlassSeals()))
    }
    let (healthy, kept) = try details("health")
    #expect(healthy.check != nil && kept.passport.expires != nil)
    #expect(kept.visas[DelegationID(unchecked: "hue-2027")] == .granted)
    for part in ["identity", nil] {
      let (mayor, gone) = try details(part)
      #expect(mayor.check == nil && gone.isEmpty)
    }
  }
}
