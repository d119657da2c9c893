import EventLog
import Projections
import SQLite
package import Twinning

extension Office {
  /// Makes the tables, or builds them anew when another version of the program made them or they
  /// are behind the log.
  func prepareProjections(
    _ mode: SQLiteLog.Mode, timeout: Int, _ progress: (Progress) -> Void
  ) throws(OfficeError) {
    let (state, isFresh) = try projectionState()
    if isFresh { return }
    if let state, state.version > ProjectionTables.version {
      throw OfficeError.from(
        ProjectionError.newer(found: state.version, known: ProjectionTables.version))
    }
    guard mode == .read else {
      try rebuild(onlyIfStale: true, progress)
      return
    }
    // A question may come first after an update: it builds the tables through a writing office.
    _ = try Office(
      folder: folder, mode: .write, clock: clock, timeout: timeout, zones: zones,
      progress: progress)
  }

  /// What the tables stand for, and whether that is all of the log: read on one state of the file,
  /// for a commit between the two would look like tables that are behind.
  private func projectionState() throws(OfficeError) -> (
    state: (version: Int, position: Int64)?, isFresh: Bool
  ) {
    try log.onOneState { () throws(OfficeError) in
      let state = try database { (connection) throws(SQLiteError) in
        try ProjectionTables.state(in: connection)
      }
      let head = try head()
      let isFresh = state.map { $0.version == ProjectionTables.version && $0.position == head }
      return (state, isFresh ?? false)
    }
  }

  /// Builds all projections anew from the log, under the write lock.
  ///
  /// - Parameters:
  ///   - onlyIfStale: leaves tables alone that another process has brought up to date meanwhile.
  ///   - progress: told how far it has come.
  package func rebuild(
    onlyIfStale: Bool = false, _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) {
    try storage { (log) throws(LogError) in try log.begin() }
    do throws(OfficeError) {
      if onlyIfStale, try projectionState().isFresh {
        try storage { (log) throws(LogError) in try log.rollback() }
        return
      }
      try writeProjections(progress)
    } catch {
      try? log.rollback()
      throw error
    }
    try storage { (log) throws(LogError) in try log.commit() }
  }

  /// Writes all projections anew inside the open write transaction.
  func writeProjections(_ progress: (Progress) -> Void) throws(OfficeError) {
    let head = try head()
    let record = try folded(asOf: nil, progress)
    try database { (connection) throws(SQLiteError) in
      if try ProjectionTables.state(in: connection) == nil {
        try ProjectionTables.create(in: connection)
      }
      if head > 0 {
        try ProjectionRebuild.run(record, position: head, in: connection) { done, total in
          progress(
            Progress(what: "writing projections", done: Int64(done), total: Int64(total)))
        }
      }
    }
  }

  /// Compares the projections with what the log folds to; the names of tables that differ.
  package func differences() throws(OfficeError) -> [String] {
    try log.onOneState { () throws(OfficeError) in
      let record = try folded(asOf: nil) { _ in }
      do throws(ProjectionError) {
        return try ProjectionComparison.differences(between: log.connection, and: record)
      } catch {
        throw OfficeError.from(error)
      }
    }
  }

  /// The log folded in memory.
  ///
  /// - Parameters:
  ///   - day: only what was certainly so by this day; `nil` for everything.
  ///   - position: only up to this position; `nil` for all of it.
  ///   - progress: told how far it has come.
  package func folded(
    asOf day: CivilDay?, through position: Int64? = nil, _ progress: (Progress) -> Void
  ) throws(OfficeError) -> OfficeRecord {
    let head = if let position { position } else { try head() }
    do throws(ProjectionError) {
      return try OfficeRecord(folding: log, through: head, asOf: day) { position in
        progress(Progress(what: "reading the log", done: position, total: head))
      }
    } catch {
      throw OfficeError.from(error)
    }
  }

  func head() throws(OfficeError) -> Int64 {
    try storage { (log) throws(LogError) in try log.head() }
  }

  func storage<Value>(_ body: (SQLiteLog) throws(LogError) -> Value) throws(OfficeError) -> Value {
    do throws(LogError) {
      return try body(log)
    } catch {
      throw OfficeError.from(error)
    }
  }

  func database<Value>(
    _ body: (Connection) throws(SQLiteError) -> Value
  ) throws(OfficeError) -> Value {
    do throws(SQLiteError) {
      return try body(log.connection)
    } catch {
      throw OfficeError.from(LogError.from(error, path: log.path))
    }
  }
}
