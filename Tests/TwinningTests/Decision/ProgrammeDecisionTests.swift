import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on the programme` {
  let founding: KeyValuePairs<String, JSONValue> = [
    "name": "Sister Cities", "community": "New Haven", "country": "US",
    "zone": "America/New_York", "languages": ["en"], "order": "us",
  ]

  @Test func `R6: an office begins with its programme`() throws {
    try Given().when("program found", founding, on: "1982~", source: "minutes").then(
      """
      1982~ ProgrammeFounded {"name":"Sister Cities","community":"New Haven","country":"US",\
      "zone":"America/New_York","languages":["en"],"order":"us","source":"minutes"}
      """)
  }

  @Test func `R6: a second programme is refused`() throws {
    try Given.office().when("program found", founding)
      .refused("this office belongs to Sister Cities already; use program change")
  }

  @Test func `R6: what the founding lacks or misspells is refused by field`() throws {
    let given = try Given()
    given.when("program found", ["name": "Sister Cities"]).refused("is missing", field: "community")
    given.when(
      "program found",
      ["name": "A", "community": "B", "country": "USA", "zone": "America/New_York"]
    ).refused("\"USA\" is no country; write its two capital letters", field: "country")
    given.when(
      "program found", ["name": "A", "community": "B", "country": "US", "zone": "America New York"]
    ).refused("is not a time zone", field: "zone")
    given.when(
      "program found", ["name": "", "community": "B", "country": "US", "zone": "UTC"]
    ).refused("it is empty; leave the field out instead", field: "name")
  }

  @Test func `R6: a time zone that nobody knows is refused`() throws {
    try Given().when(
      "program found", ["name": "A", "community": "B", "country": "US", "zone": "America/Haven"]
    ).refused("the time zone \"America/Haven\" is not known here", field: "zone")
  }

  @Test func `R17: an order of precedence that there is not is refused with the near one`() throws {
    try Given().when(
      "program found",
      ["name": "A", "community": "B", "country": "US", "zone": "UTC", "order": "uk"]
    ).refused("there is no order of precedence \"uk\"; did you mean", rule: "R17", field: "order")
  }

  @Test func `R32: a change names only what changes`() throws {
    try Given.office().when("program change", ["name": "Friends"], because: "new statutes").then(
      #"ProgrammeChanged {"name":"Friends","reason":"new statutes"}"#)
  }

  @Test func `R32: a change of nothing, of an unknown zone or order is refused`() throws {
    let given = try Given.office()
    given.when("program change").refused("nothing was named that should change; name a field")
    given.when("program change", ["zone": "Mars/Base"]).refused("is not known here", field: "zone")
    given.when("program change", ["order": "xx"]).refused(
      "there is no order of precedence \"xx\"", rule: "R17", field: "order")
  }

  @Test func `R6: nothing can be changed before there is a programme`() throws {
    try Given().when("program change", ["name": "A"]).refused(
      "the programme itself is not on record yet; begin with twinning init")
  }
}
