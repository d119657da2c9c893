import Testing
import Twinning

@testable import Terminal

/// How a line is written.
struct SynopsisTests {
  @Test(arguments: [
    ("due", "twinning due [--within PERIOD] [--partner NAME] [--keys]"),
    (
      "checklist tick",
      "twinning checklist tick DELEGATION ITEM [--evidence TEXT]"
    ),
    ("search", "twinning search WORDS…"),
    ("annual show", "twinning annual show [YEAR] [--partner NAME]"),
    ("delegation cancel", "twinning delegation cancel DELEGATION --reason TEXT"),
  ])
  func `places come first, then what is needed, then the rest`(
    name: String, synopsis: String
  ) throws {
    let entry = try #require(Catalogue.entry(named: name))
    #expect(Synopsis.text(of: entry) == synopsis)
  }

  @Test func `few choices are spelled out, many are named`() {
    let few = FieldDescription(
      name: "side", kind: .choice, of: "Side", choices: ["home", "partner"])
    let many = FieldDescription(
      name: "kind", kind: .choice, of: "Kind", choices: Array(repeating: "festival", count: 9))
    #expect(Metavariable.text(of: few) == "home|partner")
    #expect(Metavariable.text(of: many) == "KIND")
  }

  @Test func `help says what is needed, left out, bounded and given again`() {
    let field = FieldDescription(
      name: "year", kind: .integer, isRequired: true, isList: true, help: "the year",
      example: "2026", defaultText: "this one", minimum: 1900, maximum: 2200)
    #expect(
      FieldHelp.sentence(field)
        == "the year; 1900 to 2200; this one when left out; such as 2026; needed; may be given again"
    )
  }
}
