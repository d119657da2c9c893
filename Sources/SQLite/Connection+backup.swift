internal import CSQLite

extension Connection {
  /// Pages that are copied between two looks at the progress: 16 MiB of the usual ones.
  private static let backupStep: Int32 = 4096

  /// Copies the whole database into `target`, over what is there
  /// (https://sqlite.org/backup.html).
  ///
  /// Inside a read transaction of this connection the copy is that one state of the file, whatever
  /// others write meanwhile; outside of one SQLite begins anew whenever somebody has written.
  ///
  /// - Parameters:
  ///   - target: another connection, with nothing open on it.
  ///   - progress: told how many pages are copied, and how many there are.
  package func copy(
    to target: Connection, _ progress: (Int, Int) -> Void = { _, _ in }
  ) throws(SQLiteError) {
    guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw target.failure(SQLITE_ERROR, "")
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = unsafe sqlite3_backup_step(backup, Self.backupStep)
      let total = Int(unsafe sqlite3_backup_pagecount(backup))
      progress(total - Int(unsafe sqlite3_backup_remaining(backup)), total)
    }
    // Gives the error of the last step once more, or one of its own.
    let finished = unsafe sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, finished == SQLITE_OK else {
      throw target.failure(code == SQLITE_DONE ? finished : code, "")
    }
  }

  /// What SQLite finds wrong with the file (`PRAGMA integrity_check`); nothing in a sound one.
  package func integrityProblems() throws(SQLiteError) -> [String] {
    let statement = try prepare("PRAGMA integrity_check(20)")
    var problems: [String] = []
    while try statement.step() { problems.append(statement.text(at: 0) ?? "") }
    return problems == ["ok"] ? [] : problems
  }
}
