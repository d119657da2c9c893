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
    tell(findings.answer, asJSON: entry.json)
    return findings.state == .broken ? .refused : .done
  }
}
