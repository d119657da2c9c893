internal import SQLite

extension SQLiteLog {
  /// The journal mode that the file is in: `wal`, unless somebody changed it.
  package func journalMode() throws(LogError) -> String {
    try database { (connection) throws(SQLiteError) in
      try connection.text("PRAGMA journal_mode") ?? ""
    }
  }

  /// Events that name a stream, a type or a command that is not there, as sentences.
  package func brokenReferences() throws(LogError) -> [String] {
    try database { (connection) throws(SQLiteError) in
      var problems: [String] = []
      for (column, table, key) in [
        ("stream", "stream", "id"), ("type", "event_type", "id"), ("command", "command", "number"),
      ] {
        let count = try connection.integer(
          "SELECT count(*) FROM event WHERE \(column) NOT IN (SELECT \(key) FROM \(table))")
        if count > 0 { problems.append("\(count) events name a \(column) that is not there") }
      }
      return problems
    }
  }
}
