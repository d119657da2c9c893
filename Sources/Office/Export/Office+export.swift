package import EventLog
import JSONText
import SQLite
import Twinning

/// What an export came to.
package struct ExportReport: Equatable, Sendable {
  package let commands: Int64
  package let events: Int64
  /// The hash of the last event.
  package let head: Digest
  /// How many events hold personal details in the clear: from before they were sealed.
  package let clearDetails: Int
}

extension Office {
  /// Hands over the whole log as lines (`schemas/export/v1.md`), from one state of the file.
  ///
  /// The chain is checked first: what does not hold is not handed on.
  /// - Parameters:
  ///   - write: takes a line with its end.
  ///   - progress: told how far it has come.
  /// - Throws: ``OfficeError`` when the log is empty or does not hold.
  package func export(
    to write: ([UInt8]) throws(OfficeError) -> Void,
    _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> ExportReport {
    try log.onOneState { () throws(OfficeError) in
      let report = try Self.verify(log, progress)
      if let fault = report.fault {
        throw OfficeError.damaged("the log does not hold: \(fault); see twinning audit verify")
      }
      guard let first = try storage({ (log) throws(LogError) in try log.firstEventHash() }) else {
        throw OfficeError.noOffice(folder: folder)
      }
      var writer = ExportWriter(firstHash: first)
      var clearDetails = 0
      try write(writer.begin())
      let failure = try log.entries { (entry) throws(OfficeError) in
        try write(writer.line(entry))
        if case .event(let event) = entry {
          if event.event.isPersonalInTheClear { clearDetails += 1 }
          if event.position & 0x3FFF == 0 {
            progress(
              Progress(what: "writing the log", done: event.position, total: report.events))
          }
        }
      }
      if let failure { throw OfficeError.from(failure) }
      try write(writer.end())
      return ExportReport(
        commands: writer.commands, events: writer.events, head: report.head,
        clearDetails: clearDetails)
    }
  }

  /// Writes the whole log into a file, which is there whole or not at all.
  package func export(
    file path: String, overwriting: Bool, _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> ExportReport {
    try checkFile(at: path, overwriting: overwriting)
    var file = try DurableFile(path, overwriting: overwriting)
    let report = try export(
      to: { (line) throws(OfficeError) in try file.write(line) }, progress)
    try file.keep()
    return report
  }
}

extension NewEvent {
  /// Personal details were recorded in the clear in their first version.
  fileprivate var isPersonalInTheClear: Bool {
    type == "PersonalDetailsRecorded" && typeVersion == 1
  }
}
