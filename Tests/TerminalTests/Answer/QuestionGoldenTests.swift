import Foundation
import Testing

/// Every question, as people and as machines get it.
struct QuestionGoldenTests {
  private static let questions: [[String]] = [
    ["schedule"], ["today"], ["due"], ["checklist", "hue-visit"], ["partner", "list"],
    ["partner", "show", "hue"], ["person", "list"], ["person", "show", "mayor-hue"],
    ["delegation", "list"], ["delegation", "show", "hue-visit"], ["annual", "show", "2026"],
    ["history", "avignon"], ["program", "show"], ["search", "leon"], ["guidance", "list"],
    ["mou", "show", "hue-mou"], ["mou", "show", "avignon-mou-next"],
    ["exchange", "show", "avignon-film"], ["claim", "list", "avignon"],
    ["calendar", "check", "2027-02-01", "2027-02-10"],
    ["audit", "trail", "--subject", "hue-visit"], ["audit", "why", "hue", "mou"],
    ["audit", "why", "hue-visit", "drink-on-arrival"],
    ["audit", "diff", "2026-11-24T10:00:00Z", "2026-11-24"],
  ]

  @Test(arguments: questions)
  func `a question is answered in tables`(words: [String]) throws {
    let office = try TestOffice.sample.get()
    let ran = office.run(words)
    #expect(ran.code == 0)
    try expectGolden(ran.transcript(words), "tables/\(words.joined(separator: "-"))")
  }

  @Test(arguments: [
    ["schedule"], ["due"], ["checklist", "hue-visit"], ["partner", "list"], ["history", "avignon"],
  ])
  func `a narrow line is enough`(words: [String]) throws {
    let office = try TestOffice.sample.get()
    let ran = office.run(words, width: 60)
    try expectGolden(ran.transcript(words), "narrow/\(words.joined(separator: "-"))")
  }

  @Test(arguments: questions)
  func `a question is answered as JSON`(words: [String]) throws {
    let office = try TestOffice.sample.get()
    let ran = office.run(words + ["--json"])
    #expect(ran.code == 0)
    #expect(ran.lines.count == 1)
    _ = try JSONSerialization.jsonObject(with: Data(ran.output.utf8))
    // A row a line, so that a difference can be read.
    let rows = ran.output.replacingOccurrences(of: "},{", with: "},\n{")
    try expectGolden(rows, "json/\(words.joined(separator: "-"))")
  }

  @Test func `a checklist tells its reasons and sources when asked`() throws {
    let office = try TestOffice.sample.get()
    let words = ["checklist", "hue-visit", "--open", "--why"]
    try expectGolden(office.run(words).transcript(words), "tables/checklist-why")
  }

  @Test func `an answer can be as of a day`() throws {
    let office = try TestOffice.sample.get()
    let words = ["partner", "list", "--as-of", "1994-12-31"]
    try expectGolden(office.run(words).transcript(words), "tables/as-of")
  }

  @Test(arguments: [100, 60])
  func `names line up in five kinds of writing`(width: Int) throws {
    let office = try TestOffice.scripts.get()
    let words = ["partner", "list"]
    try expectGolden(
      office.run(words, width: width).transcript(words), "tables/scripts-\(width)")
  }

  @Test func `colours tell what is late, and the words tell it too`() throws {
    let office = try TestOffice.sample.get()
    let plain = office.run(["due", "--partner", "avignon"])
    let colored = office.run(["due", "--partner", "avignon"], hasColors: true)
    #expect(!plain.output.contains("\u{1B}"))
    #expect(colored.output.contains("\u{1B}[1;31m31 Dec 2025"))
    #expect(plain.output.contains("Late\n"))
    let forced = office.run(["due", "--partner", "avignon", "--color"])
    #expect(forced.output == colored.output)
    let refused = office.run(["due", "--partner", "avignon", "--no-color"], hasColors: true)
    #expect(refused.output == plain.output)
  }
}
