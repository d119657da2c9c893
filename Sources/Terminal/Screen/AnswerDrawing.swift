import Office
import Twinning

/// Draws an answer for people.
struct AnswerDrawing {
  let style: Style
  let width: Int

  func lines(_ answer: Answer) -> [String] {
    var lines = heading(SafeLine.text(answer.title))
    for section in answer.sections where section.isForPeople {
      lines.append("")
      if !section.heading.isEmpty { lines += heading(section.heading) }
      lines += section.isEmpty ? [style.muted(section.empty)] : drawn(section)
    }
    if !answer.notes.isEmpty { lines.append("") }
    for note in answer.notes {
      lines += TextWrapping.lines(SafeLine.text(note), width: width).map(style.muted)
    }
    return lines
  }

  private func heading(_ text: String) -> [String] {
    TextWrapping.lines(text, width: width).map { style.heading(SafeLine.isolated($0)) }
  }

  private func drawn(_ section: Section) -> [String] {
    switch section.content {
    case .table(let columns, let rows):
      return TableDrawing(columns, rows, style: style, width: width).lines
    case .lines(let lines):
      return lines.flatMap { text in
        TextWrapping.lines(SafeLine.text(text), width: width - 2).enumerated().map { index, line in
          (index == 0 ? "• " : "  ") + SafeLine.isolated(line)
        }
      }
    case .facts(let facts):
      let shown = facts.filter { !$0.cell.text.isEmpty }
      let label = shown.map { CellWidth.of($0.label) }.max() ?? 0
      return shown.flatMap { fact in
        FactDrawing.lines(
          fact.label, SafeLine.text(fact.cell.text), fact.cell.tone, label: label, style: style,
          width: width)
      }
    }
  }
}
