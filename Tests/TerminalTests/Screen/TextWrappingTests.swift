import Testing
import Twinning

@testable import Terminal

/// Lines break by cells of the terminal.
struct TextWrappingTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("short", 10, ["short"]), ("", 5, [""]),
    ("well-known thing", 8, ["well-", "known", "thing"]),
    ("2026-11-24 noon", 12, ["2026-11-24", "noon"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("长沙市人民", 4, ["长沙", "市人", "民"]),
    ("长沙", 1, ["长", "沙"]), ("Huế đẹp", 4, ["Huế", "đẹp"]),
  ])
  func `a text breaks at blanks, after hyphens, then anywhere`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(TextWrapping.lines(text, width: width) == lines)
  }

  @Test func `nothing is lost and nothing is too wide`() {
    let text = "The mayor of Huế met the chair-elect at 长沙市人民政府 on 2026-11-24, הכול בסדר."
    for width in 2...90 {
      let lines = TextWrapping.lines(text, width: width)
      #expect(lines.allSatisfy { CellWidth.of($0) <= width }, "\(width)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "\(width)")
    }
  }
}
