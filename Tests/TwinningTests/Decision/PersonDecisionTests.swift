import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on people` {
  @Test func `R35: personal fields become an event of their own`() throws {
    try Given.office().when(
      "person add",
      [
        "person": "guest-1", "partnership": "hue", "public-name": "Phan An",
        "languages": ["vi:native", "en"], "given-name": "An", "family-name": "Phan",
        "diet": ["vegetarian"],
      ]
    ).then(
      """
      PersonRegistered {"person":"guest-1","partnership":"hue","public-name":"Phan An",\
      "languages":["vi:native","en:fluent"]}
      """,
      """
      PersonalDetailsRecorded {"person":"guest-1","given-name":"An","family-name":"Phan",\
      "diet":["vegetarian"]}
      """)
  }

  @Test func `R35: a person without private fields has no private event`() throws {
    try Given.office().when("person add", ["person": "guest-1"]).then(
      #"PersonRegistered {"person":"guest-1"}"#)
  }

  @Test func `R10: a person of nobody, twice, or before the programme is refused`() throws {
    let given = try Given.office()
    given.when("person add", ["person": "chair"]).refused("\"chair\" is a person already")
    given.when("person add", ["person": "g", "partnership": "leon"]).refused(
      "there is no partner \"leon\"")
    try Given().when("person add", ["person": "g"]).refused("the programme itself is not on record")
  }

  @Test func `R10: a language or short name that is none is refused with an example`() throws {
    let given = try Given.office()
    given.when("person add", ["person": "g", "languages": ["vi:superb"]]).refused(
      "\"vi:superb\" is no language with level; write for instance es:native", field: "languages")
    given.when("person add", ["person": "Phan An"]).refused(
      "is no short name; write up to 64 lower-case letters a to z, digits and single hyphens, for"
        + " instance \"phan-an\"", field: "person")
  }

  @Test func `R35: details are recorded, but not none`() throws {
    let given = try Given.office()
    try given.when("person detail", ["person": "chair", "email": "a@b.org", "born": "1950~"]).then(
      #"PersonalDetailsRecorded {"person":"chair","born":"1950~","email":"a@b.org"}"#)
    given.when("person detail", ["person": "chair"]).refused(
      "nothing was named that should be recorded; name a field")
    for text in ["chair at example.org", "a@b..org", "Chair <a@b.org>"] {
      given.when("person detail", ["person": "chair", "email": .string(text)]).refused(
        "\"\(text)\" is no mail address; write one such as office@example.org",
        field: "email")
    }
    given.when("person detail", ["person": "nobody", "email": "x"]).refused(
      "there is no person \"nobody\"; see person list, or person add")
  }

  @Test func `R10: a description replaces name or languages, but not nothing`() throws {
    let given = try Given.office()
    try given.when("person describe", ["person": "chair", "languages": ["fr:some"]]).then(
      #"PersonDescribed {"person":"chair","languages":["fr:some"]}"#)
    given.when("person describe", ["person": "chair"]).refused(
      "nothing was named that should change; name a field")
    given.when("person describe", ["person": "nobody"]).refused("there is no person \"nobody\"")
  }

  @Test func `R6: an office is taken on its day`() throws {
    try Given.office().when(
      "person appoint", ["person": "chair", "office": "president", "title": "President"],
      on: "2026-01-15", source: "minutes"
    ).then(
      """
      2026-01-15 OfficeTaken {"person":"chair","office":"president","title":"President",\
      "source":"minutes"}
      """)
  }

  @Test func `R6: an office is not taken twice`() throws {
    try Given.office().when("person appoint", ["person": "chair", "office": "chair"]).refused(
      "chair holds the office of chair already, since 2020; end it first with person retire",
      rule: "R6")
  }

  @Test func `R17: an office of one's own making brings its rank`() throws {
    let given = try Given.office()
    try given.when(
      "person appoint", ["person": "chair", "office": "doge", "rank": "mayor"]
    ).then(#"OfficeTaken {"person":"chair","office":"doge","rank":"mayor"}"#)
    given.when("person appoint", ["person": "chair", "office": "majors"]).refused(
      "guidance knows no office \"majors\"; did you mean mayor?, or give its rank with --rank",
      rule: "R17", field: "office")
    given.when("person appoint", ["person": "chair", "office": "doge", "rank": "duke"]).refused(
      "there is no rank \"duke\"", rule: "R17", field: "rank")
    given.when("person appoint", ["person": "nobody", "office": "chair"]).refused(
      "there is no person \"nobody\"")
  }

  @Test func `R6: a term ends`() throws {
    try Given.office().when(
      "person retire", ["person": "chair", "office": "chair"], on: "2026-09-30", because: "moved"
    ).then(#"2026-09-30 OfficeLeft {"person":"chair","office":"chair","reason":"moved"}"#)
  }

  @Test func `R6: a term that was not begun, or that ends before it began, is refused`() throws {
    let given = try Given.office()
    given.when("person retire", ["person": "chair", "office": "mayor"]).refused(
      "chair does not hold the office of mayor; they hold chair", rule: "R6")
    given.when("person retire", ["person": "chair", "office": "chair"], on: "2019").refused(
      "the end of the term 2019 lies before the beginning of the term 2020", rule: "R6")
    given.when("person retire", ["person": "nobody", "office": "chair"]).refused(
      "there is no person \"nobody\"")
    try given.and(#"2021 OfficeLeft {"person":"chair","office":"chair"}"#)
      .when("person retire", ["person": "chair", "office": "chair"])
      .refused("chair does not hold the office of chair; they hold none", rule: "R6")
  }

  @Test func `R6: an office-holder introduces themselves to a partner`() throws {
    let given = try Given.office()
    try given.when("person introduce", ["person": "chair", "partnership": "hue"], on: "2026-09")
      .then(#"2026-09 OfficeHolderIntroduced {"person":"chair","partnership":"hue"}"#)
    given.when("person introduce", ["person": "nobody", "partnership": "hue"]).refused(
      "there is no person \"nobody\"")
    given.when("person introduce", ["person": "chair", "partnership": "leon"]).refused(
      "there is no partner \"leon\"")
  }
}
