package import EventLog
import Glibc
import Keys
package import Twinning

/// What bringing a backup back came to.
package struct RestoreReport: Equatable, Sendable {
  package let events: Int64
  package let commands: Int64
  /// The hash of the last event.
  package let head: Digest
  /// The day on which the last command was recorded, and today, in the programme's time zone.
  package let recordedOn: CivilDay?
  package let today: CivilDay
  /// Where the keys came from; `nil` when there were none.
  package let keys: String?
  /// Whether there are sealed fields, which only those keys open.
  package let isSealed: Bool
  /// Guards of the log that the backup does not have.
  package let missingGuards: [String]
  /// What else there is to say: keys of the forgotten that came along, and were destroyed (R35);
  /// reminders that wait for somebody to look (R30).
  package let notes: [String]
}

/// Makes an office of a backup.
package struct Restore {
  private let source: String
  private let keys: String?
  private let folder: String
  private let clock: () -> Instant

  /// - Parameters:
  ///   - source: the backup.
  ///   - keys: the keys that were kept apart; those beside the backup when left out and there.
  ///   - folder: where the office is to be: missing, or without a log.
  ///   - clock: what time it is.
  package init(
    of source: String, keys: String?, into folder: String,
    clock: @escaping () -> Instant = { .now }
  ) {
    self.source = source
    self.clock = clock
    self.folder = folder
    let beside = source.hasSuffix(".db") ? source.dropLast(3) + ".keys" : source + ".keys"
    self.keys = keys ?? (KeyFile.exists(at: beside) ? beside : nil)
  }

  /// Checks the backup and brings it back.
  /// - Throws: ``OfficeError`` when the folder has a log, or the backup does not hold; then nothing
  ///   was done.
  package func run(
    _ progress: (Office.Progress) -> Void = { _ in }
  ) throws(OfficeError) -> RestoreReport {
    try checkSource()
    try checkFolder()
    try Folder.make(folder)
    // A folder that was made for it by hand is the office's alone from now on.
    if Folder.names(in: folder).isEmpty { chmod(folder, 0o700) }
    let path = folder + "/twinning.db"
    let copy = LogCopy(path, ofBackup: true)
    let report: LogReport
    var broughtKeys = false
    var keyTrouble: OfficeError?
    do throws(OfficeError) {
      report = try copy.make(of: source, progress) { (checked) throws(OfficeError) in
        guard let first = checked.firstHash else {
          throw OfficeError.damaged("there is nothing on record in it")
        }
        guard let keys else { return }
        do throws(OfficeError) {
          try KeyCopy.bring(keys, into: folder, of: first)
        } catch {
          keyTrouble = error
          throw error
        }
        broughtKeys = true
      }
    } catch {
      if broughtKeys { unlink(KeyCopy.path(in: folder)) }
      // Goes only when nothing is in it.
      rmdir(folder)
      // Other keys are wanted then, and no other backup.
      throw keyTrouble ?? told(error)
    }
    // Opened once as any office is: write-ahead log, rights, projections of this version, and no key
    // of anybody whom the log calls forgotten.
    let office = try Office(folder: folder, mode: .write, clock: clock, progress: progress)
    let last = try office.storage { (log) throws(LogError) in try log.lastMoment() }
    return RestoreReport(
      events: report.events, commands: report.commands, head: report.head,
      recordedOn: try last.map { (last) throws(OfficeError) in try office.day(of: last) },
      today: try office.today(),
      keys: keys, isSealed: try office.isSealed(), missingGuards: report.missingGuards,
      notes: office.seals.takeUntold() + (try office.settleReminders()))
  }

  private func checkSource() throws(OfficeError) {
    var status = stat()
    guard stat(source, &status) == 0 else {
      throw OfficeError.unreadable(path: source, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw OfficeError.unreadable(path: source, reason: "it is no file; name a twinning-TIME.db")
    }
    if AbsolutePath.isSame(source, folder + "/twinning.db") {
      throw OfficeError.occupied(
        "\(source) is the log of this very office; name a backup of it")
    }
  }

  /// A log that is there is never written over, and what is left of one would be mixed in.
  private func checkFolder() throws(OfficeError) {
    for name in ["twinning.db", "twinning.db-wal", "twinning.db-journal", "twinning.keys"] {
      let path = "\(folder)/\(name)"
      guard let size = Folder.size(of: path), size > 0 || name == "twinning.keys" else { continue }
      throw OfficeError.occupied(
        "\(path) is there, and nothing is written over; restore into an empty folder with --office,"
          + " look at it, and then move the folders")
    }
  }

  private func told(_ error: OfficeError) -> OfficeError {
    guard case .damaged(let reason) = error else { return error }
    return .damaged("\(source): \(reason); nothing was done; take another backup")
  }
}
