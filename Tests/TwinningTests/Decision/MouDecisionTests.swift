import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on MOUs` {
  let planned =
    #"MouPlanned {"mou":"hue-mou","partnership":"hue","meets":"2027-03","responsible":"chair"}"#

  @Test func `R21: the meeting on the next MOU is planned, its day may be vague`() throws {
    try Given.office().when(
      "mou plan",
      [
        "mou": "hue-mou", "partnership": "hue", "meets": "2027-03", "place": "by video",
        "responsible": "chair", "note": "youth first",
      ]
    ).then(
      """
      MouPlanned {"mou":"hue-mou","partnership":"hue","meets":"2027-03","place":"by video",\
      "responsible":"chair","note":"youth first"}
      """)
  }

  @Test func `R21: an MOU of an unknown partner, person or taken name is not planned`() throws {
    let given = try Given.office()
    given.when("mou plan", ["mou": "m", "partnership": "leon", "meets": "2027"]).refused(
      "there is no partner \"leon\"")
    given.when("mou plan", ["mou": "hue", "partnership": "hue", "meets": "2027"]).refused(
      "\"hue\" is a partner already")
    given.when(
      "mou plan", ["mou": "m", "partnership": "hue", "meets": "2027", "responsible": "nobody"]
    ).refused("there is no person \"nobody\"")
  }

  @Test func `R36: a meeting on a day that is none is refused`() throws {
    try Given.office().when("mou plan", ["mou": "m", "partnership": "hue", "meets": "2027-02-30"])
      .refused("is not a date: February 2027 has 28 days", field: "meets")
  }

  @Test func `R21: the meeting is moved`() throws {
    try Given.office().and(planned).when(
      "mou move", ["mou": "hue-mou", "meets": "2027-04-12"], because: "the council meets later"
    ).then(
      """
      MouMoved {"mou":"hue-mou","from":"2027-03","meets":"2027-04-12",\
      "reason":"the council meets later"}
      """)
  }

  @Test func `R21: a meeting is not moved to where it is`() throws {
    let given = try Given.office().and(planned)
    given.when("mou move", ["mou": "hue-mou", "meets": "2027-03"]).refused(
      "the meeting of hue-mou is on 2027-03 already", rule: "R21")
    given.when("mou move", ["mou": "other", "meets": "2027-03"]).refused(
      "there is no MOU \"other\"; see schedule, or mou plan")
  }

  @Test func `R21: a planned MOU is signed on the day that is told`() throws {
    try Given.office().and(planned).when(
      "mou sign",
      [
        "mou": "hue-mou", "interests": ["schools", "health"], "exchanges": "teachers 2028",
        "budget": "each its own travel", "signatories": ["both chairs"],
      ], on: "2026-03-14"
    ).then(
      """
      2026-03-14 MouSigned {"mou":"hue-mou","partnership":"hue","interests":["schools","health"],\
      "exchanges":["teachers 2028"],"budget":"each its own travel","signatories":["both chairs"]}
      """)
  }

  @Test func `R21: an MOU that is still to come is not signed`() throws {
    try Given.office().and(planned).when("mou sign", ["mou": "hue-mou"], on: "2030-01-01").refused(
      "is still to come", rule: "R21", field: "on")
  }

  @Test func `R21: an MOU that was never planned is signed when the partner is named`() throws {
    let given = try Given.office()
    try given.when("mou sign", ["mou": "old", "partnership": "hue"], on: "2010~").then(
      #"2010~ MouSigned {"mou":"old","partnership":"hue"}"#)
    given.when("mou sign", ["mou": "old"]).refused(
      "there is no MOU \"old\" planned; name the partner with --partnership", rule: "R21")
    given.when("mou sign", ["mou": "old", "partnership": "leon"]).refused(
      "there is no partner \"leon\"")
    given.when("mou sign", ["mou": "chair", "partnership": "hue"]).refused(
      "\"chair\" is a person already")
  }

  @Test func `R21: an MOU is signed with whom it was planned, with a digest that is one`() throws {
    let given = try Given.office().and(
      planned,
      #"PartnershipRegistered {"partnership":"leon","names":["L"],"country":"NI","kind":"other","stage":"official"}"#
    )
    given.when("mou sign", ["mou": "hue-mou", "partnership": "leon"]).refused(
      "hue-mou was planned with hue, not with leon; leave the partner out", rule: "R21")
    given.when("mou sign", ["mou": "hue-mou", "document-sha256": "1"]).refused(
      "\"1\" is no SHA-256", rule: "R4", field: "document-sha256")
  }

  @Test func `R21: an MOU is called off with a reason`() throws {
    let given = try Given.office().and(planned)
    try given.when("mou cancel", ["mou": "hue-mou"], because: "typhoon").then(
      #"MouCancelled {"mou":"hue-mou","reason":"typhoon"}"#)
    given.when("mou cancel", ["mou": "hue-mou"]).refused("a reason is missing", rule: "R21")
  }

  @Test(arguments: ["mou move", "mou sign", "mou cancel"])
  func `R21: what is signed or called off stays so`(command: String) throws {
    let given = try Given.office().and(planned)
    let meets: KeyValuePairs<String, JSONValue> = ["mou": "hue-mou", "meets": "2028"]
    let plain: KeyValuePairs<String, JSONValue> = ["mou": "hue-mou"]
    let arguments = command == "mou move" ? meets : plain
    try given.and(#"MouSigned {"mou":"hue-mou","partnership":"hue"}"#)
      .when(command, arguments, because: "x")
      .refused("hue-mou is signed already; plan the next one with mou plan", rule: "R21")
    try given.and(#"MouCancelled {"mou":"hue-mou","reason":"typhoon"}"#)
      .when(command, arguments, because: "x")
      .refused("hue-mou was called off; plan another one with mou plan", rule: "R21")
  }
}
