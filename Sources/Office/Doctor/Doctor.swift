package import Calendars
package import EventLog
import SQLite

/// Looks at everything that an office stands on, and says of each thing how it is and what to do.
///
/// Changes nothing: it reads as a question does, and opens no office, so that it can look at one
/// that cannot be opened.
package struct Doctor {
  let folder: String
  let backups: String
  let now: Instant
  let room: DiskRoom
  let zones: SystemZones
  /// SQLite's version.
  let library: String

  /// - Parameters:
  ///   - folder: the office.
  ///   - backups: where its backups are; in the office's folder when left out.
  ///   - now: what time it is.
  ///   - room: how much room there is.
  ///   - zones: the rules of time zones.
  ///   - library: SQLite's version.
  package init(
    of folder: String, backups: String? = nil, now: Instant, room: DiskRoom = .ofSystem,
    zones: SystemZones = SystemZones(), library: String = Connection.libraryVersion
  ) {
    self.folder = folder
    self.backups = backups ?? folder + "/backups"
    self.now = now
    self.room = room
    self.zones = zones
    self.library = library
  }

  var path: String { folder + "/twinning.db" }

  /// Looks at everything.
  /// - Throws: ``OfficeError`` when there is no office.
  package func examine(
    _ progress: (Office.Progress) -> Void = { _ in }
  ) throws(OfficeError) -> [Finding] {
    guard Office.exists(in: folder) else { throw OfficeError.noOffice(folder: folder) }
    var findings = [sqlite()]
    let log: SQLiteLog?
    do throws(LogError) {
      log = try SQLiteLog(path: path, mode: .read, timeout: 5)
    } catch {
      findings.append(
        .broken("format", error.description, advice: "see what it says, or restore a backup"))
      log = nil
    }
    if let log {
      findings += log.onOneState { file(log) + record(log, progress) }
      findings.append(keys(log))
    }
    findings += [rights(), writeAheadLog(), diskRoom(), zoneData()]
    if let log { findings.append(lastBackup(log)) }
    return findings
  }

  /// The finding, or that it could not be looked.
  func looked(
    _ about: String, _ body: () throws(LogError) -> Finding
  ) -> Finding {
    do throws(LogError) {
      return try body()
    } catch {
      return .broken(
        about, "it cannot be read: \(error.description)", advice: "restore the last backup")
    }
  }
}
