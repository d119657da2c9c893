import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on correspondence` {
  let came =
    #"2026-09-20 CorrespondenceReceived {"letter":"hue-1","partnership":"hue","kind":"letter"}"#
  let acknowledged =
    #"2026-09-21 CorrespondenceAcknowledged {"letter":"hue-1","answer-by":"2026-10-15"}"#

  @Test func `R24: a letter is received, with who wrote, about what, and who sees to it`() throws {
    try Given.office().when(
      "correspondence receive",
      [
        "letter": "hue-1", "partnership": "hue", "kind": "fax", "from": "the mayor's office",
        "about": "dates", "responsible": "chair", "note": "folder 14",
      ], on: "2026-09-20", source: "the fax"
    ).then(
      """
      2026-09-20 CorrespondenceReceived {"letter":"hue-1","partnership":"hue","kind":"fax",\
      "from":"the mayor's office","about":"dates","responsible":"chair","note":"folder 14",\
      "source":"the fax"}
      """)
  }

  @Test func `R24: what names nobody, is taken or still to come is not received`() throws {
    let given = try Given.office().and(came)
    given.when("correspondence receive", ["letter": "x", "partnership": "leon"]).refused(
      "there is no partner \"leon\"")
    given.when("correspondence receive", ["letter": "hue-1", "partnership": "hue"]).refused(
      "\"hue-1\" is a letter or call already")
    given.when(
      "correspondence receive", ["letter": "x", "partnership": "hue", "responsible": "nobody"]
    ).refused("there is no person \"nobody\"")
    given.when("correspondence receive", ["letter": "x", "partnership": "hue"], on: "2026-10-02")
      .refused("is still to come", rule: "R24", field: "on")
    given.when(
      "correspondence receive", ["letter": "x", "partnership": "hue", "kind": "pigeon"]
    ).refused("none of", field: "kind")
  }

  @Test func `R24: an acknowledgement promises a day, and another one moves it`() throws {
    let given = try Given.office().and(came)
    let first = given.when(
      "correspondence acknowledge", ["letter": "hue-1", "answer-by": "2026-10-15"],
      on: "2026-09-21")
    try first.then(acknowledged)
    try given.after(first).when(
      "correspondence acknowledge", ["letter": "hue-1", "answer-by": "2026-11-01"]
    ).then(#"CorrespondenceAcknowledged {"letter":"hue-1","answer-by":"2026-11-01"}"#)
    let record = try given.and(
      acknowledged,
      #"CorrespondenceAcknowledged {"letter":"hue-1","answer-by":"2026-11-01"}"#
    ).records.record
    let letter = try #require(record.letter(LetterID(unchecked: "hue-1")))
    #expect(letter.answerBy?.description == "2026-11-01" && letter.acknowledgements.count == 2)
    #expect(letter.isOpen)
  }

  @Test func `R24: an acknowledgement that says nothing new, or too early a day, is refused`()
    throws
  {
    let given = try Given.office().and(came, acknowledged)
    for promise: KeyValuePairs<String, JSONValue> in [
      ["letter": "hue-1"], ["letter": "hue-1", "answer-by": "2026-10-15"],
    ] {
      given.when("correspondence acknowledge", promise).refused(
        "hue-1 was acknowledged on 21 September 2026, with an answer promised by 15 October 2026",
        rule: "R24")
    }
    given.when("correspondence acknowledge", ["letter": "hue-1", "answer-by": "2026-09-30"])
      .refused("lies before the acknowledgement", rule: "R24", field: "answer-by")
    given.when("correspondence acknowledge", ["letter": "hue-1"], on: "2026-09-19").refused(
      "lies before the day it came", rule: "R24")
    given.when("correspondence acknowledge", ["letter": "hue-2"]).refused(
      "there is no letter or call \"hue-2\"; did you mean hue-1?")
  }

  @Test func `R24: it is answered or closed once`() throws {
    let given = try Given.office().and(came)
    let answered = given.when(
      "correspondence answer", ["letter": "hue-1", "by": "the chair", "note": "May suits us"])
    try answered.then(
      #"CorrespondenceAnswered {"letter":"hue-1","by":"the chair","note":"May suits us"}"#)
    let closed = given.when(
      "correspondence close", ["letter": "hue-1"], because: "settled when we met")
    try closed.then(#"CorrespondenceClosed {"letter":"hue-1","reason":"settled when we met"}"#)
    given.when("correspondence close", ["letter": "hue-1"]).refused(
      "a reason is missing", rule: "R24")
    for (end, verb) in [(answered, "answered"), (closed, "closed")] {
      let ended = try given.after(end)
      for command in ["acknowledge", "answer", "close"] {
        ended.when("correspondence \(command)", ["letter": "hue-1"], because: "r").refused(
          "hue-1 was \(verb) on 1 October 2026", rule: "R24")
      }
    }
  }

  @Test func `R24: a channel is recorded, told anew, and gone`() throws {
    let given = try Given.office()
    let named = given.when(
      "partner channel", ["partnership": "hue", "kind": "fax", "note": "the mayor's office"])
    try named.then(
      #"ChannelNamed {"partnership":"hue","kind":"fax","note":"the mayor's office"}"#)
    let known = try given.after(named)
    known.when(
      "partner channel", ["partnership": "hue", "kind": "fax", "note": "the mayor's office"]
    ).refused("the fax of hue is on record like that already", rule: "R24")
    let gone = known.when("partner channel", ["partnership": "hue", "kind": "fax", "gone": true])
    try gone.then(#"ChannelNamed {"partnership":"hue","kind":"fax","gone":true}"#)
    let hue = try known.after(gone).records.record.partnership(PartnershipID(unchecked: "hue"))
    #expect(hue?.channels.known.isEmpty == true)
    given.when("partner channel", ["partnership": "hue", "kind": "fax", "gone": true]).refused(
      "no fax of hue is on record", rule: "R24", field: "gone")
  }

  @Test func `R24: channels are checked, with a warning when there is no second one`() throws {
    let given = try Given.office().and(#"ChannelNamed {"partnership":"hue","kind":"fax"}"#)
    try given.when("partner check-channels", ["partnership": "hue", "note": "works"]).then(
      #"ChannelsChecked {"partnership":"hue","note":"works"}"#,
      warnings: ["hue has only one channel on record: add one with partner channel (R24)"])
    try given.and(#"ChannelNamed {"partnership":"hue","kind":"mail"}"#).when(
      "partner check-channels", ["partnership": "hue"]
    ).then(#"ChannelsChecked {"partnership":"hue"}"#)
    given.when("partner check-channels", ["partnership": "hue"], on: "2026-10-02").refused(
      "is still to come", rule: "R24", field: "on")
  }
}
