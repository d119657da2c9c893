package import EventLog
import Keys
import Twinning

/// What taking over an exported log came to.
package struct AdoptionReport: Equatable, Sendable {
  package internal(set) var commands: Int64 = 0
  package internal(set) var events: Int64 = 0
  /// The hash of the last event.
  package internal(set) var head = Digest.genesis
  /// Whether there are sealed fields, which only the office's keys open.
  package internal(set) var isSealed = false
  /// What else there is to say: keys of the forgotten that came along, and were destroyed (R35);
  /// reminders that wait for somebody to look (R30).
  package internal(set) var notes: [String] = []
}

extension Office {
  /// Takes over an exported log: all of it, as it was, in one transaction.
  ///
  /// - Parameters:
  ///   - file: the export, of which the first line is read.
  ///   - keys: a copy of the key file that belongs to it.
  ///   - dryRun: everything is checked, and then taken back.
  ///   - progress: told how far it has come.
  /// - Throws: ``OfficeError`` when there is something on record here, when the export was cut or
  ///   changed, and when this program does not know what is in it.
  package func adopt(
    _ file: consuming ExportFile, keys: String? = nil, dryRun: Bool = false,
    _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> AdoptionReport {
    var report = try taken(file, keys, dryRun, progress)
    guard !dryRun else { return report }
    try settleKeys()
    report.notes += seals.takeUntold()
    report.notes += try settleReminders()
    return report
  }

  private func taken(
    _ file: consuming ExportFile, _ keys: String?, _ dryRun: Bool, _ progress: (Progress) -> Void
  ) throws(OfficeError) -> AdoptionReport {
    var file = file
    try begin()
    do throws(OfficeError) {
      guard try isEmpty() else { throw OfficeError.officeExists(folder: folder) }
      var report = try take(&file, progress)
      report.isSealed = try isSealed()
      try writeProjections(progress)
      guard !dryRun else {
        abandon()
        return report
      }
      if let keys {
        try KeyCopy.bring(keys, into: folder, of: file.firstHash)
        // The keys that were made with the empty office are no more.
        seals.reset()
      }
      report.notes = try commit()
      return report
    } catch {
      abandon()
      throw error
    }
  }

  private func take(
    _ file: inout ExportFile, _ progress: (Progress) -> Void
  ) throws(OfficeError) -> AdoptionReport {
    var report = AdoptionReport()
    var known: Set<String> = []
    while true {
      switch try file.next() {
      case .entry(let entry):
        if case .event(let event) = entry {
          let type = ExportForm.type(of: event.event)
          if !known.contains(type) {
            try requireKnown(event, at: file.number)
            known.insert(type)
          }
        }
        try adopt(entry, at: file.number)
        try report.count(entry, in: file)
        if report.events & 0x3FFF == 0 {
          progress(Progress(what: "taking the log over", done: report.events, total: 0))
        }
      case .end(let commands, let events, let head):
        let number = file.number
        try ending(at: number) { (log) throws(LogError) in try log.endAdoption() }
        guard commands == report.commands, events == report.events, head == report.head else {
          throw OfficeError.damaged(
            "line \(number): the export had \(events) events, and \(report.events) are here; lines"
              + " are missing; \(ExportFile.advice)")
        }
        guard try file.isAtEnd() else {
          throw OfficeError.damaged(
            "line \(number + 1): something follows the end; \(ExportFile.advice)")
        }
        return report
      }
    }
  }

  private func adopt(_ entry: LoggedEntry, at line: Int) throws(OfficeError) {
    try ending(at: line) { (log) throws(LogError) in try log.adopt(entry) }
  }

  /// Does something with the log; what does not fit is told with its line.
  private func ending(
    at line: Int, _ body: (SQLiteLog) throws(LogError) -> Void
  ) throws(OfficeError) {
    do throws(LogError) {
      try body(log)
    } catch {
      guard case .notAdopted(let position, let reason) = error else {
        throw OfficeError.from(error)
      }
      throw OfficeError.damaged(
        "line \(line), position \(position): \(reason); \(ExportFile.advice)")
    }
  }

  private func requireKnown(_ event: LoggedEvent, at line: Int) throws(OfficeError) {
    let (name, version) = (event.event.type, event.event.typeVersion)
    guard Catalogue.events.contains(where: { $0.name == name && $0.version == version }) else {
      throw OfficeError.newer(
        "line \(line), position \(event.position): this program does not know \(excerpt(name))"
          + " version \(version); nothing was done; use the newer program")
    }
  }
}

extension AdoptionReport {
  fileprivate mutating func count(
    _ entry: LoggedEntry, in file: borrowing ExportFile
  ) throws(OfficeError) {
    switch entry {
    case .command: commands += 1
    case .event(let event):
      events += 1
      head = event.hash
      guard events > 1 || head == file.firstHash else {
        throw OfficeError.damaged(
          "line \(file.number), position 1: this is not the first event of the office that line 1"
            + " names; \(ExportFile.advice)")
      }
    }
  }
}
