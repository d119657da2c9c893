import EventLog
import Glibc
import SQLite

/// A copy of a log's file that stands alone: made page by page under another name, checked, synced,
/// and only then given its name.
struct LogCopy {
  /// What the check of a copy came to.
  struct Checked {
    let report: LogReport
    /// The hash of the first event; `nil` for an empty log.
    let firstHash: Digest?
  }

  let path: String
  private let temporary: String
  /// Whether it is of a backup: what cannot be read of it is then no fault of this office.
  private let isOfBackup: Bool

  init(_ path: String, ofBackup: Bool = false) {
    self.path = path
    isOfBackup = ofBackup
    temporary = DurableFile.temporary(for: path)
  }

  /// Copies the office's log as it is now.
  func make(
    of office: Office, _ progress: (Office.Progress) -> Void
  ) throws(OfficeError) -> LogReport {
    try made { () throws(OfficeError) in
      try office.log.onOneState { () throws(OfficeError) in
        // The first look fixes the state that is read.
        _ = try office.head()
        try copy(office.log.connection, progress)
      }
      let report = try check(progress).report
      let live = try office.storage { (log) throws(LogError) in try log.hash(at: report.events) }
      guard live == report.head else {
        throw OfficeError.damaged("the copy ends in \(report.head), which the log does not hold")
      }
      return report
    }
  }

  /// Copies a log that lies elsewhere.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - progress: told how far it has come.
  ///   - then: what has to succeed before the copy gets its name.
  func make(
    of source: String, _ progress: (Office.Progress) -> Void,
    then: (Checked) throws(OfficeError) -> Void
  ) throws(OfficeError) -> LogReport {
    try made { () throws(OfficeError) in
      let log: SQLiteLog
      do throws(LogError) {
        log = try SQLiteLog(path: source, mode: .read, timeout: 5)
      } catch {
        throw told(error)
      }
      try copy(log.connection, progress)
      let checked = try check(progress)
      try then(checked)
      return checked.report
    }
  }

  /// Does it all, or leaves nothing behind.
  private func made(
    _ body: () throws(OfficeError) -> LogReport
  ) throws(OfficeError) -> LogReport {
    do throws(OfficeError) {
      let report = try body()
      try DurableFile.sync(temporary)
      try DurableFile.name(temporary, path)
      return report
    } catch {
      for suffix in ["", "-journal", "-wal", "-shm"] { unlink(temporary + suffix) }
      throw error
    }
  }

  private func copy(
    _ source: Connection, _ progress: (Office.Progress) -> Void
  ) throws(OfficeError) {
    unlink(temporary)
    // Made here, so that it is never readable by others, not even for a moment.
    let made = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard made >= 0 else {
      throw OfficeError.cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    close(made)
    do throws(SQLiteError) {
      let target = try Connection(temporary, .readWrite)
      try source.copy(to: target) { done, total in
        progress(
          Office.Progress(what: "copying the log", done: Int64(done), total: Int64(total)))
      }
      // The copy knows of no write-ahead log: it is one file.
      _ = try target.text("PRAGMA journal_mode = DELETE")
    } catch {
      throw failure(error)
    }
  }

  /// Reads the whole copy: SQLite's own structure, and the chain.
  private func check(_ progress: (Office.Progress) -> Void) throws(OfficeError) -> Checked {
    let problems: [String]
    let report: LogReport
    let first: Digest?
    do throws(LogError) {
      let log = try SQLiteLog(path: temporary, mode: .read, timeout: 5)
      problems = try log.integrityProblems()
      first = try log.firstEventHash()
      report = try log.verify { done, total in
        progress(Office.Progress(what: "checking the copy", done: done, total: total))
      }
    } catch {
      throw told(error)
    }
    if let problem = problems.first {
      throw OfficeError.damaged("the file is damaged: \(problem)")
    }
    if let fault = report.fault { throw OfficeError.damaged("the log does not hold: \(fault)") }
    return Checked(report: report, firstHash: first)
  }

  private func told(_ error: LogError) -> OfficeError {
    guard isOfBackup else { return OfficeError.from(error) }
    switch error {
    case .missing: return .damaged("there is no log in it")
    case .notALog: return .damaged("it is not a log of Twinning")
    case .unreadable(_, let reason): return .damaged("it cannot be read rightly (\(reason))")
    default: return OfficeError.from(error)
    }
  }

  private func failure(_ error: SQLiteError) -> OfficeError {
    guard error.kind == .full else { return told(LogError.from(error, path: path)) }
    return OfficeError.cannotCreate(
      path: path, reason: "the disk is full; make room and try again; nothing was left behind")
  }
}
