import EventLog
import Office
import Twinning

extension Program {
  /// Builds the projections anew, or builds them aside and compares.
  func rebuild(
    _ invocation: Invocation, _ entry: RebuildProjections
  ) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, entry.check ? .read : .write)
    guard entry.check else {
      let line = ProgressLine(console)
      defer { line.end() }
      try office.rebuild(line.show)
      line.end()
      console.print("all projections were built anew from the log")
      return .done
    }
    let differences = try office.differences()
    guard differences.isEmpty else {
      console.complain(
        "twinning: what the log folds to is not what stands in \(differences.joined(separator: ", "));"
          + " build them anew with twinning rebuild")
      return .refused
    }
    console.print("all projections are what the log folds to")
    return .done
  }

  /// Writes the JSON Schemas, each into its file.
  func write(_ entry: WriteSchemas) throws(OfficeError) -> ExitCode {
    let schemas = Schemas.all
    for (path, schema) in schemas {
      try TextFile.write(Schemas.text(of: schema), to: "\(entry.folder)/\(path)")
    }
    console.print("\(schemas.count) schemas are in \(SafeLine.text(entry.folder))")
    return .done
  }

  /// Prints help, or the manual page.
  func help(_ invocation: Invocation, _ entry: PrintHelp) -> ExitCode {
    guard entry.man else { return help(entry.words.flatMap { Self.words(of: $0) }) }
    ManualPage.lines(version: Office.program).forEach(console.print)
    return .done
  }

  private static func words(of text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
