import JSONText
import Testing
import Twinning

@testable import Office

/// A visit's checklist through real commands (R20).
@Suite struct `The checklist of a visit` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"mayor-hue","partnership":"hue","public-name":"The mayor of Huế","languages":["vi:native","en:good"]}"#,
      #"{"command":"person appoint","person":"mayor-hue","office":"mayor","on":"2024"}"#,
      #"{"command":"person add","person":"teacher-hue","partnership":"hue","languages":["vi:native","en:none"]}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01","departs":"2026-09-07"}"#,
      #"{"command":"delegation join","delegation":"v","person":"mayor-hue","role":"mayor","head":true}"#,
      #"{"command":"delegation join","delegation":"v","person":"teacher-hue","role":"teacher"}"#,
    ])
  }

  private func item(_ key: String) throws -> JSONValue? {
    try scene.ask("checklist", ["delegation": "v"]).row("items", "item", key)
  }

  @Test func `changed facts keep what was ticked, waived and given to somebody`() throws {
    try scene.batch([
      #"{"command":"checklist tick","delegation":"v","item":"drink-on-arrival"}"#,
      #"{"command":"checklist waive","delegation":"v","item":"gifts","reason":"the city gives none"}"#,
      #"{"command":"checklist assign","delegation":"v","item":"interpreter:teacher-hue","person":"mayor-hue"}"#,
      #"{"command":"checklist tick","delegation":"v","item":"interpreter:teacher-hue"}"#,
    ])
    #expect(try item("drink-on-arrival")?["due"]?.text == "2026-09-01")
    try scene.perform(
      #"{"command":"delegation move","delegation":"v","arrives":"2026-10-01","reason":"flights"}"#)
    #expect(try item("drink-on-arrival")?["state"]?.text == "done")
    #expect(try item("drink-on-arrival")?["due"]?.text == "2026-10-01")
    #expect(try item("gifts")?["state"]?.text == "waived")
    #expect(try item("gifts")?["detail"]?.text?.contains("the city gives none") == true)
    try scene.perform(#"{"command":"delegation leave","delegation":"v","person":"teacher-hue"}"#)
    #expect(try item("interpreter:teacher-hue")?["state"]?.text == "obsolete")
    let open = try scene.ask("checklist", ["delegation": "v", "open": true])
    #expect(!open.column("items", "item").contains("drink-on-arrival"))
    #expect(open.column("items", "item").contains("names-and-titles"))
    try scene.perform(#"{"command":"checklist reopen","delegation":"v","item":"drink-on-arrival"}"#)
    #expect(try item("drink-on-arrival")?["state"]?.text == "open")
  }

  @Test func `a mayor is recognised before a teacher, with the reason`() throws {
    let rows = try scene.ask("checklist", ["delegation": "v"])
    #expect(rows.column("recognition", "name") == ["mayor-hue", "teacher-hue"])
    #expect(rows.column("recognition", "why").allSatisfy { !$0.isEmpty })
  }

  @Test func `local guidance with a reason changes the list and what is due`() throws {
    try scene.perform(
      #"{"command":"guidance override","item":"gifts","offset":"-P30D","responsible":"treasurer","reason":"the budget closes early"}"#
    )
    let gifts = try #require(try item("gifts"))
    #expect(gifts["due"]?.text == "2026-08-02" && gifts["responsible"]?.text == "treasurer")
    #expect(gifts["detail"]?.text?.contains("the budget closes early") == true)
    let due = try scene.ask("due", ["partner": "hue"])
    #expect(due.row("coming", "code", "gifts")?["due"]?.text == "2026-08-02")
    try scene.perform(
      #"{"command":"guidance override","item":"drink-on-arrival","off":true,"reason":"a fast"}"#)
    #expect(try item("drink-on-arrival") == nil)
    let before = try scene.ask("guidance list", ["about": "checklist"], asOf: "2026-06-14")
    #expect(before.column("checklist", "item").contains("drink-on-arrival"))
    try scene.perform(#"{"command":"guidance restore","item":"drink-on-arrival"}"#)
    #expect(try item("drink-on-arrival")?["due"]?.text == "2026-09-01")
    #expect(throws: OfficeError.self) {
      try scene.perform(#"{"command":"guidance override","item":"gifts","off":true}"#)
    }
  }

  @Test func `a duty can be counted differently with one partner`() throws {
    try scene.perform(
      #"{"command":"mou sign","mou":"m","partnership":"hue","on":"2025-01-10"}"#)
    func due() throws -> String? {
      try scene.ask("due", ["partner": "hue", "within": "P3Y"])
        .row("coming", "code", "mou")?["due"]?.text
    }
    #expect(try due() == "2027-01-10")
    try scene.perform(
      #"{"command":"partner cadence","partnership":"hue","duty":"mou","every":"P3Y","policy":"periodic","reason":"agreed so"}"#
    )
    #expect(try due() == "2028-12-31")
    try scene.perform(
      #"{"command":"partner cadence","partnership":"hue","duty":"mou","off":true,"reason":"none wanted"}"#
    )
    #expect(try due() == nil)
  }

  /// The steps of notices: 180, 90, 30, 7 days before, on the day, every 30 days when late (R30).
  @Test(arguments: [
    ("2026-07-01", "first notice on 14 July 2026"), ("2026-07-14", "180 days before"),
    ("2026-12-11", "30 days before"), ("2026-12-12", "30 days before"),
    ("2027-01-03", "7 days before"), ("2027-01-10", "on the day"),
    ("2027-01-11", "late"), ("2027-02-09", "late, notice 1"), ("2027-03-11", "late, notice 2"),
  ])
  func `the notice of a duty climbs its ladder`(day: String, notice: String) throws {
    try scene.perform(#"{"command":"mou sign","mou":"m","partnership":"hue","on":"2025-01-10"}"#)
    try scene.clock.set(day)
    let answer = try scene.ask("due", ["partner": "hue", "within": "P1Y"])
    let row = answer.row("coming", "code", "mou") ?? answer.row("late", "code", "mou")
    #expect(row?["notice"]?.text == notice)
  }

  @Test func `a new mayor is to be introduced once, to every partner`() throws {
    try scene.batch([
      #"{"command":"person add","person":"mayor","public-name":"Our mayor"}"#,
      #"{"command":"person appoint","person":"mayor","office":"mayor","on":"2026-06-01"}"#,
    ])
    func owed() throws -> [String] {
      (try scene.ask("due")["coming"]?.elements ?? [])
        .filter { $0["subject"]?.text == "mayor" }.compactMap { $0["partner"]?.text }
    }
    #expect(try owed() == ["hue", "leon"])
    try scene.perform(
      #"{"command":"person introduce","person":"mayor","partnership":"hue","on":"2026-06-10"}"#)
    #expect(try owed() == ["leon"])
    try scene.perform(#"{"command":"person retire","person":"mayor","office":"mayor"}"#)
    #expect(try owed() == [])
  }

  @Test func `of a cancelled visit asks for nothing any more, and tells what was done`() throws {
    try scene.batch([
      #"{"command":"checklist tick","delegation":"v","item":"drink-on-arrival"}"#,
      #"{"command":"delegation cancel","delegation":"v","reason":"no flights"}"#,
    ])
    let list = try scene.ask("checklist", ["delegation": "v"])
    #expect(list.column("items", "item") == ["drink-on-arrival"])
    #expect(list.notes.contains { $0.hasPrefix("the visit was cancelled") })
    let open = try scene.ask("checklist", ["delegation": "v", "open": true])
    #expect(open["items"] == .array([]))
  }

  @Test func `a visit of which nobody said what became of it is asked about`() throws {
    func asked() throws -> JSONValue? {
      try scene.ask("due", ["partner": "hue"]).row("late", "code", "outcome")
    }
    try scene.clock.set("2026-12-08")
    #expect(try asked() == nil)
    try scene.clock.set("2026-12-09")
    let duty = try #require(try asked())
    #expect(duty["subject"]?.text == "v" && duty["due"]?.text == "2026-09-07")
    #expect(
      duty["detail"]?.text
        == "it is still proposed, and its days are over; if it fell through: delegation cancel v"
        + " --reason \"…\"")
    try scene.perform(#"{"command":"delegation cancel","delegation":"v","reason":"never so"}"#)
    #expect(try asked() == nil)
  }

  @Test(arguments: [("90d", "2027-01-10"), ("P180D", "2027-01-10"), ("12w", "")])
  func `what is due is asked within a length of either form`(within: String, due: String) throws {
    try scene.perform(#"{"command":"mou sign","mou":"m","partnership":"hue","on":"2025-01-10"}"#)
    try scene.clock.set("2026-10-15")
    let answer = try scene.ask("due", ["partner": "hue", "within": .string(within)])
    #expect((answer.row("coming", "code", "mou")?["due"]?.text ?? "") == due)
  }

  @Test(arguments: [
    ("partner show", "partnership", "partner", "huee", "did you mean hue?", nil),
    ("person show", "person", "person", "mayorhue", "did you mean mayor-hue?", nil),
    ("person show", "person", "person", "x-y-z", "see person list, or person add", "nor is it now"),
  ])
  func `a short name that is misspelt is guessed`(
    question: String, field: String, noun: String, name: String, advice: String, then: String?
  ) throws {
    func told(asOf day: String?) throws -> String? {
      let fields = JSONValue.object([JSONValue.Member(field, .string(name))])
      return #expect(throws: OfficeError.self) {
        try scene.ask(question, fields, asOf: day)
      }?.description
    }
    #expect(try told(asOf: nil) == "there is no \(noun) \"\(name)\"; \(advice)")
    #expect(
      try told(asOf: "2026-12-31") == "\(noun) \"\(name)\" is not on record as of 31 December 2026;"
        + " \(then ?? advice) (R33)")
  }
}
