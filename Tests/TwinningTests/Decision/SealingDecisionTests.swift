import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on what is sealed` {
  /// The office with a pupil and a guardian.
  private func family() throws -> Given {
    try Given.visit().and(
      #"PersonRegistered {"person":"pupil-4","partnership":"hue"}"#,
      #"PersonRegistered {"person":"guardian-4","partnership":"hue","public-name":"A. Example"}"#)
  }

  private func person(_ id: String, in given: Given) throws -> Person {
    try #require(given.records.person(PersonID(unchecked: id)))
  }

  @Test func `R10: a guardian is named in one event with boxes of two people`() throws {
    let outcome = try family().when(
      "person guardian",
      [
        "person": "pupil-4", "guardian": "guardian-4", "relation": "mother", "phone": "555",
        "care-note": "asthma",
      ])
    let fact = try #require(try outcome.result.get().facts.first)
    #expect(
      EventLine.text(fact.event, on: fact.effective)
        == #"2026-10-01 GuardianNamed {"person":"pupil-4","guardian":"guardian-4","sealed":["#
        + #"{"person":"pupil-4","about":"identity","box":""},"#
        + #"{"person":"pupil-4","about":"health","box":""},"#
        + #"{"person":"guardian-4","about":"identity","box":""}]}"#
        + #" pupil-4 identity: {"relation":"mother"} pupil-4 health: {"care-note":"asthma"}"#
        + #" guardian-4 identity: {"relation":"mother","phone":"555"}"#)
    let given = try family().after(outcome)
    let named = try #require(try person("pupil-4", in: given).guardians.first)
    let told = named.details(of: PersonID(unchecked: "pupil-4"), GlassSeals())
    #expect(told == Guardian.Details(relation: "mother", phone: "555", careNote: "asthma"))
  }

  @Test func `R10: a guardian is on record, and not the minor`() throws {
    let given = try family()
    given.when("person guardian", ["person": "pupil-4", "guardian": "nobody"]).refused(
      "there is no person \"nobody\"")
    given.when("person guardian", ["person": "pupil-4", "guardian": "pupil-4"]).refused(
      "pupil-4 cannot be their own guardian; name another person", rule: "R10", field: "guardian")
  }

  @Test func `R35: a person is forgotten with a reason, as who they were`() throws {
    let given = try family()
    try given.when("person forget", ["person": "chair"], because: "asked for it").then(
      #"PersonForgotten {"person":"chair","role":"chair","reason":"asked for it"}"#,
      warnings: [
        "the log keeps in clear, and for ever, what was recorded before values were sealed and what"
          + " was public, at position 3: no answer shows it any more, but whoever reads the file"
          + " can (R35)"
      ])
    try given.when("person forget", ["person": "pupil-4"], because: "r").then(
      #"PersonForgotten {"person":"pupil-4","reason":"r"}"#)
    let joined = try given.and(
      #"MemberJoined {"delegation":"hue-2027","person":"pupil-4","role":"artist"}"#)
    let outcome = joined.when("person forget", ["person": "pupil-4"], because: "r")
    try outcome.then(#"PersonForgotten {"person":"pupil-4","role":"artist","reason":"r"}"#)
    let after = try person("pupil-4", in: joined.after(outcome))
    #expect(after.openName == "an artist, forgotten 2026-10-01")
    let other = try given.after(
      given.when("person forget", ["person": "pupil-4"], because: "r"))
    #expect(try person("pupil-4", in: other).openName == "somebody, forgotten 2026-10-01")
  }

  @Test func `R35: forgetting twice, without a reason, or on another day is refused`() throws {
    let given = try family()
    given.when("person forget", ["person": "chair"]).refused("a reason is missing", rule: "R35")
    given.when("person forget", ["person": "chair"], on: "2026-09-01", because: "r").refused(
      "forgetting happens when it is asked for, not on 1 September 2026; leave --on out",
      rule: "R35", field: "on")
    let after = try given.after(given.when("person forget", ["person": "chair"], because: "r"))
    after.when("person forget", ["person": "chair"], because: "r").refused(
      "chair was forgotten on 1 October 2026; put them on record anew under another short name",
      rule: "R35")
    try after.when("person retire", ["person": "chair", "office": "chair"]).then(
      #"OfficeLeft {"person":"chair","office":"chair"}"#)
  }

  @Test(
    arguments: [
      ("person detail", ["person": "chair", "email": "x"]),
      ("person describe", ["person": "chair", "public-name": "x"]),
      ("person appoint", ["person": "chair", "office": "president"]),
      ("person introduce", ["person": "chair", "partnership": "hue"]),
      ("person guardian", ["person": "pupil-4", "guardian": "chair"]),
      ("person guardian", ["person": "chair", "guardian": "pupil-4"]),
      ("delegation join", ["delegation": "hue-2027", "person": "chair", "role": "chair"]),
      ("checklist assign", ["delegation": "hue-2027", "item": "gifts", "person": "chair"]),
    ] as [(String, KeyValuePairs<String, JSONValue>)])
  func `R35: nothing new is recorded about somebody forgotten`(
    name: String, fields: KeyValuePairs<String, JSONValue>
  ) throws {
    let given = try family()
    let after = try given.after(given.when("person forget", ["person": "chair"], because: "r"))
    after.when(name, fields).refused("chair was forgotten on 1 October 2026", rule: "R35")
  }

  @Test func `R35: a part is forgotten alone, and the rest stays`() throws {
    let given = try family().and(
      #"PersonalDetailsRecorded {"person":"pupil-4","given-name":"An","diet":["vegan"]}"#)
    let outcome = given.when(
      "person forget", ["person": "pupil-4", "only": "health"], because: "r")
    try outcome.then(
      #"PersonForgotten {"person":"pupil-4","only":"health","reason":"r"}"#,
      warnings: [
        "the log keeps in clear, and for ever, what was recorded before values were sealed and what"
          + " was public, at position 10: no answer shows it any more, but whoever reads the file"
          + " can (R35)"
      ])
    let after = try given.after(outcome)
    let details = try person("pupil-4", in: after).details(GlassSeals())
    #expect(details.identity.givenName == "An" && details.health == HealthDetails())
    after.when("person forget", ["person": "pupil-4", "only": "health"], because: "r").refused(
      "the health part of pupil-4 was forgotten on 1 October 2026; nothing was recorded since",
      rule: "R35", field: "only")
  }

  @Test(
    arguments: [
      ("2009-05-04", true), ("2009-05-03", true), ("2008-12-31", true), ("2009", true),
      ("2000", false), ("unknown", nil), ("2009-05-04/2010", true), ("../2012", nil),
    ] as [(String, Bool?)])
  func `R10: whoever is under 18 on the day of arrival is a minor`(
    born: String, isMinor: Bool?
  ) throws {
    var details = PersonalDetails()
    details.identity.born = born == "unknown" ? .unknown : try VagueDate(born)
    #expect(details.isMinor(on: try CivilDay("2026-10-01")) == isMinor)
    details.identity.born = try VagueDate("2008")
    #expect(details.isMinor(on: try CivilDay("2026-10-01")) == nil)
  }
}
