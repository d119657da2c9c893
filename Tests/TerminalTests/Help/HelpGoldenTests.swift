import Testing
import Twinning

@testable import Terminal

/// Help, the manual page and the completions, all from the catalogue.
struct HelpGoldenTests {
  @Test(arguments: [
    ["help"], ["help", "delegation"], ["help", "delegation", "plan"], ["help", "import"],
    ["help", "checklist"], ["help", "annual", "send"], ["help", "guidance", "override"],
    ["help", "person", "detail"], ["help", "R9"], ["help", "r7a"],
  ])
  func `help tells how a line is written`(words: [String]) throws {
    let ran = try TestOffice("none").run(words)
    #expect(ran.code == 0)
    try expectGolden(ran.transcript(words), "help/\(words.joined(separator: "-"))")
  }

  @Test func `help tells what every rule asks that anything names`() throws {
    let office = try TestOffice("none")
    let told = office.run(["help", "rules"]).output
    #expect(Set(RuleText.all.map(\.number)).count == RuleText.all.count)
    for number in Set(Catalogue.entries.flatMap(\.rules)) {
      #expect(told.contains("  \(number) "), "\(number)")
      #expect(office.run(["help", number]).code == 0, "\(number)")
    }
    #expect(office.run(["help", "R99"]).code == 64)
  }

  @Test func `help fits a narrow line`() throws {
    let words = ["help", "delegation", "plan"]
    let ran = try TestOffice("none").run(words, width: 60)
    try expectGolden(ran.transcript(words), "help/narrow")
  }

  @Test func `the manual page is written from the catalogue`() throws {
    try expectGolden(try TestOffice("none").run(["help", "--man"]).output, "help/man")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are written from the catalogue`(shell: String) throws {
    let ran = try TestOffice("none").run(["completions", shell])
    try expectGolden(ran.output, "help/completions-\(shell)")
  }

  @Test(arguments: [
    ["delegation", "plan", "--help"], ["--help", "delegation", "plan"],
    ["delegation", "plan", "x", "--arrives", "2027", "-h"], ["help", "delegation plan"],
  ])
  func `help can be asked for anywhere`(words: [String]) throws {
    let office = try TestOffice("none")
    #expect(office.run(words).output == office.run(["help", "delegation", "plan"]).output)
  }
}
