import EventLog
import Keys
import Office
import Twinning

extension Program {
  /// Writes the log into a file, with its keys apart unless it is for somebody who must not open
  /// what is sealed.
  func export(_ invocation: Invocation, _ entry: ExportLog) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .read)
    guard try !office.isEmpty() else { throw OfficeError.noOffice(folder: office.folder) }
    let line = ProgressLine(console)
    defer { line.end() }
    guard entry.file != "-" else {
      let report = try office.export(
        to: { (bytes) throws(OfficeError) in console.write(bytes) }, line.show)
      line.end()
      console.flush()
      tell(report, "standard output", keys: nil, hasKeys: office.hasKeys)
      return .done
    }
    let keys = entry.sealed || !office.hasKeys ? nil : entry.file + ".keys"
    if let keys { try office.checkFile(at: keys, overwriting: entry.force) }
    let report = try office.export(file: entry.file, overwriting: entry.force, line.show)
    line.end()
    if let keys { try office.exportKeys(to: keys, overwriting: entry.force) }
    tell(report, entry.file, keys: keys, hasKeys: office.hasKeys)
    return .done
  }

  private func tell(_ report: ExportReport, _ place: String, keys: String?, hasKeys: Bool) {
    let say = place == "standard output" ? console.complain : console.print
    say(
      "\(Self.counted(Int(report.commands), "command")) and "
        + "\(Self.counted(Int(report.events), "event")) are in \(SafeLine.text(place)), "
        + "head \(report.head)")
    if let keys {
      say("What opens sealed fields is in \(SafeLine.text(keys)): keep it apart.")
    } else if hasKeys {
      say("The keys are not in it: sealed fields stay sealed.")
    }
    guard report.clearDetails > 0 else { return }
    console.complain(
      "look at this: \(Self.counted(report.clearDetails, "event")) from before personal fields were"
        + " sealed are in it as they were written, to be read by whoever has the file")
  }

  /// Says where the keys of an office came from, or what their lack means.
  func tellKeys(_ keys: String?, isSealed: Bool) {
    if let keys {
      console.print("The keys came from \(SafeLine.text(keys)).")
    } else if isSealed {
      console.print("No keys came with it: sealed fields stay sealed.")
    }
  }

  /// Takes over an exported log.
  func take(_ invocation: Invocation, _ entry: ImportLog) throws(OfficeError) -> ExitCode {
    let file = try ExportFile(entry.file)
    let folder = try folder(invocation)
    let beside = entry.file + ".keys"
    let keys = entry.keys ?? (KeyFile.exists(at: beside) ? beside : nil)
    let line = ProgressLine(console)
    defer { line.end() }
    var staged = try StagedFolder(for: folder)
    let report = try adopt(file, keys, entry.dryRun, in: staged.path, invocation, line)
    if !entry.dryRun { try staged.keep() }
    line.end()
    console.hasRecorded = !entry.dryRun
    console.print(
      "\(Self.counted(Int(report.commands), "command")) and "
        + "\(Self.counted(Int(report.events), "event")) \(entry.dryRun ? "would be" : "are") in "
        + "\(SafeLine.text(folder)), head \(report.head)")
    tellKeys(keys, isSealed: report.isSealed)
    tell(report.notes)
    return .done
  }

  /// The office is let go before its folder gets its name.
  private func adopt(
    _ file: consuming ExportFile, _ keys: String?, _ dryRun: Bool, in folder: String,
    _ invocation: Invocation, _ line: ProgressLine
  ) throws(OfficeError) -> AdoptionReport {
    try open(invocation, .create, folder: folder)
      .adopt(file, keys: keys, dryRun: dryRun, line.show)
  }
}
