import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on visits` {
  @Test func `R9: a visit is planned while its dates are vague`() throws {
    try Given.office().when(
      "delegation plan",
      [
        "delegation": "hue-2027", "partnership": "hue", "direction": "inbound",
        "title": "Huế visits", "arrives": "2027-05~", "purpose": "schools",
        "responsible": "chair",
      ], source: "letter"
    ).then(
      """
      DelegationPlanned {"delegation":"hue-2027","partnership":"hue","direction":"inbound",\
      "title":"Huế visits","arrives":"2027-05~","purpose":"schools","responsible":"chair",\
      "source":"letter"}
      """)
  }

  @Test func `R9: an arrival after the departure is refused`() throws {
    try Given.office().when(
      "delegation plan",
      [
        "delegation": "v", "partnership": "hue", "direction": "inbound", "arrives": "2027-05-12",
        "departs": "2027-05-04",
      ]
    ).refused(
      "the departure 2027-05-04 lies before the arrival 2027-05-12; give a later departure, or an"
        + " earlier arrival", rule: "R9")
  }

  @Test func `R36: dates that cannot be told apart are not refused`() throws {
    try Given.office().when(
      "delegation plan",
      [
        "delegation": "v", "partnership": "hue", "direction": "inbound", "arrives": "2027-05-12",
        "departs": "2027-05",
      ]
    ).warns()
  }

  @Test func `R36: a date that is none is refused with its advice`() throws {
    for (text, part) in [
      ("2027-13-01", "there is no month 13"), ("2027-02-29", "February 2027 has 28 days"),
      ("4/5/2027", "the year comes first"), ("soon", "it has no form known here"),
    ] {
      try Given.office().when(
        "delegation plan",
        [
          "delegation": "v", "partnership": "hue", "direction": "inbound",
          "arrives": .string(text),
        ]
      ).refused(part, field: "arrives")
    }
  }

  @Test func `R9: a visit from nobody, of a taken name or a stranger's care is refused`() throws {
    let given = try Given.office()
    func plan(_ name: String, _ partner: String, _ person: String = "chair") -> Outcome {
      given.when(
        "delegation plan",
        [
          "delegation": .string(name), "partnership": .string(partner), "direction": "inbound",
          "responsible": .string(person),
        ])
    }
    plan("v", "leon").refused("there is no partner \"leon\"")
    plan("hue", "hue").refused("\"hue\" is a partner already")
    plan("v", "hue", "nobody").refused("there is no person \"nobody\"")
  }

  @Test(arguments: ["ended", "emeritus", "suspended"])
  func `R1: a visit of a partnership that rests is planned with a warning`(stage: String) throws {
    let line =
      #"PartnershipStageChanged {"partnership":"hue","from":"official","to":"\#(stage)"}"#
    try Given.office().and(line).when(
      "delegation plan", ["delegation": "v", "partnership": "hue", "direction": "outbound"]
    ).warns("the partnership with hue is \(stage) (R1)")
  }

  @Test func `R36: a visit of the past counts from when it took place`() throws {
    let given = try Given.office()
    try given.when(
      "delegation record",
      [
        "delegation": "old", "partnership": "hue", "direction": "outbound", "arrives": "1995-03",
        "departs": "1995-04~", "size": 12, "unofficial": true,
      ]
    ).then(
      """
      1995-04~ DelegationRecorded {"delegation":"old","partnership":"hue","direction":"outbound",\
      "unofficial":true,"arrives":"1995-03","departs":"1995-04~","size":12}
      """)
    try given.when(
      "delegation record", ["delegation": "old", "partnership": "hue", "direction": "outbound"]
    ).then(
      """
      unknown DelegationRecorded {"delegation":"old","partnership":"hue","direction":"outbound"}
      """)
    try given.when(
      "delegation record", ["delegation": "old", "partnership": "hue", "direction": "outbound"],
      on: "1996"
    ).then(
      """
      1996 DelegationRecorded {"delegation":"old","partnership":"hue","direction":"outbound"}
      """)
  }

  @Test func `R9: a visit that lies ahead is not recorded as past`() throws {
    let given = try Given.office()
    func record(_ name: String, _ partner: String, _ arrives: String, _ departs: String) -> Outcome
    {
      given.when(
        "delegation record",
        [
          "delegation": .string(name), "partnership": .string(partner), "direction": "inbound",
          "arrives": .string(arrives), "departs": .string(departs),
        ])
    }
    record("v", "hue", "2026-09-29", "2026-10-02").refused(
      "v lies in the future (2 October 2026); plan it with delegation plan", rule: "R9")
    record("v", "hue", "2026-09-29", "2026-09-01").refused("lies before the arrival", rule: "R9")
    record("v", "leon", "2020", "2020").refused("there is no partner \"leon\"")
    record("chair", "hue", "2020", "2020").refused("\"chair\" is a person already")
  }

  @Test func `R10: a visit has at least one traveller`() throws {
    try Given.office().when(
      "delegation record",
      ["delegation": "v", "partnership": "hue", "direction": "inbound", "size": 0]
    ).refused("0 is out of range; write a whole number from 1 to", field: "size")
  }
}
