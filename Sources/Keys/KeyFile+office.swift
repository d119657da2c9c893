internal import SQLite

extension KeyFile {
  /// The hash of the first event of the office whose keys these are (32 bytes); `nil` before the
  /// log has begun.
  package func firstHash() throws(KeyFileError) -> [UInt8]? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT first_hash FROM office")
      defer { statement.reset() }
      return try statement.step() ? statement.blob(at: 0) : nil
    }
  }

  /// Puts down whose keys these are; does nothing when that is known.
  package func belong(toFirstHash hash: [UInt8]) throws(KeyFileError) {
    try change("INSERT OR IGNORE INTO office VALUES(1, ?)") { (statement) throws(SQLiteError) in
      try statement.bind(blob: hash, at: 1)
    }
  }

  /// Where copies of this file were put, the newest first.
  package func copies() throws(KeyFileError) -> [String] {
    try texts("SELECT path FROM copy ORDER BY made_at DESC, path")
  }

  /// Puts down where a copy was put.
  /// - Parameter moment: microseconds since 1970.
  package func noteCopy(at path: String, moment: Int64) throws(KeyFileError) {
    try change("INSERT OR REPLACE INTO copy VALUES(?, ?)") { (statement) throws(SQLiteError) in
      try statement.bind(path, at: 1)
      try statement.bind(moment, at: 2)
    }
  }

  /// Forgets a copy that is no more.
  package func forgetCopy(at path: String) throws(KeyFileError) {
    try change("DELETE FROM copy WHERE path = ?") { (statement) throws(SQLiteError) in
      try statement.bind(path, at: 1)
    }
  }
}

extension KeyFile {
  /// Removes the journal, emptied by the last commit, that would stay beside the file for ever.
  ///
  /// For copies, whose folders others tidy by name; the office's own file keeps its.
  package func removeJournal() throws(KeyFileError) {
    try database { (connection) throws(SQLiteError) in
      // Switching from an emptied journal to a deleted one deletes it.
      _ = try connection.text("PRAGMA journal_mode = DELETE")
    }
  }

  /// The journal mode of the file's next transaction, as a connection that sets nothing finds it.
  package func journalMode() throws(KeyFileError) -> String {
    try database { (connection) throws(SQLiteError) in
      try connection.text("PRAGMA journal_mode") ?? ""
    }
  }
}
