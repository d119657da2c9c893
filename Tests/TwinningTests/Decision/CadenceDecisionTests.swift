import Guidance
import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on how duties are kept with a partner` {
  @Test func `R21: a cadence is adjusted with a reason`() throws {
    try Given.office().when(
      "partner cadence",
      ["partnership": "hue", "duty": "mou", "every": "P3Y", "policy": "periodic"],
      because: "both councils agreed"
    ).then(
      """
      CadenceAdjusted {"partnership":"hue","duty":"mou","every":"P3Y","policy":"periodic",\
      "reason":"both councils agreed"}
      """)
  }

  @Test func `R30: ladder, who sees to it and who hears of it late are adjusted too`() throws {
    try Given.office().when(
      "partner cadence",
      [
        "partnership": "hue", "duty": "mou", "ladder": "7, 60,30", "late-every": 14,
        "responsible": "secretary", "escalate-after": 2,
        "escalate-to": ["president", "liaison"],
      ], because: "agreed"
    ).then(
      """
      CadenceAdjusted {"partnership":"hue","duty":"mou","ladder":"60,30,7","late-every":14,\
      "responsible":"secretary","escalate-after":2,"escalate-to":["president","liaison"],\
      "reason":"agreed"}
      """)
  }

  @Test func `R21: what is left out stays as it was set, and guidance can be followed again`()
    throws
  {
    var given = try Given.office()
    given = try given.after(
      given.when(
        "partner cadence", ["partnership": "hue", "duty": "mou", "every": "P3Y"], because: "agreed")
    )
    let laddered = given.when(
      "partner cadence", ["partnership": "hue", "duty": "mou", "ladder": "60"], because: "agreed")
    try laddered.then(
      """
      CadenceAdjusted {"partnership":"hue","duty":"mou","every":"P3Y","ladder":"60",\
      "reason":"agreed"}
      """)
    given = try given.after(laddered)
    let restored = given.when(
      "partner cadence", ["partnership": "hue", "duty": "mou", "restore": true], because: "agreed")
    try restored.then(
      #"CadenceAdjusted {"partnership":"hue","duty":"mou","guidance":true,"reason":"agreed"}"#)
    given = try given.after(restored)
    given.when(
      "partner cadence", ["partnership": "hue", "duty": "mou", "restore": true], because: "agreed"
    ).refused(
      "mou follows guidance already with hue", rule: "R21", field: "duty")
    try given.when(
      "partner cadence", ["partnership": "hue", "duty": "mou", "off": true], because: "agreed"
    ).then(
      #"CadenceAdjusted {"partnership":"hue","duty":"mou","off":true,"reason":"agreed"}"#)
  }

  @Test(
    arguments: [
      (
        ["partnership": "hue", "duty": "mous", "every": "P3Y"],
        "there is no duty \"mous\"; did you mean mou?", "duty"
      ),
      (
        ["partnership": "hue", "duty": "dues-unpaid", "every": "P3Y"],
        "dues-unpaid is a duty of the programme and not of one partner", "duty"
      ),
      (
        ["partnership": "hue", "duty": "mou", "every": "P0D"],
        "a duty cannot come back after no time at all", "every"
      ),
      (
        ["partnership": "hue", "duty": "mou", "every": "-P1Y"],
        "-P1Y goes backwards; write for instance P2Y", "every"
      ),
      (
        ["partnership": "hue", "duty": "mou", "every": "PT5H"],
        "hours and minutes are not counted here", "every"
      ),
      (
        ["partnership": "hue", "duty": "term-ends", "every": "P1Y"],
        "is due on the day that is on record", "every"
      ),
      (
        ["partnership": "hue", "duty": "introduce-office-holder", "policy": "chained"],
        "is due once and does not come back", "policy"
      ),
      (
        ["partnership": "hue", "duty": "mou", "ladder": "60,x"], "\"60,x\" is no ladder of notices",
        "ladder"
      ),
      (
        ["partnership": "hue", "duty": "mou", "ladder": "4000"], "is no ladder of notices", "ladder"
      ),
      (
        ["partnership": "hue", "duty": "mou", "late-every": 0], "0 is not from 1 to 3650",
        "late-every"
      ),
      (
        ["partnership": "hue", "duty": "mou", "responsible": "secretery"],
        "there is no office \"secretery\"", "responsible"
      ),
      (
        ["partnership": "hue", "duty": "mou", "escalate-after": 2],
        "nobody is named who hears of it then", "escalate-to"
      ),
      (
        [
          "partnership": "hue", "duty": "mou", "escalate-after": 25, "escalate-to": ["president"],
        ], "25 is not from 1 to 24", "escalate-after"
      ),
      (
        ["partnership": "hue", "duty": "mou", "escalate-to": ["president"]],
        "it is not said from which late notice on",
        "escalate-after"
      ),
      (
        ["partnership": "hue", "duty": "mou", "off": true, "every": "P1Y"],
        "either the duty is kept differently, or it is off", "off"
      ),
      (
        ["partnership": "hue", "duty": "mou", "off": true, "restore": true],
        "a duty is either off or as guidance has it", "off"
      ),
    ] as [(KeyValuePairs<String, JSONValue>, String, String)])
  func `R21: what makes no sense is refused`(
    arguments: KeyValuePairs<String, JSONValue>, words: String, field: String
  ) throws {
    let outcome = try Given.office().when("partner cadence", arguments, because: "agreed")
    let isOfNotices = ["ladder", "late-every", "responsible", "escalate-to", "escalate-after"]
      .contains(field)
    let isUnread = words.hasPrefix("hours")
    outcome.refused(words, rule: isUnread ? "" : isOfNotices ? "R30" : "R21", field: field)
  }

  @Test func `R21: a change of nothing, to what is so, or without a reason is refused`() throws {
    let given = try Given.office()
    given.when("partner cadence", ["partnership": "hue", "duty": "mou"], because: "agreed").refused(
      "nothing was named that should change; give for instance --every")
    given.when("partner cadence", ["partnership": "hue", "duty": "mou", "every": "P1Y"]).refused(
      "a reason is missing", rule: "R21")
    let changed = try given.after(
      given.when(
        "partner cadence", ["partnership": "hue", "duty": "mou", "every": "P3Y"], because: "agreed")
    )
    changed.when(
      "partner cadence", ["partnership": "hue", "duty": "mou", "every": "P3Y"], because: "agreed"
    ).refused(
      "mou is kept just so already with hue; see partner show hue", rule: "R21", field: "duty")
  }

  @Test(
    arguments: [
      ("annual-report", "P18M", nil, "annual-report comes back in whole years", "every"),
      ("anniversary", "P10D", nil, "anniversary comes back in whole years", "every"),
      ("annual-report", nil, "chained", "annual-report is counted in one way alone", "policy"),
      ("safeguarding-check", nil, "periodic", "is counted in one way alone", "policy"),
    ] as [(JSONValue, JSONValue?, JSONValue?, String, String)])
  func `R21: what could not be kept is refused`(
    duty: JSONValue, every: JSONValue?, policy: JSONValue?, words: String, field: String
  ) throws {
    let arguments: KeyValuePairs<String, JSONValue> = [
      "partnership": "hue", "duty": duty, "every": every ?? .null, "policy": policy ?? .null,
    ]
    try Given.office().when("partner cadence", arguments, because: "agreed")
      .refused(words, rule: "R21", field: field)
  }

  @Test func `R21: a change counts from the day on which it is effective`() throws {
    let given = try Given.office().and(
      #"2026-01 CadenceAdjusted {"partnership":"hue","duty":"mou","every":"P3Y","reason":"a"}"#,
      #"2028 CadenceAdjusted {"partnership":"hue","duty":"mou","every":"P4Y","reason":"b"}"#,
      #"2027 CadenceAdjusted {"partnership":"hue","duty":"mou","guidance":true,"reason":"c"}"#)
    let hue = try #require(given.records.record.partnership(PartnershipID(unchecked: "hue")))
    func reasons(_ day: String) throws -> [String] {
      hue.cadences(on: try CivilDay(day)).map(\.reason)
    }
    #expect(try reasons("2025-12-31").isEmpty)
    #expect(try reasons("2026-10-01") == ["a"])
    #expect(try reasons("2027-12-31").isEmpty)
    #expect(try reasons("2028-12-31") == ["b"])
  }

  @Test func `R21: of an old log, an interval of nothing is a duty that is off`() throws {
    let old = CadenceAdjustedV1(
      partnership: PartnershipID(unchecked: "hue"), duty: DutyCode(unchecked: "mou"),
      every: .zero, policy: nil, reason: "r")
    #expect(old.lifted.off && old.lifted.every == nil && old.lifted.adjustment.isOff)
  }
}
