internal import Glibc
package import SQLite

/// The log in an SQLite file. Projections live in the same file and may be written through
/// ``connection`` inside a transaction.
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
  /// After how many pages of write-ahead log a checkpoint is taken (4 KiB each): measured, below it
  /// imports slow down, above it the file grows without use.
  private static let checkpointPages: Int64 = 8000

  package let path: String
  package let connection: Connection
  private let mode: Mode
  private let lock: WriteLock?
  private let timeout: Int
  private var writer: LogWriter?
  private var names = NameCache()
  private var pagesWritten: Int64 = 0

  /// Opens the log at `path`.
  ///
  /// - Parameter timeout: seconds to wait for another writer.
  /// - Throws: ``LogError`` when it is missing, no log, newer than this program, not writable.
  package init(path: String, mode: Mode, timeout: Int = SQLiteLog.defaultTimeout) throws(LogError) {
    self.path = path
    self.mode = mode
    self.timeout = timeout
    try Self.look(at: path, mode)
    do throws(SQLiteError) {
      connection = try Connection(
        path, mode == .create ? .create : mode == .write ? .readWrite : .readOnly)
    } catch {
      throw LogError.from(error, path: path)
    }
    connection.setBusyTimeout(milliseconds: Int32(clamping: timeout * 1000))
    lock = mode == .read ? nil : try WriteLock(path: Self.lockPath(path))
    try lock?.take(timeout: timeout)
    defer { lock?.give() }
    try recognise()
  }

  deinit {
    guard let lock else { return }
    // Closing the last connection takes a checkpoint, which has to happen under the lock. A writer
    // that cannot have it leaves the write-ahead log where it is: the next one takes it over.
    if (try? lock.take(timeout: 1)) != nil {
      writer = nil
      connection.clearStatements()
      try? connection.checkpoint(truncate: false)
      connection.close()
      lock.give()
    } else {
      connection.disableCheckpointOnClose()
    }
  }

  private static func lockPath(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "twinning.lock" }
    return path[...slash] + "twinning.lock"
  }

  private static func look(at path: String, _ mode: Mode) throws(LogError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      guard mode == .create else { throw LogError.missing(path: path) }
      // The file is made here, so that it is never readable by others, not even for a moment.
      let made = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard made >= 0 else {
        throw errno == ENOSPC ? LogError.full(path: path) : LogError.readOnly(path: path)
      }
      close(made)
      return
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw LogError.isFolder(path: path) }
    guard unsafe mode == .read || access(path, W_OK) == 0 else {
      throw LogError.readOnly(path: path)
    }
  }

  /// Finds out what the file is; makes the tables in an empty one.
  private func recognise() throws(LogError) {
    do throws(SQLiteError) {
      let application = try connection.integer("PRAGMA application_id")
      let version = try connection.integer("PRAGMA user_version")
      let isEmpty = try connection.integer("SELECT count(*) FROM sqlite_schema") == 0
      if isEmpty, mode == .create, application == 0, version == 0 {
        try makeTables()
        connection.defend()
        connection.watchWriteAheadLog()
        return
      }
      guard application == LogSchema.applicationID else { throw Self.foreign }
      guard version <= LogSchema.version else { throw Self.newer(version) }
    } catch {
      if error == Self.foreign { throw LogError.notALog(path: path) }
      if error.sql == Self.newerMark {
        throw LogError.newer(
          path: path, found: Int64(error.message) ?? 0, known: LogSchema.version)
      }
      throw LogError.from(error, path: path)
    }
    try LogSchema.secure(connection, writes: mode != .read)
    guard mode != .read else { return }
    connection.defend()
    connection.watchWriteAheadLog()
  }

  private func makeTables() throws(SQLiteError) {
    // The journal mode can only be set outside a transaction; the tables come in one.
    _ = try connection.text("PRAGMA journal_mode = WAL")
    try connection.execute("BEGIN IMMEDIATE")
    try connection.execute(LogSchema.script)
    try connection.execute("PRAGMA application_id = \(LogSchema.applicationID)")
    try connection.execute("PRAGMA user_version = \(LogSchema.version)")
    try connection.execute("COMMIT")
    do throws(LogError) {
      try LogSchema.secure(connection, writes: true)
    } catch {
      throw SQLiteError(code: 1, message: error.description)
    }
  }

  private static let newerMark = "newer"
  private static let foreign = SQLiteError(code: 26, message: "not a log", sql: "foreign")
  private static func newer(_ version: Int64) -> SQLiteError {
    SQLiteError(code: 1, message: String(version), sql: newerMark)
  }

  // MARK: Transactions

  package func begin() throws(LogError) {
    guard let lock else { throw LogError.readOnly(path: path) }
    try lock.take(timeout: timeout)
    do throws(LogError) {
      try run("BEGIN IMMEDIATE")
      try prepareWriter()
    } catch {
      if connection.isInTransaction { try? run("ROLLBACK") }
      lock.give()
      throw error
    }
  }

  package func commit() throws(LogError) {
    defer { lock?.give() }
    do throws(LogError) {
      try run("COMMIT")
    } catch {
      writer = nil
      names = NameCache()
      if connection.isInTransaction { try? run("ROLLBACK") }
      throw error
    }
    if connection.walPages > Self.checkpointPages {
      try database { (connection) throws(SQLiteError) in
        try connection.checkpoint(truncate: false)
      }
    }
  }

  package func rollback() throws(LogError) {
    defer { lock?.give() }
    writer = nil
    names = NameCache()
    guard connection.isInTransaction else { return }
    try run("ROLLBACK")
  }

  package func savepoint() throws(LogError) {
    try run("SAVEPOINT command")
    writer?.mark()
  }

  package func release() throws(LogError) { try run("RELEASE command") }

  package func rollbackToSavepoint() throws(LogError) {
    try run("ROLLBACK TO command")
    try run("RELEASE command")
    writer?.returnToMark()
    names = NameCache()
  }

  package func append(
    _ command: NewCommand, _ events: [NewEvent], expecting: [(stream: String, ExpectedVersion)]
  ) throws(LogError) -> AppendReceipt {
    guard let writer, connection.isInTransaction else {
      throw LogError.badAppend("an append needs a transaction")
    }
    for (stream, expected) in expecting {
      let found = if let known = writer.version(of: stream) { known } else { try version(of: stream) }
      guard expected.admits(found) else {
        throw LogError.versionConflict(stream: stream, expected: expected, found: found)
      }
    }
    do throws(SQLiteError) {
      return try writer.append(command, events)
    } catch {
      throw LogError.from(error, path: path)
    }
  }

  /// The writer knows the head; when another process wrote since, it has to look again.
  private func prepareWriter() throws(LogError) {
    let (made, version) = try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("PRAGMA data_version")
      defer { statement.reset() }
      guard try statement.step() else { return (LogWriter?.none, Int64(0)) }
      let version = statement.integer(at: 0)
      guard self.writer?.dataVersion != version else { return (nil, version) }
      return (try LogWriter(connection, dataVersion: version), version)
    }
    _ = version
    if let made {
      writer = made
      names = NameCache()
    }
  }

  // MARK: Reading

  package func head() throws(LogError) -> Int64 {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT coalesce(max(position), 0) FROM event")
      defer { statement.reset() }
      return try statement.step() ? statement.integer(at: 0) : 0
    }
  }

  package func version(of stream: String) throws(LogError) -> Int64 {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        """
        SELECT coalesce(max(version), 0) FROM event
        WHERE stream = (SELECT id FROM stream WHERE name = ?)
        """)
      defer { statement.reset() }
      try statement.bind(stream, at: 1)
      return try statement.step() ? statement.integer(at: 0) : 0
    }
  }

  package func position(recordedBy instant: Instant) throws(LogError) -> Int64 {
    // Moments never decrease along the positions: halving finds the last one in time.
    var low: Int64 = 0
    var high = try head()
    while low < high {
      let middle = low + (high - low + 1) / 2
      let recorded = try database { (connection) throws(SQLiteError) in
        let statement = try connection.statement(
          "SELECT recorded_at FROM event WHERE position = ?")
        defer { statement.reset() }
        try statement.bind(middle, at: 1)
        return try statement.step() ? statement.integer(at: 0) : Int64.max
      }
      if recorded <= instant.microseconds { low = middle } else { high = middle - 1 }
    }
    return low
  }

  package func streamName(_ number: Int) throws(LogError) -> String? {
    if let known = names.stream(number) { return known }
    let found = try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT name FROM stream WHERE id = ?")
      defer { statement.reset() }
      try statement.bind(Int64(number), at: 1)
      return try statement.step() ? statement.text(at: 0) : nil
    }
    if let found { names.remember(stream: found, number) }
    return found
  }

  /// The number of a stream; `nil` when there is none of that name.
  package func streamNumber(_ name: String) throws(LogError) -> Int? {
    if let known = writer?.streamNumber(name) { return known }
    return try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT id FROM stream WHERE name = ?")
      defer { statement.reset() }
      try statement.bind(name, at: 1)
      return try statement.step() ? Int(statement.integer(at: 0)) : nil
    }
  }

  /// The names of the streams that begin with `prefix`, in order.
  package func streamNames(beginningWith prefix: String) throws(LogError) -> [String] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT name FROM stream WHERE name >= ?1 AND name < ?1 || char(1114111) ORDER BY name")
      defer { statement.reset() }
      try statement.bind(prefix, at: 1)
      var names: [String] = []
      while try statement.step() { names.append(statement.text(at: 0) ?? "") }
      return names
    }
  }

  package func eventType(_ number: Int) throws(LogError) -> (name: String, version: Int)? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT name, version FROM event_type WHERE id = ?")
      defer { statement.reset() }
      try statement.bind(Int64(number), at: 1)
      guard try statement.step() else { return nil }
      return (statement.text(at: 0) ?? "", Int(statement.integer(at: 1)))
    }
  }

  package func read<Failure: Error>(
    _ range: EventRange, _ body: (EventRow) throws(Failure) -> Bool
  ) throws(Failure) -> LogError? {
    let statement: Statement
    do throws(SQLiteError) {
      statement = try EventScan.statement(for: range, in: connection)
    } catch {
      return LogError.from(error, path: path)
    }
    defer { statement.reset() }
    while true {
      do throws(SQLiteError) {
        guard try statement.step() else { return nil }
      } catch {
        return LogError.from(error, path: path)
      }
      guard try body(EventScan.row(statement)) else { return nil }
    }
  }

  private func run(_ sql: String) throws(LogError) {
    try database { (connection) throws(SQLiteError) in try connection.statement(sql).run() }
  }

  func database<Value>(
    _ body: (Connection) throws(SQLiteError) -> Value
  ) throws(LogError) -> Value {
    do throws(SQLiteError) {
      return try body(connection)
    } catch {
      throw LogError.from(error, path: path)
    }
  }
}

/// Stream names by number, as far as they were asked for.
private struct NameCache {
  private var streams: [Int: String] = [:]

  func stream(_ number: Int) -> String? { streams[number] }
  mutating func remember(stream: String, _ number: Int) { streams[number] = stream }
}
