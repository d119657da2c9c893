import EventLog
import JSONText
import Office
import Twinning

extension Program {
  /// Looks at everything the office stands on; ends with 1 when something is broken.
  func examine(_ invocation: Invocation, _ entry: ExamineOffice) throws(OfficeError) -> ExitCode {
    let doctor = Doctor(
      of: try folder(invocation), backups: entry.backups, now: try clock()())
    let line = ProgressLine(console)
    defer { line.end() }
    let findings = try doctor.examine(line.show)
    line.end()
    if entry.json {
      console.print(findings.answer.json.canonicalText)
    } else {
      let drawing = AnswerDrawing(style: style, width: console.ability.width)
      drawing.lines(findings.answer).forEach(console.print)
    }
    return findings.state == .broken ? .refused : .done
  }
}
