internal import Glibc
package import SQLite

/// The log in an SQLite file.
///
/// Projections live in the same file and may be written through ``connection`` inside a
/// transaction.
///
/// One thread at a time uses an instance; several processes may share the file.
package final class SQLiteLog: LogStorage {
  package enum Mode: Sendable {
    /// Makes the file when there is none.
    case create
    case write
    case read
  }

  /// How many seconds a writer waits for another one by default: a large import takes tens.
  package static let defaultTimeout = 120
  /// The most a caller may ask for: eleven days.
  private static let longestTimeout = 1_000_000

  package let path: String
  package let connection: Connection
  let mode: Mode
  let lock: WriteLock?
  /// Seconds.
  let timeout: Int
  /// Knows the head; `nil` until the first transaction, and whenever it may know wrong.
  var writer: LogWriter?
  var names = NameCache()
  /// An append stopped in the middle: what the transaction holds must not be committed.
  var isBroken = false
  /// Makes the events' identifiers.
  var ids: UUIDv7Maker
  /// After how many pages of write-ahead log a checkpoint is taken (4 KiB each): measured, below it
  /// imports slow down, above it the file grows without use.
  var checkpointPages: Int64 = 8000
  private var isRecognised = false

  /// Opens the log at `path`.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must be there.
  ///   - mode: whether it may be made, written, or only read.
  ///   - timeout: seconds to wait for another writer.
  ///   - ids: makes the events' identifiers; tests want the same ones every time.
  /// - Throws: ``LogError`` when it is missing, no log, newer than this program, not writable.
  package init(
    path: String, mode: Mode, timeout: Int = SQLiteLog.defaultTimeout,
    ids: UUIDv7Maker = UUIDv7Maker()
  ) throws(LogError) {
    self.path = path
    self.mode = mode
    self.timeout = min(max(timeout, 0), Self.longestTimeout)
    self.ids = ids
    try Self.look(at: path, mode)
    do throws(SQLiteError) {
      connection = try Connection(
        path, mode == .create ? .create : mode == .write ? .readWrite : .readOnly)
    } catch {
      throw LogError.from(error, path: path)
    }
    connection.setBusyTimeout(milliseconds: Int32(clamping: self.timeout * 1000))
    lock = mode == .read ? nil : try WriteLock(path: Self.lockPath(path))
    try lock?.take(timeout: self.timeout)
    defer { lock?.give() }
    try recognise()
    isRecognised = true
  }

  deinit {
    // Closing the last connection takes a checkpoint, which has to happen under the lock. A writer
    // that cannot have it leaves the write-ahead log where it is: the next one takes it over. So
    // does a reader, and whoever opened a file that is no log.
    if let lock, isRecognised, (try? lock.take(timeout: min(timeout, 1))) != nil {
      writer = nil
      connection.clearStatements()
      try? connection.checkpoint(truncate: false)
      connection.close()
      lock.give()
    } else {
      connection.disableCheckpointOnClose()
    }
  }

  /// Beside the file itself, whatever link led to it: two locks for one file would be none.
  private static func lockPath(_ given: String) -> String {
    var path = given
    if let real = unsafe realpath(given, nil) {
      unsafe path = String(cString: real)
      unsafe free(real)
    }
    guard let slash = path.lastIndex(of: "/") else { return "twinning.lock" }
    return path[...slash] + "twinning.lock"
  }

  private static func look(at path: String, _ mode: Mode) throws(LogError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      guard mode == .create else { throw LogError.missing(path: path) }
      // The file is made here, so that it is never readable by others, not even for a moment.
      let made = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if made >= 0 {
        close(made)
      } else if errno == EEXIST, unsafe lstat(path, &status) == 0,
        status.st_mode & S_IFMT == S_IFLNK
      {
        // A link to nowhere: SQLite would make the file there, readable by all.
        throw LogError.notALog(path: path)
      } else if errno != EEXIST {  // Else another process made it just now.
        throw errno == ENOSPC ? LogError.full(path: path) : LogError.readOnly(path: path)
      }
      return
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw LogError.isFolder(path: path) }
    // An empty file is what a start that was broken off leaves.
    guard mode == .create || status.st_size > 0 else { throw LogError.missing(path: path) }
    guard unsafe mode == .read || access(path, W_OK) == 0 else {
      throw LogError.readOnly(path: path)
    }
  }

  /// Finds out what the file is; makes the tables in an empty one.
  private func recognise() throws(LogError) {
    let (application, version, isEmpty) = try database { (connection) throws(SQLiteError) in
      (
        try connection.integer("PRAGMA application_id"),
        try connection.integer("PRAGMA user_version"),
        try connection.integer("SELECT count(*) FROM sqlite_schema") == 0
      )
    }
    if isEmpty, mode == .create, application == 0, version == 0 {
      try database { (connection) throws(SQLiteError) in try Self.makeTables(connection) }
    } else {
      guard application == LogSchema.applicationID, version > 0 else {
        throw LogError.notALog(path: path)
      }
      guard version <= LogSchema.version else {
        throw LogError.newer(path: path, found: version, known: LogSchema.version)
      }
    }
    try secure()
    guard mode != .read else { return }
    connection.defend()
    connection.watchWriteAheadLog()
  }

  private static func makeTables(_ connection: Connection) throws(SQLiteError) {
    // The journal mode can only be set outside a transaction; the tables come in one.
    _ = try connection.text("PRAGMA journal_mode = WAL")
    try connection.execute("BEGIN IMMEDIATE")
    try connection.execute(LogSchema.script)
    try connection.execute("PRAGMA application_id = \(LogSchema.applicationID)")
    try connection.execute("PRAGMA user_version = \(LogSchema.version)")
    try connection.execute("COMMIT")
  }

  /// Sets the pragmas and reads each back: SQLite answers a pragma it does not take with silence.
  private func secure() throws(LogError) {
    if mode != .read {
      let found = try database { (connection) throws(SQLiteError) in
        try connection.text("PRAGMA journal_mode = WAL") ?? ""
      }
      try Self.compare("journal_mode", "wal", found)
    }
    for (name, value) in LogSchema.pragmas(writes: mode != .read) {
      let found = try database { (connection) throws(SQLiteError) in
        try connection.execute("PRAGMA \(name) = \(value)")
        return try connection.text("PRAGMA \(name)") ?? ""
      }
      try Self.compare(name, value, found)
    }
  }

  private static func compare(
    _ name: String, _ wanted: String, _ found: String
  ) throws(LogError) {
    guard found == wanted else {
      throw LogError.unsafePragma(name: name, wanted: wanted, found: found)
    }
  }

  /// Does something with the connection; errors come in the words of the log.
  func database<Value>(
    _ body: (Connection) throws(SQLiteError) -> Value
  ) throws(LogError) -> Value {
    do throws(SQLiteError) {
      return try body(connection)
    } catch {
      throw named(error)
    }
  }

  /// The same error in the words of the log.
  func named(_ error: SQLiteError) -> LogError {
    error.kind == .busy ? .busy(seconds: timeout) : LogError.from(error, path: path)
  }

  func run(_ sql: String) throws(LogError) {
    try database { (connection) throws(SQLiteError) in try connection.statement(sql).run() }
  }
}
