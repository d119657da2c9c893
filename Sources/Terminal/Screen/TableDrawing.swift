import Office
import Twinning

/// Draws a table: columns that line up by terminal cells, wide ones broken into lines, empty ones
/// left out. A table that cannot fit is drawn as one block of lines for each row.
struct TableDrawing {
  private let columns: [Column]
  private let rows: [[Cell]]
  private let texts: [[String]]
  private let style: Style
  private let width: Int

  private static let gap = 2
  /// A column is not made narrower than this, unless it is by itself.
  private static let narrowest = 9

  init(_ columns: [Column], _ rows: [[Cell]], style: Style, width: Int) {
    let texts = rows.map { row in row.map { SafeLine.text($0.text) } }
    let shown = columns.indices.filter { index in
      texts.contains { index < $0.count && !$0[index].isEmpty }
    }
    self.columns = shown.map { columns[$0] }
    self.rows = rows.map { row in shown.map { $0 < row.count ? row[$0] : Cell("") } }
    self.texts = texts.map { row in shown.map { $0 < row.count ? row[$0] : "" } }
    self.style = style
    self.width = width
  }

  /// The lines of the drawing.
  var lines: [String] {
    guard let widths = fittedWidths else { return blocks }
    var lines = [
      style.heading(
        line(columns.map(\.title), widths) { text, _ in text })
    ]
    lines.append(style.muted(rule(widths)))
    for (row, cells) in zip(texts, rows) { lines += drawn(row, cells, widths) }
    return lines
  }

  private var naturalWidths: [Int] {
    columns.indices.map { index in
      texts.reduce(CellWidth.of(columns[index].title)) { max($0, CellWidth.of($1[index])) }
    }
  }

  /// Widths that fit, the widest columns cut first; `nil` when there is no room.
  private var fittedWidths: [Int]? {
    var widths = naturalWidths
    let room = width - Self.gap * max(0, widths.count - 1)
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > Self.narrowest
      else { return nil }
      let second = widths.enumerated().filter { $0.offset != widest }.map(\.element).max() ?? 0
      let target = max(Self.narrowest, min(widths[widest] - 1, second), widths[widest] - excess)
      excess -= widths[widest] - target
      widths[widest] = target
    }
    return widths
  }

  private func drawn(_ row: [String], _ cells: [Cell], _ widths: [Int]) -> [String] {
    let wrapped = zip(row, widths).map { TextWrapping.lines($0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { index in
      line(wrapped.map { index < $0.count ? $0[index] : "" }, widths) { text, column in
        style.text(text, cells[column].tone)
      }
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
      pending += (columns[index].isRight ? 0 : blanks) + Self.gap
    }
    return result
  }

  private func rule(_ widths: [Int]) -> String {
    widths.map { String(repeating: "─", count: $0) }.joined(
      separator: String(repeating: " ", count: Self.gap))
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
    return lines
  }
}

/// Draws one value with its label.
enum FactDrawing {
  static func lines(
    _ title: String, _ text: String, _ tone: Tone, label: Int, style: Style, width: Int
  ) -> [String] {
    let blanks = String(repeating: " ", count: max(0, label - CellWidth.of(title)) + 2)
    let indent = String(repeating: " ", count: label + 2)
    let wrapped = TextWrapping.lines(text, width: max(20, width - label - 2))
    return wrapped.enumerated().map { index, line in
      let painted = style.text(SafeLine.isolated(line), tone)
      return index == 0 ? style.muted(title) + blanks + painted : indent + painted
    }
  }
}
