import EventLog
import Office
import Twinning

extension Program {
  /// Copies the office into a folder.
  func backUp(_ invocation: Invocation, _ entry: BackupOffice) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .read)
    let line = ProgressLine(console)
    defer { line.end() }
    let report = try office.backup(
      to: entry.folder, keys: entry.keys, keep: entry.keep, line.show)
    line.end()
    console.print(
      "\(SafeLine.text(report.path)): \(Self.counted(Int(report.events), "event")), "
        + "\(ByteCount.text(report.size)), checked, head \(report.head)")
    if let keys = report.keys {
      console.print("\(SafeLine.text(keys)): what opens sealed fields; keep it apart")
    }
    for path in report.removed { console.print("removed \(SafeLine.text(path))") }
    return .done
  }

  /// Makes an office of a backup.
  func restore(_ invocation: Invocation, _ entry: RestoreOffice) throws(OfficeError) -> ExitCode {
    let folder = try folder(invocation)
    let clock = try clock()
    let line = ProgressLine(console)
    defer { line.end() }
    let report = try Restore(of: entry.file, keys: entry.keys, into: folder, clock: clock)
      .run(line.show)
    line.end()
    console.hasRecorded = true
    console.print(
      "\(Self.counted(Int(report.commands), "command")) and "
        + "\(Self.counted(Int(report.events), "event")) are in \(SafeLine.text(folder)), "
        + "head \(report.head)")
    if let day = report.recordedOn {
      let days = max(0, day.days(until: report.today))
      console.print(
        "The last command was recorded on \(day),"
          + " \(Self.counted(days, "day")) ago: what came after is not in it.")
    }
    tellKeys(report.keys, isSealed: report.isSealed)
    for guarded in report.missingGuards {
      console.complain("look at this: the log's \(guarded) is missing; see twinning doctor")
    }
    tell(report.notes)
    return .done
  }

  /// Says what else there is to say of keys that came along.
  func tell(_ notes: [String]) {
    for note in notes { console.complain("look at this: \(SafeLine.text(note))") }
  }
}
