import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on partnerships` {
  @Test func `R1: a partner is added with stage and kind`() throws {
    try Given.office().when(
      "partner add",
      [
        "partnership": "leon", "names": ["León"], "country": "NI", "zones": ["UTC"],
        "languages": ["es"], "stage": "official", "note": "first of all",
      ], on: "1984", source: "archive"
    ).then(
      """
      1984 PartnershipRegistered {"partnership":"leon","names":["León"],"country":"NI",\
      "zones":["UTC"],"languages":["es"],"kind":"sister-city","stage":"official",\
      "note":"first of all","source":"archive"}
      """)
  }

  @Test func `R1: a partner begins as a prospect, and one name needs no list`() throws {
    try Given.office().when(
      "partner add", ["partnership": "leon", "names": "León", "country": "NI"]
    ).then(
      """
      PartnershipRegistered {"partnership":"leon","names":["León"],"country":"NI",\
      "kind":"sister-city","stage":"prospect"}
      """)
  }

  @Test func `R1: the same short name twice is refused, whatever it names`() throws {
    let given = try Given.office()
    given.when("partner add", ["partnership": "hue", "names": "Huế", "country": "VN"]).refused(
      "\"hue\" is a partner already; choose another short name")
    given.when("partner add", ["partnership": "chair", "names": "Ada", "country": "VN"]).refused(
      "\"chair\" is a person already")
    given.when("partner add", ["partnership": "programme", "names": "P", "country": "VN"]).refused(
      "\"programme\" stands for the programme itself")
  }

  @Test func `R1: a partner without a name is refused`() throws {
    try Given.office().when(
      "partner add", ["partnership": "leon", "names": .array([]), "country": "NI"]
    ).refused("a name is missing; give at least one", rule: "R1", field: "names")
  }

  @Test func `R1: a partner needs the programme and a known zone`() throws {
    try Given().when("partner add", ["partnership": "leon", "names": "León", "country": "NI"])
      .refused("the programme itself is not on record yet")
    try Given.office().when(
      "partner add",
      ["partnership": "leon", "names": "León", "country": "NI", "zones": ["America/Managa"]]
    ).refused("is not known here", field: "zones")
  }

  @Test func `R1: a mistyped stage or kind names the near one`() throws {
    try Given.office().when(
      "partner add", ["partnership": "leon", "names": "León", "country": "NI", "stage": "oficial"]
    ).refused("\"oficial\" is none of the choices; did you mean official?", field: "stage")
  }

  @Test func `R32: a description replaces what it names`() throws {
    try Given.office().when("partner describe", ["partnership": "hue", "kind": "friendship-city"])
      .then(#"PartnershipDescribed {"partnership":"hue","kind":"friendship-city"}"#)
  }

  @Test func `R32: an empty description, an unknown partner or zone is refused`() throws {
    let given = try Given.office()
    given.when("partner describe", ["partnership": "hue"]).refused(
      "nothing was named that should change")
    given.when("partner describe", ["partnership": "hoi-an", "note": "x"]).refused(
      "there is no partner \"hoi-an\"; see partner list, or partner add")
    given.when("partner describe", ["partnership": "hue", "zones": ["Asia/Hue"]]).refused(
      "is not known here", field: "zones")
  }

  @Test func `R1: a stage changes when guidance lets it`() throws {
    try Given.office().when(
      "partner stage", ["partnership": "hue", "stage": "dormant"], on: "2010", because: "no mail"
    ).then(
      """
      2010 PartnershipStageChanged {"partnership":"hue","from":"official","to":"dormant",\
      "reason":"no mail"}
      """)
  }

  @Test func `R1: an illegal stage change is refused with what may follow`() throws {
    let given = try Given.office()
    given.when("partner stage", ["partnership": "hue", "stage": "prospect"]).refused(
      "a partnership does not go from official to prospect; it may become dormant, suspended,"
        + " ended, emeritus", rule: "R1")
    given.when("partner stage", ["partnership": "hue", "stage": "official"]).refused(
      "hue is official already", rule: "R1")
    given.when("partner stage", ["partnership": "nowhere", "stage": "official"]).refused(
      "there is no partner \"nowhere\"")
  }

  @Test(arguments: ["dormant", "suspended", "ended", "emeritus"])
  func `R1: a stage that guidance wants explained is refused without a reason`(stage: String) throws
  {
    try Given.office().when("partner stage", ["partnership": "hue", "stage": .string(stage)])
      .refused("a reason is missing; say why", rule: "R1")
  }

  @Test func `R4: becoming official tells which steps are not on record`() throws {
    let given = try Given.office().and(
      #"PartnershipRegistered {"partnership":"leon","names":["León"],"country":"NI","kind":"other","stage":"agreed"}"#
    )
    try given.when("partner stage", ["partnership": "leon", "stage": "official"]).warns(
      "not on record yet: approval by the home council; approval by the partner's council;"
        + " signature of the home side's top elected official; signature of the partner's top"
        + " elected official; a copy received by the national body (R4)")
    let ready = try given.and(
      #"AgreementApproved {"partnership":"leon","by":"home"}"#,
      #"AgreementApproved {"partnership":"leon","by":"partner"}"#,
      #"AgreementSigned {"partnership":"leon","by":"home"}"#,
      #"AgreementSigned {"partnership":"leon","by":"partner"}"#)
    try ready.when("partner stage", ["partnership": "leon", "stage": "official"]).warns(
      "not on record yet: a copy received by the national body (R4)")
    let filed = try ready.and(#"AgreementCopyFiled {"partnership":"leon","receiver":"SCI"}"#)
    try filed.when("partner stage", ["partnership": "leon", "stage": "official"]).warns()
  }

  @Test func `R4: a digest that is none is refused`() throws {
    try Given.office().when(
      "partner stage",
      ["partnership": "hue", "stage": "dormant", "document-sha256": "ABC"], because: "x"
    ).refused("\"ABC\" is no SHA-256; write its 64", rule: "R4", field: "document-sha256")
  }

  @Test func `R1: a reaffirmation is recorded`() throws {
    try Given.office().when(
      "partner reaffirm",
      ["partnership": "hue", "place": "Huế", "signatories": ["both mayors"]], on: "2018-04"
    ).then(
      """
      2018-04 PartnershipReaffirmed {"partnership":"hue","place":"Huế",\
      "signatories":["both mayors"]}
      """)
  }

  @Test(arguments: ["prospect", "exploring"])
  func `R1: what is not agreed yet cannot be reaffirmed`(stage: String) throws {
    let given = try Given.office().and(
      """
      PartnershipRegistered {"partnership":"leon","names":["León"],"country":"NI",\
      "kind":"other","stage":"\(stage)"}
      """)
    given.when("partner reaffirm", ["partnership": "leon"]).refused(
      "leon is only \(stage): there is nothing to reaffirm yet", rule: "R1")
    given.when("partner reaffirm", ["partnership": "hue", "document-sha256": "x"]).refused(
      "is no SHA-256", rule: "R4", field: "document-sha256")
  }
}
