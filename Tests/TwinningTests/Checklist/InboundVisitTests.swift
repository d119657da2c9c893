import Guidance
import Testing

@testable import Twinning

/// The checklist of a mayor, an educator who speaks no English and a vegetarian artist (R16–R20).
@Suite struct `The checklist of an inbound visit` {
  let guidance: ChecklistGuidance
  let checklist: Checklist

  init() throws {
    guidance = try HueVisit.guidance()
    checklist = guidance.derive(HueVisit.visit)
  }

  @Test func `begins with a drink for every guest`() throws {
    let item = try #require(checklist.item("drink-on-arrival"))
    #expect(item.state == .open)
    #expect(item.due == .day(HueVisit.arrival))
    #expect(item.responsible == "hospitality")
    #expect(item.rules == ["R16"])
    #expect(item.sources.first?.grade == .own)
    #expect(item.because == ["inbound visit"])
  }

  @Test func `says who is greeted when, how, by whom and why in that order`() throws {
    let item = try #require(checklist.item("greet-rank"))
    #expect(
      item.lines == [
        "1. Phan An, Mayor of Huế: “Thưa ông Chủ tịch (Mayor Phan)” [W], welcomed by Jo Example"
          + " (Mayor of New Haven); mayor (rank 16) before teacher (rank 33)",
        "2. Lê Hoa, Educator: “Lê Hoa” [PD], welcomed by Ada Example (Chair of the committee);"
          + " teacher (rank 33) before artist (rank 34)",
        "3. Trần Mai, Artist: “Trần Mai” [PD], welcomed by Ada Example (Chair of the committee);"
          + " artist (rank 34) after teacher (rank 33)",
      ])
  }

  @Test func `asks for interpretation where the language is missing`() throws {
    let item = try #require(checklist.item("interpreter:guest-2"))
    #expect(item.title == "Interpretation for Lê Hoa")
    #expect(item.because == ["Lê Hoa speaks vi (native), en (none), the hosts en"])
    #expect(checklist.item("interpreter:mayor-hue") == nil)
    #expect(checklist.item("two-interpreters")?.state == .open)
  }

  @Test(
    arguments: [
      "rest-built-in", "key-words", "time-for-questions", "cross-cultural-hour",
      "three-words-a-day", "formality-at-home", "formality-abroad", "quiet-first-day",
    ])
  func `builds in what guests need`(key: String) {
    #expect(checklist.item(key)?.state == .open)
  }

  @Test func `tells the caterers counts and no names`() throws {
    let item = try #require(checklist.item("diets-to-caterer"))
    #expect(item.lines == ["vegetarian: 1"])
    #expect(!item.because.joined().contains("Trần Mai"))
  }

  @Test func `warns of the seats that nobody fills`() throws {
    #expect(checklist.warnings.map(\.seat) == ["business", "programme-lead"])
    let item = try #require(checklist.item("seats-filled"))
    #expect(item.lines.count == 2)
  }

  @Test func `has no item for what is not so`() {
    for key in ["safeguarding-officers", "place-cards", "hosts-matched", "passports-checked"] {
      #expect(checklist.item(key) == nil)
    }
  }

  @Test func `stands in the order of the due days`() {
    let days = checklist.items.compactMap(\.due.earliest)
    #expect(days == days.sorted())
    #expect(days.count > 30)
  }
}
