internal import SQLite

extension SQLiteLog {
  /// Whether a write transaction of this connection is open.
  package var isWriting: Bool { lock?.isHeld ?? false }

  package func begin() throws(LogError) {
    guard let lock else { throw LogError.readOnly(path: path) }
    guard !connection.isInTransaction else {
      throw LogError.badAppend("a transaction is open already")
    }
    try lock.take(timeout: timeout)
    do throws(LogError) {
      try run("BEGIN IMMEDIATE")
      isBroken = false
      try prepareWriter()
    } catch {
      abandon()
      throw error
    }
  }

  package func commit() throws(LogError) {
    do throws(LogError) {
      try checkTransaction()
      try run("COMMIT")
    } catch {
      abandon()
      throw error
    }
    defer { lock?.give() }
    guard connection.walPages > checkpointPages else { return }
    // The commit stands whatever becomes of the checkpoint; the next one tries again.
    try? connection.checkpoint(truncate: false)
  }

  package func rollback() throws(LogError) { abandon() }

  package func savepoint() throws(LogError) {
    try checkTransaction()
    try run("SAVEPOINT command")
    writer?.mark()
  }

  package func release() throws(LogError) {
    try checkTransaction()
    try run("RELEASE command")
  }

  package func rollbackToSavepoint() throws(LogError) {
    guard connection.isInTransaction else {
      throw LogError.badAppend("there is no open transaction")
    }
    try run("ROLLBACK TO command")
    try run("RELEASE command")
    names = NameCache()
    if isBroken {
      try makeWriter()
      isBroken = false
    } else {
      writer?.returnToMark()
    }
  }

  package func append(
    _ command: NewCommand, _ events: [NewEvent], expecting: [(stream: String, ExpectedVersion)]
  ) throws(LogError) -> AppendReceipt {
    try checkTransaction()
    guard let writer else { throw LogError.badAppend("there is no open transaction") }
    guard !events.isEmpty else {
      throw LogError.badAppend("a command without events is not recorded")
    }
    for (stream, expected) in expecting {
      let found =
        if let known = writer.version(of: stream) { known } else { try version(of: stream) }
      guard expected.admits(found) else {
        throw LogError.versionConflict(stream: stream, expected: expected, found: found)
      }
    }
    do throws(SQLiteError) {
      return try writer.append(command, events, ids: &ids)
    } catch {
      // Some rows may be there and others not; neither the file nor the writer is to be believed.
      self.writer = nil
      isBroken = true
      throw named(error)
    }
  }

  func checkTransaction() throws(LogError) {
    guard !isBroken else {
      throw LogError.badAppend("an append failed in this transaction: take it back first")
    }
    guard connection.isInTransaction else {
      throw LogError.badAppend("there is no open transaction")
    }
  }

  /// Takes everything back and lets others write.
  ///
  /// SQLite itself may have done the first part: it does when the disk is full.
  private func abandon() {
    writer = nil
    names = NameCache()
    isBroken = false
    if connection.isInTransaction { try? run("ROLLBACK") }
    lock?.give()
  }

  /// The writer knows the head; when another connection wrote since, it has to look again.
  private func prepareWriter() throws(LogError) {
    guard try writer?.dataVersion != dataVersion() else { return }
    names = NameCache()
    try makeWriter()
  }

  private func makeWriter() throws(LogError) {
    let version = try dataVersion()
    writer = try database { (connection) throws(SQLiteError) in
      try LogWriter(connection, dataVersion: version)
    }
    if let last = writer?.lastID { ids.advance(past: last) }
  }

  /// Changes when another connection has committed.
  private func dataVersion() throws(LogError) -> Int64 {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("PRAGMA data_version")
      defer { statement.reset() }
      return try statement.step() ? statement.integer(at: 0) : 0
    }
  }
}
