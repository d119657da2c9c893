import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on yearly exchanges` {
  static let letter = "state-of-the-city-letter"
  static let sent =
    #"2026-02-01 AnnualSent {"partnership":"hue","kind":"\#(letter)","year":2026}"#
  static let received =
    #"2026-03-01 AnnualReceived {"partnership":"hue","kind":"\#(letter)","year":2026}"#

  private func ask(
    _ given: Given, _ command: String, kind: String = letter, partner: String = "hue",
    year: Int = 2026, by: String? = nil
  ) -> Outcome {
    given.when(
      command,
      [
        "partnership": .string(partner), "kind": .string(kind), "year": .integer(Int64(year)),
        "by": by.map(JSONValue.string) ?? .null,
      ], on: "2026-02")
  }

  @Test(arguments: ["annual send", "annual receive"])
  func `R22: the year is no later one than the next`(command: String) throws {
    let given = try Given.office()
    #expect(try ask(given, command, year: 2027).result.get().facts.count == 1)
    ask(given, command, year: 2028).refused(
      "2028 is too far ahead; give a year up to 2027", rule: "R22", field: "year")
  }

  @Test func `R22: sent and received are separate facts`() throws {
    let given = try Given.office()
    try ask(given, "annual send", by: "the mayor").then(
      """
      2026-02 AnnualSent {"partnership":"hue","kind":"\(Self.letter)","year":2026,"by":"the mayor"}
      """)
    try ask(given.and(Self.sent), "annual receive").then(
      #"2026-02 AnnualReceived {"partnership":"hue","kind":"\#(Self.letter)","year":2026}"#)
  }

  @Test func `R22: each is recorded once a year`() throws {
    let given = try Given.office().and(Self.sent, Self.received)
    ask(given, "annual send").refused(
      "state-of-the-city-letter 2026 to hue is on record as sent already (1 February 2026);"
        + " nothing needs doing", rule: "R22")
    ask(given, "annual receive").refused("is on record as received already", rule: "R22")
    try ask(given, "annual send", year: 2027).warns()
  }

  @Test func `R22: we acknowledge what we received, they what we sent`() throws {
    let given = try Given.office()
    ask(given, "annual acknowledge", by: "home").refused(
      "with hue is not on record as received; record that first with annual receive", rule: "R22")
    ask(given, "annual acknowledge", by: "partner").refused(
      "with hue is not on record as sent; record that first with annual send", rule: "R22")
    let both = try given.and(Self.sent, Self.received)
    for side in ["home", "partner"] {
      let done = ask(both, "annual acknowledge", by: side)
      try done.then(
        """
        2026-02 AnnualAcknowledged {"partnership":"hue","kind":"\(Self.letter)","year":2026,\
        "by":"\(side)"}
        """)
      ask(try both.after(done), "annual acknowledge", by: side).refused(
        "is on record as acknowledged already", rule: "R22")
    }
  }

  @Test(arguments: ["annual send", "annual receive", "annual acknowledge"])
  func `R22: a yearly exchange that there is not, or of nobody, is refused`(command: String) throws
  {
    let given = try Given.office()
    ask(given, command, kind: "state-of-the-city-leter", by: "home").refused(
      "there is no yearly exchange \"state-of-the-city-leter\"; did you mean"
        + " state-of-the-city-letter?", rule: "R22", field: "kind")
    ask(given, command, partner: "leon", by: "home").refused("there is no partner \"leon\"")
    ask(given, command, year: 12, by: "home").refused("12 is out of range", field: "year")
  }
}
