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
      var verifier = try LogVerifier(connection, extending: known)
      var report = try verifier.run { progress($0, total) }
      report.missingGuards = try Self.missingGuards(in: connection)
      return report
    }
  }

  private static func missingGuards(in connection: Connection) throws(SQLiteError) -> [String] {
    let fresh = try Connection(":memory:", .create)
    try fresh.execute(LogSchema.script)
    let found = try guards(in: connection)
    return try guards(in: fresh).filter { found[$0.key] != $0.value }.keys.sorted()
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
