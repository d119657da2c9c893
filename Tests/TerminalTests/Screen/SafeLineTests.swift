import Testing

@testable import Office
@testable import Terminal

/// Nothing on record steers the terminal.
struct SafeLineTests {
  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
    ("\u{1B}]0;title\u{07}", "\u{FFFD}]0;title\u{FFFD}"),
    ("a\u{9B}31mb", "a\u{FFFD}31mb"), ("bell\u{07}", "bell\u{FFFD}"),
    ("two\nlines\tand", "two lines and"), ("back\rward", "back\u{FFFD}ward"),
    ("turned \u{202E}round", "turned \u{FFFD}round"),
    ("Huế, 长沙, עפולה", "Huế, 长沙, עפולה"),
  ])
  func `what would steer a terminal is shown as a mark`(text: String, shown: String) {
    #expect(SafeLine.text(text) == shown)
  }

  @Test func `writing from right to left is isolated, other writing is left alone`() {
    #expect(SafeLine.isolated("עפולה") == "\u{2068}עפולה\u{2069}")
    #expect(SafeLine.isolated("العربية") == "\u{2068}العربية\u{2069}")
    #expect(SafeLine.isolated("Huế 长沙") == "Huế 长沙")
  }

  @Test func `an answer that holds escape sequences is drawn without them`() {
    var answer = Answer("\u{1B}[2J")
    answer.add(
      Section("a", .table([Column("a", "A")], [[Cell("x\u{1B}]52;c;AA\u{07}")]])))
    answer.add(Section("b", .facts([Fact("b", "B", Cell("\u{1B}[6n"))])))
    answer.add(Section("c", .lines(["\u{1B}c"])))
    answer.note("\u{1B}[?1049h")
    let drawing = AnswerDrawing(style: Style(hasColors: false), width: 80)
    #expect(!drawing.lines(answer).joined().unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func `a complaint holds no escape sequences either`() {
    let console = Console(
      .memory, ability: Console.Ability(width: 80, hasColors: true, isWatched: false))
    console.complain("no \u{1B}[31m here")
    #expect(!console.complaints.contains(0x1B))
  }
}
