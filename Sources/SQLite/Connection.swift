internal import CSQLite

/// One connection to a database file.
///
/// Belongs to one thread at a time; closes itself.
@safe package final class Connection {
  /// How the file is opened.
  package enum Mode: Sendable {
    case readOnly, readWrite, create
  }

  var handle: OpaquePointer?
  /// Written by SQLite's hook after each commit.
  private let writeAheadLog = WriteAheadLog()
  private var statements: [String: Statement] = [:]
  /// The path it was opened with.
  package let path: String

  /// Opens the file at `path` (`:memory:` for none).
  /// - Throws: ``SQLiteError`` when it cannot be opened; what the file holds shows at first use.
  package init(_ path: String, _ mode: Mode) throws(SQLiteError) {
    let flags =
      switch mode {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    // One thread at a time uses a connection, so SQLite's own mutex is left out.
    let code = unsafe sqlite3_open_v2(
      path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      let message = unsafe String(cString: sqlite3_errstr(code))
      unsafe sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: message)
    }
    unsafe handle = opened
    self.path = path
  }

  deinit { close() }

  /// Closes the file.
  ///
  /// The last connection copies the write-ahead log back while it does.
  ///
  /// Statements that somebody still keeps answer with an error from then on. The file is then
  /// closed with the last of them, at a moment nobody chose, and so without that copying.
  package func close() {
    guard let open = unsafe handle else { return }
    statements.removeAll()
    unsafe sqlite3_wal_hook(open, nil, nil)
    if unsafe sqlite3_close(open) == SQLITE_BUSY {
      disableCheckpointOnClose()
      unsafe sqlite3_close_v2(open)
    }
    unsafe handle = nil
  }

  /// Leaves the write-ahead log where it is when closing.
  package func disableCheckpointOnClose() {
    _ = unsafe twinning_sqlite3_no_checkpoint_on_close(handle)
  }

  /// Lets nothing that is written in SQL corrupt the file (SQLITE_DBCONFIG_DEFENSIVE).
  package func defend() { _ = unsafe twinning_sqlite3_defensive(handle) }

  /// Begins to count the pages of the write-ahead log (``walPages``).
  ///
  /// Replaces SQLite's own automatic checkpoints, which use the same hook.
  package func watchWriteAheadLog() {
    unsafe sqlite3_wal_hook(
      handle, walHook, Unmanaged.passUnretained(writeAheadLog).toOpaque())
  }

  /// Pages in the write-ahead log after the last commit of this connection.
  package var walPages: Int64 { Int64(writeAheadLog.pages) }

  /// Runs a script of statements that give no rows.
  package func execute(_ sql: String) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, sql) }
  }

  /// The statement for `sql`, prepared once and kept; another one while that is in use.
  package func statement(_ sql: String) throws(SQLiteError) -> Statement {
    if let known = statements[sql] { return known.isBusy ? try prepare(sql) : known }
    let statement = try prepare(sql)
    statements[sql] = statement
    return statement
  }

  /// A statement of its own, for callers that keep it.
  package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK else { throw failure(code, sql) }
    guard let prepared = unsafe prepared else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "there is no statement", sql: sql)
    }
    return unsafe Statement(prepared, sql: sql)
  }

  /// Lets go of all kept statements: needed before their tables are dropped.
  package func clearStatements() { statements.removeAll() }

  /// The first column of the first row as a whole number; 0 when there is no row.
  package func integer(_ sql: String) throws(SQLiteError) -> Int64 {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(at: 0) : 0
  }

  /// The first column of the first row as text; `nil` when there is no row.
  package func text(_ sql: String) throws(SQLiteError) -> String? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.text(at: 0) : nil
  }

  /// How long to wait for another connection's lock.
  package func setBusyTimeout(milliseconds: Int32) {
    unsafe sqlite3_busy_timeout(handle, milliseconds)
  }

  /// Whether a transaction is open.
  package var isInTransaction: Bool {
    unsafe handle != nil && sqlite3_get_autocommit(handle) == 0
  }

  /// Copies the write-ahead log back into the database.
  /// - Parameter truncate: also cuts the write-ahead log to nothing.
  package func checkpoint(truncate: Bool) throws(SQLiteError) {
    let mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
    let code = unsafe sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
    guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else {
      throw failure(code, "PRAGMA wal_checkpoint")
    }
  }

  /// The library's version, such as 3.40.1.
  package static var libraryVersion: String { unsafe String(cString: sqlite3_libversion()) }

  func failure(_ code: Int32, _ sql: String) -> SQLiteError {
    let extended = unsafe sqlite3_extended_errcode(handle)
    let message = unsafe String(cString: sqlite3_errmsg(handle))
    return SQLiteError(
      code: extended & 0xFF == code & 0xFF ? extended : code, message: message, sql: sql)
  }
}

/// What the hook writes down: an object of its own, so that the hook holds no connection.
private final class WriteAheadLog {
  var pages: Int32 = 0
}

/// Called by SQLite after each commit, on the committing thread.
///
/// A free function: a closure made in isolated code would trap when C calls it.
private nonisolated func walHook(
  _ context: UnsafeMutableRawPointer?, _ database: OpaquePointer?, _ name: UnsafePointer<CChar>?,
  _ pages: Int32
) -> Int32 {
  if let context = unsafe context {
    unsafe Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue().pages = pages
  }
  return SQLITE_OK
}
