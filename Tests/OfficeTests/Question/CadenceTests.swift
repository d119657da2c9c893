import JSONText
import Testing

@testable import Office

/// Duties that are kept differently with one partner, in what is due.
@Suite struct `Duties kept differently` {
  private let scene: TestOffice

  /// An office of 15 June 2026 with an MOU of early 2025.
  init() throws {
    scene = try TestOffice.withPartners()
    try scene.perform(#"{"command":"mou sign","mou":"m","partnership":"hue","on":"2025-01-10"}"#)
  }

  private func adjust(_ fields: String, on day: String = "2026-06-15") throws {
    try scene.perform(
      #"{"command":"partner cadence","partnership":"hue",\#(fields),"on":"\#(day)","reason":"agreed"}"#
    )
  }

  private func due(_ item: String, _ field: String, asOf day: String? = nil) throws -> String? {
    let answer = try scene.ask("due", ["partner": "hue", "within": "P5Y"], asOf: day)
    let row = answer.row("coming", "code", item) ?? answer.row("late", "code", item)
    return row?[field]?.text
  }

  @Test func `R30: notices go out on the days of the partner's own ladder`() throws {
    try scene.clock.set("2026-12-01")
    #expect(try due("mou", "notice") == "90 days before")
    try adjust(#""duty":"mou","ladder":"60,45,7""#)
    #expect(try due("mou", "notice") == "45 days before")
    #expect(try due("mou", "due") == "2027-01-10")
    try scene.clock.set("2027-01-12")
    try adjust(#""duty":"mou","late-every":1"#, on: "2027-01-11")
    #expect(try due("mou", "notice") == "late, notice 2")
  }

  @Test func `R30: another office sees to it`() throws {
    #expect(try due("mou", "responsible") == "chair")
    try adjust(#""duty":"mou","responsible":"secretary""#)
    #expect(try due("mou", "responsible") == "secretary")
  }

  @Test func `R21: a change counts from its day, and as of a day before it does not`() throws {
    try scene.clock.set("2026-07-01")
    try adjust(#""duty":"mou","every":"P4Y""#, on: "2026-09-01")
    #expect(try due("mou", "due") == "2027-01-10")
    try scene.clock.set("2026-09-01")
    #expect(try due("mou", "due") == "2029-01-10")
    #expect(try due("mou", "due", asOf: "2026-08-31") == "2027-01-10")
    try adjust(#""duty":"mou","restore":true"#, on: "2026-09-01")
    #expect(try due("mou", "due") == "2027-01-10")
    #expect(try scene.office.differences() == [])
  }

  @Test func `R24: answers to a partner's letters are due as agreed with it`() throws {
    try scene.perform(
      #"{"command":"correspondence receive","letter":"l","partnership":"hue","on":"2026-06-10"}"#)
    #expect(try due("acknowledge", "due") == "2026-06-15")
    try adjust(#""duty":"acknowledge","every":"P10D","responsible":"liaison""#)
    #expect(try due("acknowledge", "due") == "2026-06-20")
    #expect(try due("acknowledge", "responsible") == "liaison")
    try adjust(#""duty":"acknowledge","off":true"#)
    #expect(try due("acknowledge", "due") == nil)
  }

  @Test func `R6: who introduces a mayor, and by when, is the partner's own`() throws {
    try scene.perform(#"{"command":"person add","person":"mayor"}"#)
    try scene.perform(
      #"{"command":"person appoint","person":"mayor","office":"mayor","on":"2026-06-10"}"#)
    #expect(try due("introduce-office-holder", "due") == "2026-07-15")
    try adjust(#""duty":"introduce-office-holder","every":"P60D""#)
    #expect(try due("introduce-office-holder", "due") == "2026-08-14")
    let all = try scene.ask("due", ["within": "P1Y"])
    #expect(all.canonicalText.contains("introduce-office-holder:leon/mayor/2026-07-15"))
  }

  @Test func `R6: nobody introduces themselves to us when the partnership is over`() throws {
    try scene.perform(#"{"command":"person add","person":"mayor-hue","partnership":"hue"}"#)
    try scene.perform(
      #"{"command":"person appoint","person":"mayor-hue","office":"mayor","on":"2026-06-10","ends":"2027-06"}"#
    )
    #expect(try due("introduce-office-holder", "due") == "2026-07-15")
    #expect(try due("term-ends", "due") != nil)
    try scene.perform(
      #"{"command":"partner stage","partnership":"hue","stage":"suspended","on":"2026-06-15","reason":"agreed"}"#
    )
    #expect(try due("introduce-office-holder", "due") == nil)
    #expect(try due("term-ends", "due") == nil)
  }

  @Test(
    arguments: [
      ("state-of-the-city-letter:sent/hue/2026-12-31", "2028-03-01"),
      ("report-to-council/programme/2026-12-31", "2028-03-01"),
    ])
  func `R30: what was put off beyond its time is owed until its new day`(
    key: String, day: String
  ) throws {
    try scene.perform(
      #"{"command":"remind postpone","duty":"\#(key)","to":"\#(day)","reason":"elections"}"#)
    let moved = key.replacing("2026-12-31", with: day)
    for today in ["2027-02-01", "2028-02-20", "2028-03-05"] {
      try scene.clock.set(today)
      let told = try scene.ask("due", ["within": "P3Y"]).canonicalText
      #expect(told.contains(moved), "on \(today)")
    }
    try scene.clock.set("2030-03-05")
    #expect(try !scene.ask("due", ["within": "P3Y"]).canonicalText.contains(moved))
  }

  @Test func `what is kept differently is shown with its partner, and what will be`() throws {
    try adjust(#""duty":"mou","every":"P3Y","escalate-after":2,"escalate-to":["president"]"#)
    try adjust(#""duty":"mou","restore":true"#, on: "2028")
    let rows = try scene.ask("partner show", ["partnership": "hue"])["cadences"]?.elements ?? []
    #expect(rows.map { $0["every"]?.text } == ["P3Y", "as guidance has it"])
    #expect(rows.first?["escalation"]?.text == "president from late notice 2 on")
    let told = try scene.ask("history", ["subject": "hue"]).canonicalText
    #expect(told.contains("changed here: every 3 years; from late notice 2 on also to: president"))
    #expect(told.contains("changed here: follows guidance again"))
  }
}
