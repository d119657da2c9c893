internal import Glibc
internal import SQLite

/// The key file of an office: what opens sealed values, and what signs checkpoints.
///
/// It lies beside the log and apart from it: a copy of the log alone opens nothing, and destroying a
/// key erases what it sealed from every copy of the log at once (R35).
///
/// Everything is written in transactions that the caller ends: ``commit()`` comes before the commit
/// of the log, so that no event in the log lacks its key. One thread at a time uses an instance;
/// writers hold the log's write lock.
package final class KeyFile {
  package enum Mode: Sendable {
    /// Makes the file; refuses one that is there.
    case create
    case write
    case read
  }

  package let path: String
  let connection: Connection
  let mode: Mode

  /// Opens the key file at `path`.
  /// - Throws: ``KeyFileError`` when it is missing, no key file, newer than this program.
  package init(path: String, mode: Mode) throws(KeyFileError) {
    self.path = path
    self.mode = mode
    if mode == .create { try Self.make(at: path) }
    guard Self.exists(at: path) else { throw .missing(path: path) }
    do throws(SQLiteError) {
      connection = try Connection(path, mode == .read ? .readOnly : .readWrite)
    } catch {
      throw .database(path: path, error)
    }
    connection.setBusyTimeout(milliseconds: 10_000)
    try recognise()
    try secure()
  }

  /// Whether keys can be made and destroyed through this instance.
  package var isWritable: Bool { mode != .read }

  /// Whether there is a key file at the path.
  package static func exists(at path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Keeps what was changed.
  package func commit() throws(KeyFileError) {
    guard connection.isInTransaction else { return }
    try database { (connection) throws(SQLiteError) in try connection.execute("COMMIT") }
  }

  /// Takes back what was changed since the last ``commit()``.
  package func rollback() {
    guard connection.isInTransaction else { return }
    try? connection.execute("ROLLBACK")
  }

  /// Makes the file whole under another name, and then gives it its own: a start that was broken off
  /// leaves none, and never a half one.
  ///
  /// Whoever makes it holds the log's write lock, so that no other file is replaced.
  private static func make(at path: String) throws(KeyFileError) {
    guard !exists(at: path) else { throw .exists(path: path) }
    let new = "\(path).\(getpid()).new"
    unlink(new)
    // Made here, so that it is never readable by others, not even for a moment.
    let made = open(new, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard made >= 0 else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    close(made)
    defer {
      unlink(new)
      unlink(new + "-journal")
    }
    do throws(SQLiteError) {
      try makeTables(at: new)
    } catch {
      throw .database(path: path, error)
    }
    guard rename(new, path) == 0 else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    try syncFolder(of: path)
  }

  private static func makeTables(at path: String) throws(SQLiteError) {
    let connection = try Connection(path, .readWrite)
    for (name, value) in KeyFileSchema.pragmas {
      try connection.execute("PRAGMA \(name) = \(value)")
    }
    try connection.execute("BEGIN IMMEDIATE")
    try connection.execute(KeyFileSchema.script)
    try connection.execute("PRAGMA application_id = \(KeyFileSchema.applicationID)")
    try connection.execute("PRAGMA user_version = \(KeyFileSchema.version)")
    try connection.execute("COMMIT")
    connection.close()
  }

  /// Makes the file's name last through a power cut.
  private static func syncFolder(of path: String) throws(KeyFileError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    defer { close(opened) }
    // Some file systems sync no folders, and say EINVAL.
    guard fsync(opened) != 0, errno != EINVAL, errno != EROFS else { return }
    throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
  }

  private func recognise() throws(KeyFileError) {
    let (application, version): (Int64, Int64)
    do throws(SQLiteError) {
      application = try connection.integer("PRAGMA application_id")
      version = try connection.integer("PRAGMA user_version")
    } catch {
      guard error.kind == .notADatabase else { throw .database(path: path, error) }
      throw .notAKeyFile(path: path)
    }
    guard application == KeyFileSchema.applicationID, version > 0 else {
      throw .notAKeyFile(path: path)
    }
    guard version <= KeyFileSchema.version else {
      throw .newer(path: path, found: version, known: KeyFileSchema.version)
    }
  }

  /// Sets the pragmas and reads each back.
  private func secure() throws(KeyFileError) {
    guard mode != .read else { return }
    try database { (connection) throws(SQLiteError) in
      for (name, value) in KeyFileSchema.pragmas {
        try connection.execute("PRAGMA \(name) = \(value)")
        let found = try connection.text("PRAGMA \(name)") ?? ""
        guard found == value else {
          throw SQLiteError(
            code: 1, message: "\(name) would not become \(value) (it is \(found))")
        }
      }
    }
  }

  /// Does something with the connection; errors come in the words of the key file.
  func database<Value>(
    _ body: (Connection) throws(SQLiteError) -> Value
  ) throws(KeyFileError) -> Value {
    do throws(SQLiteError) {
      return try body(connection)
    } catch {
      throw .database(path: path, error)
    }
  }

  /// Begins a transaction unless one is open, and changes something in it.
  func change(
    _ sql: String, _ bind: (Statement) throws(SQLiteError) -> Void
  ) throws(KeyFileError) {
    try database { (connection) throws(SQLiteError) in
      if !connection.isInTransaction { try connection.execute("BEGIN IMMEDIATE") }
      let statement = try connection.statement(sql)
      defer { statement.reset() }
      try bind(statement)
      _ = try statement.step()
    }
  }
}
