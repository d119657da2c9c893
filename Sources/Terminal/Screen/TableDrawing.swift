import Office
import Twinning

/// Draws a table: columns that line up by terminal cells, wide ones broken into lines, empty ones
/// left out.
///
/// Where not all fit, the extra columns go first; a table that cannot fit without them either is
/// drawn as one block of lines for each row.
struct TableDrawing {
  private let columns: [Column]
  private let rows: [[Cell]]
  private let texts: [[String]]
  private let style: Style
  private let width: Int
  /// `nil` when there is no room for columns side by side.
  private let widths: [Int]?
  /// The titles of the columns that had to go.
  private let left: [String]

  init(_ columns: [Column], _ rows: [[Cell]], style: Style, width: Int) {
    let texts = rows.map { row in row.map { SafeLine.text($0.text) } }
    let filled = columns.indices.filter { index in
      columns[index].reach != .machines
        && texts.contains { index < $0.count && !$0[index].isEmpty }
    }
    let fitting = { (shown: [Int], isEasy: Bool) in
      ColumnFitting(
        shown.map { index in
          ColumnFitting.Demand(
            title: columns[index].title, texts: texts.map { $0[index] },
            isWhole: columns[index].isWhole)
        }, isEasy: isEasy
      ).widths(within: width)
    }
    let lean = filled.filter { columns[$0].reach != .wideLines }
    let hasExtras = lean.count < filled.count
    var shown = filled
    var widths = fitting(filled, hasExtras)
    if widths == nil, hasExtras {
      widths = fitting(lean, false)
      shown = lean
    }
    self.widths = widths
    self.columns = shown.map { columns[$0] }
    self.rows = rows.map { row in shown.map { row[$0] } }
    self.texts = texts.map { row in shown.map { row[$0] } }
    left = filled.filter { !shown.contains($0) }.map { columns[$0].title }
    self.style = style
    self.width = width
  }

  /// The lines of the drawing.
  var lines: [String] {
    guard let widths else { return blocks }
    var lines = drawn(columns.map(\.title), widths) { text, _ in text }.map(style.heading)
    lines.append(style.muted(rule(widths)))
    for (row, cells) in zip(texts, rows) {
      lines += drawn(row, widths) { text, column in style.text(text, cells[column].tone) }
    }
    return lines + note
  }

  /// Which columns had to go.
  private var note: [String] {
    guard !left.isEmpty else { return [] }
    let text = "(not shown at this width: \(left.joined(separator: ", ")))"
    return TextWrapping.lines(text, width: width).map(style.muted)
  }

  /// The lines that a row takes.
  private func drawn(
    _ row: [String], _ widths: [Int], paint: (String, Int) -> String
  ) -> [String] {
    let wrapped = zip(row, widths).map { TextWrapping.lines($0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { index in
      line(wrapped.map { index < $0.count ? $0[index] : "" }, widths, paint: paint)
    }
  }

  private func line(
    _ texts: [String], _ widths: [Int], paint: (String, Int) -> String
  ) -> String {
    var result = ""
    var pending = 0
    for (index, text) in texts.enumerated() {
      let blanks = max(0, widths[index] - CellWidth.of(text))
      if columns[index].isRight { pending += blanks }
      if !text.isEmpty {
        result += String(repeating: " ", count: pending) + paint(SafeLine.isolated(text), index)
        pending = 0
      }
      pending += (columns[index].isRight ? 0 : blanks) + ColumnFitting.gap
    }
    return result
  }

  private func rule(_ widths: [Int]) -> String {
    widths.map { String(repeating: "─", count: $0) }.joined(
      separator: String(repeating: " ", count: ColumnFitting.gap))
  }

  /// One block for each row: label and value.
  private var blocks: [String] {
    let label = columns.map { CellWidth.of($0.title) }.max() ?? 0
    var lines: [String] = []
    for (row, cells) in zip(texts, rows) {
      if !lines.isEmpty { lines.append("") }
      for (index, text) in row.enumerated() where !text.isEmpty {
        lines += FactDrawing.lines(
          columns[index].title, text, cells[index].tone, label: label, style: style, width: width)
      }
    }
    return left.isEmpty ? lines : lines + [""] + note
  }
}
