internal import SQLite

/// What keeps others from editing the log: its tables, indexes, triggers and its view.
enum LogGuards {
  /// The SQL of everything that was made by SQL, by kind and name.
  static func all(in connection: Connection) throws(SQLiteError) -> [String: String] {
    let statement = try connection.prepare(
      "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    var guards: [String: String] = [:]
    while try statement.step() {
      guards[statement.text(at: 0) ?? ""] = statement.text(at: 1) ?? ""
    }
    return guards
  }

  /// As this program makes them.
  static func fresh() throws(SQLiteError) -> [String: String] {
    let fresh = try Connection(":memory:", .create)
    try fresh.execute(LogSchema.script)
    return try all(in: fresh)
  }
}

extension LogReport {
  /// Compares what guards the log with what this program would make.
  mutating func compareGuards(in connection: Connection) throws(SQLiteError) {
    let wanted = try LogGuards.fresh()
    let found = try LogGuards.all(in: connection)
    missingGuards = wanted.filter { found[$0.key] != $0.value }.keys.sorted()
    strangeTriggers = found.keys.filter { $0.hasPrefix("trigger ") && wanted[$0] == nil }.sorted()
  }
}
