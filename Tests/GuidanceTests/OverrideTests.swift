import Guidance
import Testing

@Suite struct `An override` {
  static let today = guidanceToday

  private func set(_ item: String, _ changes: ItemOverride.Change...) -> OverrideSet {
    OverrideSet(
      changes.map {
        ItemOverride(item: item, change: $0, reason: "our way", by: "the chair", on: Self.today)
      })
  }

  private func rule(_ id: String, _ overrides: OverrideSet) throws -> ChecklistRule? {
    try Guidebook.shared.checklist(asOf: Self.today, overrides).first { $0.id == id }
  }

  @Test func `R20: takes an item away`() throws {
    #expect(try rule("gifts", set("gifts", .off)) == nil)
    #expect(try rule("gifts", .none) != nil)
  }

  @Test func `R20: moves the due day from the same anchor and says so`() throws {
    let span = try #require(CalendarSpan("-P100D"))
    let found = try #require(try rule("invitation", set("invitation", .offset(span))))
    #expect(found.due?.offset == span)
    #expect(found.due?.anchor == (try rule("invitation", .none)?.due?.anchor))
    #expect(
      found.overrides.map(\.sentence) == [
        "due -P100D from its anchor, by the chair on 2026-10-01: our way"
      ])
  }

  @Test func `R20: of two the later counts, both are told`() throws {
    let found = try #require(
      try rule("gifts", set("gifts", .responsible("chair"), .responsible("president"))))
    #expect(found.responsible == "president" && found.overrides.count == 2)
  }

  @Test func `R21: changes how often a duty comes back`() throws {
    let span = try #require(CalendarSpan("P3Y"))
    let found = try #require(
      try Guidebook.shared.cadences(asOf: Self.today, set("mou", .interval(span)))
        .first { $0.id == "mou" })
    #expect(found.interval == span)
    #expect(found.overrides.first?.sentence.hasPrefix("every P3Y, by the chair") == true)
  }

  @Test func `R20: that has no place in an item is not told as if it had`() throws {
    let span = try #require(CalendarSpan("P3Y"))
    let duty = try Guidebook.shared.cadences(asOf: Self.today, set("mou", .offset(span)))
      .first { $0.id == "mou" }
    #expect(duty?.overrides.isEmpty == true)
    #expect(try rule("gifts", set("gifts", .interval(span)))?.overrides.isEmpty == true)
    #expect(try rule("gifts", set("mou", .off)) != nil)
  }
}

@Suite struct `Days in guidance` {
  @Test(arguments: [("1970-01-01", 0), ("2026-10-01", 20_727), ("2000-02-29", 11_016)])
  func `are read and written`(text: String, day: Int32) {
    #expect(DayCount.parse(text) == day && DayCount.text(day) == text)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-00-10", "2026-01-00", "x"])
  func `that are none are refused`(text: String) { #expect(DayCount.parse(text) == nil) }

  @Test(
    arguments: [
      ("P2Y", "P2Y"), ("-P14D", "-P14D"), ("P6W", "P42D"), ("P18M", "P18M"), ("P0D", "P0D"),
    ])
  func `have spans`(text: String, written: String) throws {
    let span = try #require(CalendarSpan(text))
    #expect(CalendarSpan(span.text) == span)
  }

  @Test(arguments: ["", "P", "2Y", "PT1H", "P1.5D", "P-1D", "P99999999999Y", "-"])
  func `have no spans of hours, fractions or nothing`(text: String) {
    #expect(CalendarSpan(text) == nil)
  }

  @Test(
    arguments: [
      ("2024-02-29", "P1Y", "2025-02-28"), ("2027-01-31", "P1M", "2027-02-28"),
      ("2027-05-04", "-P14D", "2027-04-20"), ("2027-03-31", "-P1M", "2027-02-28"),
    ])
  func `are counted on and back`(day: String, span: String, end: String) throws {
    let start = try #require(DayCount.parse(day))
    #expect(DayCount.text(try #require(CalendarSpan(span)).added(to: start)) == end)
  }
}
