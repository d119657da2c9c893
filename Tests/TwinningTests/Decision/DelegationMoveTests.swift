import JSONText
import Testing

@testable import Twinning

@Suite struct `Moving a visit` {
  static let item =
    """
    ItineraryItemAdded {"delegation":"hue-2027","item":"tour","title":"Tour","kind":"visit",\
    "starts":"2027-05-05T10:00","zone":"America/New_York","ends":"2027-05-05T12:00"}
    """

  @Test func `R9: moving the arrival moves the departure and the itinerary`() throws {
    try Given.visit().when(
      "delegation move", ["delegation": "hue-2027", "arrives": "2027-06-01"], because: "flights"
    ).then(
      """
      DelegationMoved {"delegation":"hue-2027","arrives":"2027-06-01","departs":"2027-06-08",\
      "days":28,"reason":"flights"}
      """)
  }

  @Test func `R9: a departure that is given counts, whatever the length was`() throws {
    try Given.visit().when(
      "delegation move",
      ["delegation": "hue-2027", "arrives": "2027-05-05", "departs": "2027-05-08"]
    ).then(
      """
      DelegationMoved {"delegation":"hue-2027","arrives":"2027-05-05","departs":"2027-05-08",\
      "days":1}
      """)
  }

  @Test func `R9: a new departure alone leaves the itinerary where it is`() throws {
    try Given.visit().when(
      "delegation move",
      ["delegation": "hue-2027", "arrives": "2027-05-04", "departs": "2027-05-12"]
    ).then(
      #"DelegationMoved {"delegation":"hue-2027","arrives":"2027-05-04","departs":"2027-05-12"}"#)
  }

  @Test func `R9: an arrival that becomes firm keeps the departure that is known`() throws {
    let given = try Given.office().and(
      """
      DelegationPlanned {"delegation":"hue-2027","partnership":"hue","direction":"inbound",\
      "arrives":"2027-05","departs":"2027-05-11"}
      """)
    try given.when("delegation move", ["delegation": "hue-2027", "arrives": "2027-05-04"]).then(
      #"DelegationMoved {"delegation":"hue-2027","arrives":"2027-05-04","departs":"2027-05-11"}"#)
    try given.when("delegation move", ["delegation": "hue-2027", "arrives": "2027-06-04"]).then(
      #"DelegationMoved {"delegation":"hue-2027","arrives":"2027-06-04"}"#)
  }

  @Test func `R9: a length that is lost with a vague arrival is told`() throws {
    try Given.visit().when("delegation move", ["delegation": "hue-2027", "arrives": "2027-06"])
      .then(
        #"DelegationMoved {"delegation":"hue-2027","arrives":"2027-06"}"#, warnings: [Self.lost])
  }

  private static let lost =
    "that the visit lasts 7 nights is not known any more; give the departure too, as vague as it"
    + " is (R9)"

  @Test func `R9: an itinerary stays with a warning when an arrival is vague`() throws {
    let given = try Given.visit().and(Self.item)
    try given.when("delegation move", ["delegation": "hue-2027", "arrives": "2027-06"]).then(
      #"DelegationMoved {"delegation":"hue-2027","arrives":"2027-06"}"#,
      warnings: [
        "the itinerary stayed where it was, because not both arrivals are exact days (R9)",
        Self.lost,
      ])
  }

  @Test func `R9: a move to where it is, backwards or of what is over is refused`() throws {
    let given = try Given.visit()
    func move(_ given: Given, _ arrives: String, _ departs: String) -> Outcome {
      given.when(
        "delegation move",
        [
          "delegation": "hue-2027", "arrives": .string(arrives), "departs": .string(departs),
        ])
    }
    move(given, "2027-05-04", "2027-05-11").refused("hue-2027 has these dates already", rule: "R9")
    move(given, "2027-05-12", "2027-05-11").refused("lies before the arrival", rule: "R9")
    given.when("delegation move", ["delegation": "leon-2027", "arrives": "2027"]).refused(
      "there is no visit \"leon-2027\"; see delegation list")
    for (stage, advice) in [
      ("completed", "what happened stays as it is"), ("cancelled", "plan another visit"),
      ("evaluated", "what happened stays as it is"),
    ] {
      let over = try given.and(
        #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"\#(stage)"}"#)
      move(over, "2027-05-12", "2027-05-13").refused(
        "hue-2027 is \(stage) and cannot be moved any more; \(advice)", rule: "R9")
    }
  }

  @Test func `R9: a visit is put off with a reason, and its dates may change at once`() throws {
    let given = try Given.visit()
    try given.when("delegation postpone", ["delegation": "hue-2027"], because: "typhoon").then(
      """
      DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"postponed",\
      "reason":"typhoon"}
      """)
    try given.when(
      "delegation postpone", ["delegation": "hue-2027", "arrives": "2028"], because: "typhoon"
    ).then(
      """
      DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"postponed",\
      "reason":"typhoon"}
      """,
      #"DelegationMoved {"delegation":"hue-2027","arrives":"2028","reason":"typhoon"}"#,
      warnings: [Self.lost])
  }

  @Test func `R9: putting off to a firm day takes departure and itinerary along`() throws {
    try Given.visit().and(Self.item).when(
      "delegation postpone", ["delegation": "hue-2027", "arrives": "2027-09-04"],
      because: "typhoon"
    ).then(
      """
      DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"postponed",\
      "reason":"typhoon"}
      """,
      """
      DelegationMoved {"delegation":"hue-2027","arrives":"2027-09-04","departs":"2027-09-11",\
      "days":123,"reason":"typhoon"}
      """)
  }

  @Test func `R9: putting off wants a reason and dates in order`() throws {
    let given = try Given.visit()
    given.when("delegation postpone", ["delegation": "hue-2027"]).refused(
      "a reason is missing; say why: --reason", rule: "R9")
    given.when(
      "delegation postpone", ["delegation": "hue-2027", "departs": "2028"], because: "x"
    ).refused("a new departure needs a new arrival; give --arrives", rule: "R9")
    given.when(
      "delegation postpone",
      ["delegation": "hue-2027", "arrives": "2028-02", "departs": "2028-01"], because: "x"
    ).refused("the departure 2028-01 lies before the arrival 2028-02", rule: "R9")
    given.when("delegation postpone", ["delegation": "none"], because: "x").refused(
      "there is no visit \"none\"")
    let over = try given.and(
      #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"completed"}"#)
    over.when("delegation postpone", ["delegation": "hue-2027"], because: "x").refused(
      "a visit does not go from completed to postponed; it may become evaluated", rule: "R9")
  }
}
