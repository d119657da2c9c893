import EventLog
import JSONText
import Office
import Twinning

extension Program {
  /// Checks the log's chain and its guards (R34).
  func verify(_ invocation: Invocation) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .read)
    let line = ProgressLine(console)
    defer { line.end() }
    let report = try office.verify(line.show)
    line.end()
    for guarded in report.missingGuards {
      console.complain(
        "twinning: the log's \(guarded) is missing or was changed; nothing keeps others from"
          + " editing the log now")
    }
    if let fault = report.fault {
      console.complain("twinning: position \(fault.position): \(fault.reason)")
      return .refused
    }
    console.print(
      "intact: \(Self.counted(Int(report.events), "event")), "
        + "\(Self.counted(Int(report.commands), "command")), head \(report.head)")
    return report.missingGuards.isEmpty ? .done : .refused
  }
}
