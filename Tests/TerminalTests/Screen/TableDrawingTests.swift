import Foundation
import Testing
import Twinning

@testable import Terminal

/// Tables line up by cells of the terminal, at every width.
struct TableDrawingTests {
  private static let questions: [[String]] = [
    ["schedule"], ["today"], ["due"], ["checklist", "hue-visit", "--why"], ["partner", "list"],
    ["person", "list"], ["delegation", "list"], ["delegation", "show", "hue-visit"],
    ["annual", "show", "2026"], ["history", "avignon"], ["guidance", "list"],
  ]

  @Test(arguments: questions)
  func `no line is wider than the terminal`(words: [String]) throws {
    let office = try TestOffice.sample.get()
    for width in stride(from: 40, through: 160, by: 15) {
      for line in office.run(words, width: width).lines {
        #expect(CellWidth.of(line) <= width, "at \(width): \(line)")
      }
    }
  }

  @Test(arguments: questions + [["partner", "list"]], [80, 100, 140])
  func `columns line up by cells`(words: [String], width: Int) throws {
    for office in [try TestOffice.sample.get(), try TestOffice.scripts.get()] {
      let ran = office.run(words, width: width)
      guard ran.code == 0 else { continue }
      expectAligned(ran.lines)
    }
  }

  /// Between two columns of a table both cells of the gap are blank in each of its lines.
  private func expectAligned(_ lines: [String]) {
    var gaps: [Int] = []
    for (index, line) in lines.enumerated() {
      let isRule = line.contains("─") && line.allSatisfy { $0 == "─" || $0 == " " }
      if isRule {
        gaps = Self.gaps(of: line)
        // The titles above, which may be on several lines, line up too.
        for title in lines[..<index].reversed().prefix(while: { $0.hasPrefix(" ") }) {
          expectBlank(gaps, in: title)
        }
      } else if line.isEmpty || line.hasPrefix("(") {
        gaps = []
      } else {
        expectBlank(gaps, in: line)
      }
    }
  }

  private static func gaps(of rule: String) -> [Int] {
    let cells = Array(rule)
    return cells.indices.filter { cells[$0] == " " }
  }

  private func expectBlank(_ gaps: [Int], in line: String) {
    let cells = Self.cells(of: line)
    for gap in gaps where gap < cells.count {
      #expect(cells[gap] == " ", "cell \(gap) of \(line)")
    }
  }

  /// What stands in each cell; a wide character stands in two, an isolate in none.
  private static func cells(of line: String) -> [Character] {
    line.flatMap { Array(repeating: $0, count: CellWidth.of($0)) }
  }

  @Test func `a table without room for columns is drawn in blocks`() throws {
    let lines = try TestOffice.scripts.get().run(["partner", "list"], width: 40).lines
    #expect(lines.contains("Name            ⁨עפולה-גלבוע⁩"))
    #expect(!lines.contains { $0.contains("─") })
  }
}
