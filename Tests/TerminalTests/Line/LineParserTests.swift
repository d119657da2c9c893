import JSONText
import Testing
import Twinning

@testable import Terminal

/// What the words of a line come to.
struct LineParserTests {
  private func invocation(_ line: String) throws -> Invocation {
    let words = line.split(separator: " ").map(String.init)
    guard case .run(let invocation) = try LineParser.parse(words) else {
      throw Unexpected(text: line)
    }
    return invocation
  }

  private struct Unexpected: Error { let text: String }

  @Test func `words of every day lead to commands that there are`() {
    for (word, commands) in EverydayWords.all {
      #expect(commands.allSatisfy { Catalogue.entry(named: $0) != nil }, "\(word)")
      #expect(word == word.lowercased())
      #expect(!Catalogue.names.contains { $0 == word || $0.hasPrefix(word + " ") }, "\(word)")
    }
  }

  @Test(arguments: [
    "checklist tick hue-visit gifts", "checklist tick --delegation hue-visit --item gifts",
    "checklist tick --item gifts hue-visit", "checklist tick --delegation=hue-visit gifts",
    "checklist tick -- hue-visit gifts", "checklist tick hue-visit -- gifts",
    "--office o checklist tick hue-visit gifts",
  ])
  func `values stand in their order or behind their flags`(line: String) throws {
    let invocation = try invocation(line)
    #expect(invocation.entry.name == "checklist tick")
    #expect(invocation.text("delegation") == "hue-visit")
    #expect(invocation.text("item") == "gifts")
  }

  @Test func `a flag is set, taken back, or told in words`() throws {
    #expect(try invocation("due --json").isSet("json"))
    #expect(try invocation("due --json=yes").isSet("json"))
    #expect(try !invocation("due --no-json").isSet("json"))
    #expect(try invocation("due --no-color").setting("color") == false)
    #expect(try invocation("due").setting("color") == nil)
  }

  @Test(arguments: [
    "person appoint mayor-hue mayor --office place",
    "--office place person appoint mayor-hue mayor",
    "person appoint --office place mayor-hue mayor",
  ])
  func `the office somebody takes is not the folder of the office`(line: String) throws {
    let invocation = try invocation(line)
    #expect(invocation.text("office") == "mayor")
    #expect(invocation.setting("office")?.text == "place")
  }

  @Test func `what is given again makes a list where the field takes one`() throws {
    let invocation = try invocation("partner add hue --names Huế --names=Hue --country VN")
    #expect(invocation["names"] == .array(["Huế", "Hue"]))
  }

  @Test func `a last place that takes a list takes all the words`() throws {
    #expect(try invocation("search mayor of leon")["words"] == .array(["mayor", "of", "leon"]))
  }

  @Test func `a minus alone is standard input`() throws {
    #expect(try invocation("perform -").text("file") == "-")
  }

  @Test func `a minus before a period or a number is no flag`() throws {
    #expect(
      try invocation("guidance override gifts --offset -P90D --reason x").text("offset") == "-P90D")
    #expect(try invocation("annual show -5")["year"] == -5)
  }

  @Test func `after two minuses a word is never a flag`() throws {
    #expect(try invocation("search -- --json")["words"] == .array(["--json"]))
  }

  @Test func `a value may be empty or hold an equals sign`() throws {
    #expect(try invocation("due --office=").setting("office")?.text == "")
    #expect(try invocation("due --office=a=b").setting("office")?.text == "a=b")
  }

  @Test(arguments: [
    ["due", "--help"], ["due", "-h"], ["--help", "due"], ["due", "--within", "x", "--help"],
  ])
  func `help may stand anywhere`(words: [String]) throws {
    guard case .help(let asked) = try LineParser.parse(words) else {
      Issue.record("help was not understood")
      return
    }
    #expect(asked == ["due"])
  }

  @Test func `help after two minuses is a word`() throws {
    #expect(try invocation("search -- --help")["words"] == .array(["--help"]))
  }

  @Test func `a noun alone is told what its verbs are`() throws {
    guard case .noun("delegation") = try LineParser.parse(["delegation"]) else {
      Issue.record("the noun was not understood")
      return
    }
  }

  @Test func `a line of thousands of words is refused`() {
    let words = ["search"] + Array(repeating: "x", count: LineParser.wordLimit)
    #expect(throws: LineProblem.self) { try LineParser.parse(words) }
  }

  @Test func `every example of the catalogue is a line that is understood`() throws {
    for entry in Catalogue.entries {
      for example in entry.examples {
        let words = Self.shellWords(example)
        guard case .run(let invocation) = try LineParser.parse(words) else {
          Issue.record("\(example) is not understood")
          continue
        }
        #expect(invocation.entry.name == entry.name, "\(example)")
      }
    }
  }

  /// The words of an example: blanks part them, quotation marks hold them together.
  private static func shellWords(_ line: String) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      words += index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
    return words
  }
}
