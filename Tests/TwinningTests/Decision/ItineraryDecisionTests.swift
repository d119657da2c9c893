import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on itineraries` {
  static let lunch =
    """
    ItineraryItemAdded {"delegation":"hue-2027","item":"lunch","title":"Lunch","kind":"meal",\
    "starts":"2027-05-05T12:00","zone":"America/New_York","ends":"2027-05-05T13:30"}
    """

  private func add(
    _ given: Given, _ item: String, _ starts: String, _ ends: String, kind: String = "visit",
    delegation: String = "hue-2027", weekday: String? = nil
  ) -> Outcome {
    given.when(
      "itinerary add",
      [
        "delegation": .string(delegation), "item": .string(item), "title": "Thing",
        "kind": .string(kind), "starts": .string(starts), "ends": .string(ends),
        "weekday": weekday.map(JSONValue.string) ?? .null,
      ])
  }

  @Test func `R12: an item has place, two zones, somebody responsible and interpreters`() throws {
    try Given.visit().when(
      "itinerary add",
      [
        "delegation": "hue-2027", "item": "flight", "title": "Flight home", "kind": "departure",
        "place": "JFK", "starts": "2027-05-11T22:00", "zone": "America/New_York",
        "ends": "2027-05-12T05:00", "end-zone": "Europe/Paris", "weekday": "tuesday",
        "meets": ["consul"], "responsible": "chair", "interpreters": 1, "transport": "bus",
      ]
    ).then(
      """
      ItineraryItemAdded {"delegation":"hue-2027","item":"flight","title":"Flight home",\
      "kind":"departure","place":"JFK","starts":"2027-05-11T22:00","zone":"America/New_York",\
      "ends":"2027-05-12T05:00","end-zone":"Europe/Paris","weekday":"tuesday","meets":["consul"],\
      "responsible":"chair","interpreters":1,"transport":"bus"}
      """)
  }

  @Test func `R12: an item takes the zone of the side that receives`() throws {
    let given = try Given.visit().and(
      """
      DelegationPlanned {"delegation":"out","partnership":"hue","direction":"outbound",\
      "arrives":"2027-05-04","departs":"2027-05-11"}
      """,
      #"PartnershipRegistered {"partnership":"leon","names":["L"],"country":"NI","kind":"other","stage":"official"}"#,
      #"DelegationPlanned {"delegation":"to-leon","partnership":"leon","direction":"outbound"}"#)
    try add(given, "a", "2027-05-05T10:00", "2027-05-05T11:00", delegation: "out").then(
      """
      ItineraryItemAdded {"delegation":"out","item":"a","title":"Thing","kind":"visit",\
      "starts":"2027-05-05T10:00","zone":"Asia/Ho_Chi_Minh","ends":"2027-05-05T11:00"}
      """)
    add(given, "a", "2027-05-05T10:00", "2027-05-05T11:00", delegation: "to-leon").refused(
      "the time zone of leon is not on record; give --zone, or record it with partner describe",
      rule: "R12", field: "zone")
  }

  @Test func `R12: an item that ends before it starts is refused, in its two zones`() throws {
    let given = try Given.visit()
    add(given, "a", "2027-05-05T10:00", "2027-05-05T10:00").refused(
      "a ends at 2027-05-05T10:00, which is not after its start at 2027-05-05T10:00; check the"
        + " times, and the zone of the end (--end-zone)", rule: "R12", field: "ends")
    func fly(_ ends: String) -> Outcome {
      given.when(
        "itinerary add",
        [
          "delegation": "hue-2027", "item": "fly", "title": "Flight", "kind": "arrival",
          "starts": "2027-05-04T06:00", "zone": "Asia/Ho_Chi_Minh", "ends": .string(ends),
          "end-zone": "America/New_York",
        ])
    }
    try fly("2027-05-04T05:00").warns()
    fly("2027-05-03T18:00").refused("is not after its start", rule: "R12", field: "ends")
  }

  @Test func `R12: an item twice, of nobody, in no zone or of a visit that is over is refused`()
    throws
  {
    let given = try Given.visit().and(Self.lunch)
    add(given, "lunch", "2027-05-06T10:00", "2027-05-06T11:00").refused(
      "the itinerary of hue-2027 has an item \"lunch\" already; choose another short name, or use"
        + " itinerary move", rule: "R12", field: "item")
    add(given, "a", "2027-05-06T10:00", "2027-05-06T11:00", delegation: "none").refused(
      "there is no visit \"none\"")
    for (field, value, part) in [
      ("zone", "Mars/Base", "is not known here"), ("end-zone", "Mars/Base", "is not known here"),
      ("responsible", "nobody", "there is no person \"nobody\""),
    ] {
      given.when(
        "itinerary add",
        [
          "delegation": "hue-2027", "item": "b", "title": "T", "starts": "2027-05-06T10:00",
          "ends": "2027-05-06T11:00", .init(field): .string(value),
        ]
      ).refused(part, field: field == "responsible" ? "" : field)
    }
    let over = try given.and(
      #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"completed"}"#)
    add(over, "a", "2027-05-06T10:00", "2027-05-06T11:00").refused(
      "hue-2027 is completed and cannot be changed any more", rule: "R9")
  }

  @Test func `R12: a time that no clock shows is refused`() throws {
    add(try Given.visit(), "a", "2027-05-06T25:00", "2027-05-06T11:00").refused(
      "the clock goes from 00:00 to 23:59", field: "starts")
  }

  @Test func `R12: three hundred items are the most`() throws {
    var given = try Given.visit()
    for number in 0..<300 {
      given = try given.and(
        """
        ItineraryItemAdded {"delegation":"hue-2027","item":"i\(number)","title":"T",\
        "kind":"rest","starts":"2027-05-05T10:00","zone":"UTC","ends":"2027-05-05T11:00"}
        """)
    }
    add(given, "a", "2027-05-06T10:00", "2027-05-06T11:00").refused(
      "the itinerary of hue-2027 has 300 items, which is the most", rule: "R12")
  }

  @Test func `R12: an overlap is a warning`() throws {
    try add(Given.visit().and(Self.lunch), "talk", "2027-05-05T13:00", "2027-05-05T14:00").warns(
      "talk and lunch overlap (R12)")
    try add(Given.visit().and(Self.lunch), "talk", "2027-05-05T13:30", "2027-05-05T14:00").warns()
  }

  @Test func `R12: a weekday that disagrees with the date is a warning`() throws {
    try add(Given.visit(), "a", "2027-05-06T10:00", "2027-05-06T11:00", weekday: "friday").warns(
      "a: 2027-05-06 is a Thursday, not a Friday (R12)")
    try add(Given.visit(), "a", "2027-05-06T10:00", "2027-05-06T11:00", weekday: "thursday").warns()
  }

  @Test func `R12: what lies outside the visit is a warning, but for the journey`() throws {
    let given = try Given.visit()
    try add(given, "a", "2027-05-03T10:00", "2027-05-03T11:00").warns(
      "a lies before the visit, which begins on 4 May 2027 (R12)")
    try add(given, "a", "2027-05-12T10:00", "2027-05-12T11:00").warns(
      "a lies after the visit, which ends on 11 May 2027 (R12)")
    try add(given, "a", "2027-05-03T10:00", "2027-05-03T11:00", kind: "arrival").warns()
    try add(given, "a", "2027-05-12T10:00", "2027-05-12T11:00", kind: "departure").warns()
    try add(given, "a", "2027-05-02T10:00", "2027-05-02T11:00", kind: "travel").warns(
      "a lies before the visit, which begins on 4 May 2027 (R12)")
  }

  @Test(arguments: ["ceremony", "reception", "performance", "meeting"])
  func `R12: nothing big on the first day`(kind: String) throws {
    try add(Given.visit(), "a", "2027-05-04T17:00", "2027-05-04T18:00", kind: kind).warns(
      "a falls on the first day, which should have nothing big (R12)")
    try add(Given.visit(), "a", "2027-05-06T17:00", "2027-05-06T18:00", kind: kind).warns()
  }

  @Test(arguments: ["ceremony", "reception", "performance", "meeting"])
  func `R12: nothing big while guests from far away are tired`(kind: String) throws {
    try add(Given.visit(), "a", "2027-05-05T17:00", "2027-05-05T18:00", kind: kind).warns(
      "the guests' clocks are 11 hours ahead, and a falls on the day after their arrival (R12)")
    try add(Given.visit(), "a", "2027-05-05T17:00", "2027-05-05T18:00", kind: "school").warns()
    let near = try Given.office().and(
      """
      PartnershipDescribed {"partnership":"hue","names":[],"zones":["America/Chicago"],\
      "languages":[]}
      """,
      """
      DelegationPlanned {"delegation":"hue-2027","partnership":"hue","direction":"inbound",\
      "arrives":"2027-05-04","departs":"2027-05-11"}
      """)
    try add(near, "a", "2027-05-05T17:00", "2027-05-05T18:00", kind: kind).warns()
  }

  @Test func `R12: three engagements on a day want rest between them`() throws {
    let given = try Given.visit().and(
      Self.lunch,
      """
      ItineraryItemAdded {"delegation":"hue-2027","item":"school","title":"School",\
      "kind":"school","starts":"2027-05-05T09:00","zone":"UTC","ends":"2027-05-05T10:00"}
      """)
    let third = add(given, "show", "2027-05-05T19:00", "2027-05-05T21:00", kind: "performance")
    try third.warns(
      "2027-05-05: 3 engagements and no rest (R12)",
      "the guests' clocks are 11 hours ahead, and show falls on the day after their arrival (R12)")
    try add(given.after(third), "nap", "2027-05-05T15:00", "2027-05-05T16:00", kind: "rest").warns()
  }

  @Test func `R12: an item is moved and keeps its length`() throws {
    let given = try Given.visit().and(Self.lunch)
    try given.when(
      "itinerary move",
      ["delegation": "hue-2027", "item": "lunch", "starts": "2027-05-06T12:30"], because: "rain"
    ).then(
      """
      ItineraryItemMoved {"delegation":"hue-2027","item":"lunch","starts":"2027-05-06T12:30",\
      "ends":"2027-05-06T14:00","reason":"rain"}
      """)
    try given.when(
      "itinerary move",
      [
        "delegation": "hue-2027", "item": "lunch", "starts": "2027-05-05T12:00",
        "weekday": "monday",
      ]
    ).then(
      """
      ItineraryItemMoved {"delegation":"hue-2027","item":"lunch","starts":"2027-05-05T12:00",\
      "ends":"2027-05-05T13:30","weekday":"monday"}
      """, warnings: ["lunch: 2027-05-05 is a Wednesday, not a Monday (R12)"])
  }

  @Test func `R12: a move to where it is, backwards, or beyond the calendar is refused`() throws {
    let given = try Given.visit().and(Self.lunch)
    func move(_ item: String, _ starts: String, _ ends: String? = nil) -> Outcome {
      given.when(
        "itinerary move",
        [
          "delegation": "hue-2027", "item": .string(item), "starts": .string(starts),
          "ends": ends.map(JSONValue.string) ?? .null,
        ])
    }
    move("lunch", "2027-05-05T12:00").refused("lunch is at that time already", rule: "R12")
    move("lunch", "2027-05-05T12:00", "2027-05-05T11:00").refused(
      "which is not after its start", rule: "R12", field: "ends")
    move("lunch", "9999-12-31T23:30").refused(
      "9999-12-31T23:30 lies at the end of the calendar", rule: "R12", field: "starts")
    move("lunsh", "2027-05-05T12:00").refused(
      "the itinerary of hue-2027 has no item \"lunsh\"; did you mean lunch?", rule: "R12",
      field: "item")
    move("supper", "2027-05-05T12:00").refused(
      "has no item \"supper\"; see delegation show hue-2027", rule: "R12", field: "item")
    given.when(
      "itinerary move", ["delegation": "none", "item": "lunch", "starts": "2027-05-05T12:00"]
    ).refused("there is no visit \"none\"")
  }

  @Test func `R12: an item is dropped`() throws {
    let given = try Given.visit().and(Self.lunch)
    try given.when(
      "itinerary drop", ["delegation": "hue-2027", "item": "lunch"], because: "closed"
    ).then(#"ItineraryItemDropped {"delegation":"hue-2027","item":"lunch","reason":"closed"}"#)
    given.when("itinerary drop", ["delegation": "hue-2027", "item": "x"]).refused(
      "the itinerary of hue-2027 has no item \"x\"", rule: "R12", field: "item")
    given.when("itinerary drop", ["delegation": "none", "item": "x"]).refused(
      "there is no visit \"none\"")
    let over = try given.and(
      #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"cancelled"}"#)
    for command in ["itinerary drop", "itinerary move"] {
      let starts: JSONValue = command == "itinerary move" ? "2027-05-05T12:00" : .null
      let arguments: KeyValuePairs<String, JSONValue> =
        command == "itinerary move"
        ? ["delegation": "hue-2027", "item": "lunch", "starts": starts]
        : ["delegation": "hue-2027", "item": "lunch"]
      over.when(command, arguments).refused(
        "hue-2027 is cancelled and cannot be changed any more; plan another visit", rule: "R9")
    }
  }
}
