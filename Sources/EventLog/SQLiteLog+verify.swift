internal import SQLite

extension SQLiteLog {
  /// Checks that the log is what was written: every hash, and that nothing is missing between.
  ///
  /// What it cannot see is written down in `schemas/log/v1.md`.
  /// - Parameters:
  ///   - known: a hash that was written down earlier; the log has to contain it.
  ///   - progress: told the position that was checked and the last one.
  /// - Throws: ``LogError`` when the file cannot be read; a log that was changed is a report.
  package func verify(
    extending known: Digest? = nil, _ progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(LogError) -> LogReport {
    // One transaction, so that a writer beside does not change what is read.
    let isOwn = !connection.isInTransaction
    if isOwn { try run("BEGIN") }
    defer { if isOwn { try? run("COMMIT") } }
    let total = try head()
    return try database { (connection) throws(SQLiteError) in
      let last = try connection.integer("SELECT coalesce(max(number), 0) FROM command")
      var verifier = try LogVerifier(connection, extending: known)
      let path = isOwn && total >= Self.shortLog ? self.path : nil
      // A long log has its commands checked on another thread, through a connection of its own.
      let (beside, walked) = Alongside.run(
        { path.map { Self.commandFault(in: $0, through: last) } },
        { () -> Result<LogReport, SQLiteError> in
          do throws(SQLiteError) {
            return .success(try verifier.run { progress($0, total) })
          } catch {
            return .failure(error)
          }
        })
      var report = try walked.get()
      let fault =
        if let beside { try beside.get() } else {
          try CommandHashes.firstFault(in: connection, through: last)
        }
      if let fault, fault.number <= verifier.promised {
        try report.take(fault, in: connection)
      }
      report.missingGuards = try Self.missingGuards(in: connection)
      return report
    }
  }

  /// What SQLite finds wrong with the structure of the file; nothing in a sound one.
  package func integrityProblems() throws(LogError) -> [String] {
    try database { (connection) throws(SQLiteError) in try connection.integrityProblems() }
  }

  /// Below it a second thread costs more than it gives.
  private static let shortLog: Int64 = 20_000

  private static func commandFault(
    in path: String, through last: Int64
  ) -> Result<CommandHashes.Fault?, SQLiteError> {
    do throws(SQLiteError) {
      let connection = try Connection(path, .readOnly)
      connection.disableCheckpointOnClose()
      connection.setBusyTimeout(milliseconds: 5_000)
      return .success(try CommandHashes.firstFault(in: connection, through: last))
    } catch {
      return .failure(error)
    }
  }

  private static func missingGuards(in connection: Connection) throws(SQLiteError) -> [String] {
    let fresh = try Connection(":memory:", .create)
    try fresh.execute(LogSchema.script)
    let found = try guards(in: connection)
    return try guards(in: fresh).filter { found[$0.key] != $0.value }.keys.sorted()
  }

  /// What was made in the file by SQL and is none of the log's own: `trigger x`, `table y`.
  ///
  /// The tables of projections are among it; indexes that SQLite makes by itself are not.
  package func additions() throws(LogError) -> [String] {
    try database { (connection) throws(SQLiteError) in
      let fresh = try Connection(":memory:", .create)
      try fresh.execute(LogSchema.script)
      let known = try Self.guards(in: fresh)
      return try Self.guards(in: connection).keys.filter { known[$0] == nil }.sorted()
    }
  }

  /// The SQL of everything that was made by SQL, by kind and name.
  private static func guards(in connection: Connection) throws(SQLiteError) -> [String: String] {
    let statement = try connection.prepare(
      "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    var guards: [String: String] = [:]
    while try statement.step() {
      guards[statement.text(at: 0) ?? ""] = statement.text(at: 1) ?? ""
    }
    return guards
  }
}

extension LogReport {
  /// Takes a command's fault, unless the log is found to be wrong before it.
  ///
  /// At the same position the command is looked at first.
  fileprivate mutating func take(
    _ found: CommandHashes.Fault, in connection: Connection
  ) throws(SQLiteError) {
    if let fault, fault.position < found.position { return }
    fault = Fault(
      position: found.position, reason: "the hash of command \(found.number) does not match")
    events = found.position - 1
    commands = found.number - 1
    let last = try connection.prepare("SELECT hash FROM event WHERE position = ?")
    try last.bind(events, at: 1)
    head = try last.step() ? unsafe Digest(last.bytes(at: 0)) ?? .genesis : .genesis
  }
}
