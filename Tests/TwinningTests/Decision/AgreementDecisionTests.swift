import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on the agreement` {
  let digest = String(repeating: "0af1", count: 16)

  @Test func `R4: a council approves, with its document`() throws {
    try Given.office().when(
      "agreement approve",
      [
        "partnership": "hue", "by": "home", "body": "Board of Alders", "document": "Resolution 12",
        "document-place": "city clerk", "document-sha256": .string(digest),
      ], on: "1993-05", source: "minutes"
    ).then(
      """
      1993-05 AgreementApproved {"partnership":"hue","by":"home","body":"Board of Alders",\
      "document":"Resolution 12","document-place":"city clerk","document-sha256":"\(digest)",\
      "source":"minutes"}
      """)
  }

  @Test func `R4: a top official signs`() throws {
    try Given.office().when(
      "agreement sign", ["partnership": "hue", "by": "partner", "signatory": "chairman"],
      on: "1993"
    ).then(
      #"1993 AgreementSigned {"partnership":"hue","by":"partner","signatory":"chairman"}"#)
  }

  @Test func `R4: the national body receives a copy`() throws {
    try Given.office().when("agreement file", ["partnership": "hue", "receiver": "SCI"]).then(
      #"AgreementCopyFiled {"partnership":"hue","receiver":"SCI"}"#)
  }

  @Test func `R4: each step is taken once on each side`() throws {
    let given = try Given.office().and(
      #"1993-05 AgreementApproved {"partnership":"hue","by":"home"}"#,
      #"1993-06 AgreementSigned {"partnership":"hue","by":"home"}"#,
      #"1993 AgreementCopyFiled {"partnership":"hue","receiver":"SCI"}"#)
    given.when("agreement approve", ["partnership": "hue", "by": "home"]).refused(
      "the agreement with hue is on record as approved on the home side (May 1993); keep what"
        + " another source says with claim add", rule: "R4")
    given.when("agreement sign", ["partnership": "hue", "by": "home"]).refused(
      "signed on the home side (June 1993)", rule: "R4")
    given.when("agreement file", ["partnership": "hue", "receiver": "x"]).refused(
      "is on record as filed (1993)", rule: "R4")
    try given.when("agreement approve", ["partnership": "hue", "by": "partner"]).then(
      #"AgreementApproved {"partnership":"hue","by":"partner"}"#)
  }

  @Test(arguments: ["agreement approve", "agreement sign", "agreement file"])
  func `R4: an unknown partner and a digest that is none are refused`(command: String) throws {
    let given = try Given.office()
    let end: String = command == "agreement file" ? "receiver" : "by"
    given.when(command, ["partnership": "leon", .init(end): "home"]).refused(
      "there is no partner \"leon\"")
    given.when(
      command, ["partnership": "hue", .init(end): "home", "document-sha256": "12"]
    ).refused("\"12\" is no SHA-256", rule: "R4", field: "document-sha256")
  }
}
