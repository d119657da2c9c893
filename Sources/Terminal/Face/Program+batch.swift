import EventLog
import Office
import Twinning

extension Program {
  /// Performs a file of commands.
  func perform(_ invocation: Invocation, _ entry: PerformFile) throws(OfficeError) -> ExitCode {
    let lines = try CommandLines(path: entry.file, actor: entry.actor ?? actor(invocation))
    return try run(lines, invocation, keepGoing: entry.keepGoing, dryRun: entry.dryRun)
  }

  /// Imports a table.
  func load(_ invocation: Invocation, _ entry: ImportTable) throws(OfficeError) -> ExitCode {
    let lines = try TableLines(
      path: entry.file, of: entry.what, actor: entry.actor ?? actor(invocation))
    return try run(lines, invocation, keepGoing: entry.keepGoing, dryRun: entry.dryRun)
  }

  /// Performs a batch in the office; a file that begins with the programme makes its own.
  private func run(
    _ source: consuming some RequestSource & ~Copyable, _ invocation: Invocation, keepGoing: Bool,
    dryRun: Bool
  ) throws(OfficeError) -> ExitCode {
    let folder = try folder(invocation)
    let isNew = !Office.exists(in: folder)
    let source = try SourceWithFirst(source)
    if isNew {
      guard source.foundsProgramme, !dryRun else { throw OfficeError.noOffice(folder: folder) }
    }
    let office = try open(invocation, isNew ? .create : .write, folder: folder)
    let line = ProgressLine(console)
    defer { line.end() }
    let report = try office.perform(source, keepGoing: keepGoing, dryRun: dryRun, line.show)
    line.end()
    console.hasRecorded = !dryRun && report.commands > 0
    tell(report, dryRun: dryRun)
    return report.refused.isEmpty ? .done : .refused
  }

  /// What a batch came to: counts first, then what is to be looked at, by line.
  private func tell(_ report: BatchReport, dryRun: Bool) {
    let verb = dryRun ? "would be performed" : "performed"
    console.print(
      "\(Self.counted(report.commands, "command")) \(verb), "
        + "\(Self.counted(Int(report.events), "event")) recorded")
    if report.repeats > 0 {
      console.print("\(Self.counted(report.repeats, "line")) done before, with the same key")
    }
    for one in report.warnings {
      console.print(style.text("line \(one.number): \(SafeLine.text(one.text))", .soon))
    }
    if report.moreWarnings > 0 { console.print("… and \(report.moreWarnings) more warnings") }
    guard !report.refused.isEmpty else { return }
    let refused = report.refused.count + report.moreRefused
    console.complain("twinning: \(Self.counted(refused, "line")) refused:")
    for one in report.refused { console.complain("line \(one.number): \(one.text)") }
    if report.moreRefused > 0 { console.complain("… and \(report.moreRefused) more") }
  }

  static func counted(_ count: Int, _ unit: String) -> String {
    count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }
}
