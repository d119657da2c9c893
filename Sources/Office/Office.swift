import Calendars
package import EventLog
import Glibc
package import Guidance
import Projections
import SQLite
package import Twinning

/// An office: a folder with its log, its projections, its keys, its local guidance.
///
/// The only door to them: ``perform(_:dryRun:)`` a command, ``answer(_:asOf:knownAt:_:)`` a query.
package final class Office {
  /// The program's version, as it stands in every command's row.
  package static let program = "0.1.0"

  package let folder: String
  package let log: SQLiteLog
  package let guidebook: Guidebook
  package let zones: any TimeZoneRules
  /// What time it is: handed in, so that every run can be repeated.
  let clock: () -> Instant
  let records: LiveRecords
  let seals: OfficeSeals
  var projections = ProjectionWriter()
  var ids = UUIDv7Maker()
  var fieldNames = FieldNames()
  var knownRules: Rules?
  /// The head of the log as this instance knows it.
  var knownHead: Int64 = -1

  /// Opens the office in `folder`.
  ///
  /// - Parameters:
  ///   - folder: where the log and the local guidance lie.
  ///   - mode: `.create` makes folder and log when they are not there.
  ///   - clock: what time it is.
  ///   - timeout: how many seconds to wait for another writer.
  ///   - zones: the rules of time zones; the system's when left out.
  ///   - progress: told when the projections have to be built anew.
  package init(
    folder: String, mode: SQLiteLog.Mode, clock: @escaping () -> Instant = { .now },
    timeout: Int = SQLiteLog.defaultTimeout, zones: (any TimeZoneRules)? = nil,
    progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) {
    if mode == .create { try Folder.make(folder) }
    let path = folder + "/twinning.db"
    do throws(LogError) {
      log = try SQLiteLog(path: path, mode: mode, timeout: timeout)
    } catch {
      if case .missing = error { throw OfficeError.noOffice(folder: folder) }
      throw OfficeError.from(error)
    }
    self.folder = folder
    self.clock = clock
    self.zones = zones ?? SystemZones()
    guidebook = try Self.guidebook(folder)
    records = LiveRecords(log)
    seals = OfficeSeals(folder: folder, log: log, clock: clock)
    records.writeRows = { [unowned self] () throws(OfficeError) in
      if self.log.isWriting { try self.writeRows() }
    }
    seals.settle = { [unowned self] () throws(SealError) in try self.finishErasures() }
    seals.isForgotten = { [unowned self] in self.isForgotten($0, $1) }
    try prepareProjections(mode, timeout: timeout, progress)
    try prepareKeys(mode)
  }

  /// Whether there is an office in the folder; an empty file is what a start that was broken off
  /// leaves, and counts as none.
  package static func exists(in folder: String) -> Bool {
    var status = stat()
    return stat(folder + "/twinning.db", &status) == 0 && status.st_size > 0
  }

  /// Whether nothing has ever been recorded here.
  package func isEmpty() throws(OfficeError) -> Bool { try head() == 0 }

  /// How far a long piece of work has come.
  package struct Progress: Sendable {
    package let what: String
    package let done: Int64
    package let total: Int64
  }

  /// The day it is now in the programme's time zone; in UTC before there is a programme.
  package func today() throws(OfficeError) -> CivilDay { try day(of: clock()) }

  /// The day of a moment in the programme's time zone; in UTC before there is a programme.
  package func day(of moment: Instant) throws(OfficeError) -> CivilDay {
    let programme: Programme?
    do throws(Refusal) {
      programme = try records.programme()
    } catch {
      throw OfficeError.refused(error)
    }
    return day(of: moment, in: programme?.zone)
  }
}

extension OfficeError {
  /// The same error in the words of the office.
  static func from(_ error: ProjectionError) -> OfficeError {
    switch error {
    case .database(let sentence): .storage(sentence)
    case .newer: .newer(error.description)
    case .unreadableEvent(let position, let reason):
      .unknownEvent(position: position, reason: reason)
    }
  }

  /// The same error in the words of the office.
  static func from(_ error: LogError) -> OfficeError {
    if case .busy = error { return .busy(error.description) }
    if case .newer = error { return .newer(error.description) }
    return .storage(error.description)
  }
}
