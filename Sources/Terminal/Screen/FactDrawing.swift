import Office
import Twinning

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
