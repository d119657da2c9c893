import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on exchanges` {
  static let planned =
    """
    ExchangePlanned {"exchange":"art","partnership":"hue","kind":"artists","title":"Art",\
    "direction":"inbound","starts":"2027-03-01","ends":"2027-03-10"}
    """

  private func stage(_ given: Given, _ stage: String, because reason: String? = nil) -> Outcome {
    given.when(
      "exchange stage", ["exchange": "art", "stage": .string(stage)], because: reason)
  }

  @Test func `R14: an exchange is planned, with or without travel`() throws {
    let given = try Given.office()
    try given.when(
      "exchange plan",
      [
        "exchange": "art", "partnership": "hue", "kind": "artists", "title": "Art",
        "direction": "inbound", "starts": "2027-03", "series": "art", "responsible": "chair",
      ]
    ).then(
      """
      ExchangePlanned {"exchange":"art","partnership":"hue","kind":"artists","title":"Art",\
      "direction":"inbound","starts":"2027-03","series":"art","responsible":"chair"}
      """)
    try given.when(
      "exchange plan",
      ["exchange": "art", "partnership": "hue", "kind": "artists", "title": "Art"]
    ).then(
      """
      ExchangePlanned {"exchange":"art","partnership":"hue","kind":"artists","title":"Art",\
      "direction":"none"}
      """)
  }

  @Test(arguments: ["exchange plan", "exchange record"])
  func `R9: an exchange of nobody, of a taken name or that ends too early is refused`(
    command: String
  ) throws {
    let given = try Given.office()
    func ask(_ name: String, _ partner: String, _ ends: String) -> Outcome {
      given.when(
        command,
        [
          "exchange": .string(name), "partnership": .string(partner), "kind": "artists",
          "title": "Art", "starts": "2020-03-02", "ends": .string(ends),
        ])
    }
    ask("art", "leon", "2020-04").refused("there is no partner \"leon\"")
    ask("chair", "hue", "2020-04").refused("\"chair\" is a person already")
    ask("art", "hue", "2020-02").refused(
      "the end 2020-02 lies before the start 2020-03-02", rule: "R9")
  }

  @Test func `R14: an exchange in the care of nobody, or of no kind, is refused`() throws {
    let given = try Given.office()
    given.when(
      "exchange plan",
      [
        "exchange": "art", "partnership": "hue", "kind": "artists", "title": "Art",
        "responsible": "nobody",
      ]
    ).refused("there is no person \"nobody\"")
    given.when(
      "exchange plan", ["exchange": "a", "partnership": "hue", "kind": "artist", "title": "A"]
    ).refused("\"artist\" is none of the choices; did you mean artists?", field: "kind")
  }

  @Test func `R36: an exchange of the past counts from when it took place`() throws {
    let given = try Given.office()
    try given.when(
      "exchange record",
      [
        "exchange": "art", "partnership": "hue", "kind": "artists", "title": "Art",
        "starts": "1999", "people": 3,
      ]
    ).then(
      """
      1999 ExchangeRecorded {"exchange":"art","partnership":"hue","kind":"artists","title":"Art",\
      "direction":"none","starts":"1999","people":3}
      """)
    given.when(
      "exchange record",
      [
        "exchange": "art", "partnership": "hue", "kind": "artists", "title": "Art",
        "starts": "2026-10-02",
      ]
    ).refused("art lies in the future (2 October 2026); plan it with exchange plan", rule: "R9")
  }

  @Test func `R9: moving the start moves the end`() throws {
    let given = try Given.office().and(Self.planned)
    try given.when(
      "exchange move", ["exchange": "art", "starts": "2027-04-01"], because: "school holidays"
    ).then(
      """
      ExchangeMoved {"exchange":"art","starts":"2027-04-01","ends":"2027-04-10",\
      "reason":"school holidays"}
      """)
    try given.when("exchange move", ["exchange": "art", "starts": "2027-05"]).then(
      #"ExchangeMoved {"exchange":"art","starts":"2027-05"}"#)
  }

  @Test func `R9: a move to where it is, backwards or of what is over is refused`() throws {
    let given = try Given.office().and(Self.planned)
    given.when("exchange move", ["exchange": "art", "starts": "2027-03-01"]).refused(
      "art has these dates already", rule: "R9")
    given.when(
      "exchange move", ["exchange": "art", "starts": "2027-03-02", "ends": "2027-03-01"]
    ).refused("the end 2027-03-01 lies before the start 2027-03-02", rule: "R9")
    given.when("exchange move", ["exchange": "none", "starts": "2027"]).refused(
      "there is no exchange \"none\"; see schedule")
    for stage in ["completed", "evaluated", "cancelled"] {
      try given.and(
        #"ExchangeStageChanged {"exchange":"art","from":"planned","to":"\#(stage)"}"#
      ).when("exchange move", ["exchange": "art", "starts": "2028"]).refused(
        "art is \(stage) and cannot be moved any more; plan another one", rule: "R9")
    }
  }

  @Test func `R9: an exchange goes on to the next stage, and no further`() throws {
    let given = try Given.office().and(Self.planned)
    try stage(given, "completed").then(
      #"ExchangeStageChanged {"exchange":"art","from":"planned","to":"completed"}"#)
    stage(given, "planned").refused("art is planned already", rule: "R9")
    stage(given, "evaluated").refused(
      "an exchange does not go from planned to evaluated; it may become under-way, completed,"
        + " postponed, cancelled", rule: "R9")
    stage(given, "cancelled").refused("a reason is missing", rule: "R9")
    try stage(given, "cancelled", because: "no money").then(
      """
      ExchangeStageChanged {"exchange":"art","from":"planned","to":"cancelled",\
      "reason":"no money"}
      """)
    let over = try given.and(
      #"ExchangeStageChanged {"exchange":"art","from":"completed","to":"evaluated"}"#)
    stage(over, "planned").refused("evaluated is the end", rule: "R9")
    given.when("exchange stage", ["exchange": "none", "stage": "planned"]).refused(
      "there is no exchange \"none\"")
  }
}
