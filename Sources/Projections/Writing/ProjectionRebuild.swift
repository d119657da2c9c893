import EventLog
package import SQLite
package import Twinning

/// Builds all tables anew from a folded log: into shadow tables, which take the names at the end.
package enum ProjectionRebuild {
  /// Writes the tables of `record` under shadow names and swaps them in.
  ///
  /// The caller holds the write transaction, so nobody sees it half done. While one table is
  /// written, the rows of the next are made on another thread.
  package static func run(
    _ record: OfficeRecord, position: Int64, in connection: Connection,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(SQLiteError) {
    let types = ProjectionTables.rowTypes
    var filling = types.first.map { prepare($0, from: record) }
    for done in 1...types.count {
      guard let now = filling else { break }
      let next = done < types.count ? types[done] : nil
      let (following, result) = Alongside.run(
        { next.map { prepare($0, from: record) } }, { now(connection) })
      try result.get()
      filling = following
      progress(done, types.count)
    }
    try ProjectionTables.remember(position: position, in: connection)
  }

  /// Writes rows that are made already.
  private typealias Filling = @Sendable (Connection) -> Result<Void, SQLiteError>

  private static func prepare<Row: StoredRow>(
    _ type: Row.Type, from record: OfficeRecord
  ) -> Filling {
    let rows = Row.all(of: record)
    return { connection in
      do throws(SQLiteError) {
        return .success(try fill(rows, in: connection))
      } catch {
        return .failure(error)
      }
    }
  }

  private static func fill<Row: StoredRow>(
    _ rows: [Row], in connection: Connection
  ) throws(SQLiteError) {
    let table = Row.table
    let shadow = table.name + "_shadow"
    try connection.execute("DROP TABLE IF EXISTS \(shadow)")
    try connection.execute(table.creation(as: shadow))
    do {
      let statement = try connection.statement(table.insertion(into: shadow))
      defer { statement.reset() }
      for row in rows {
        var writer = RowWriter(statement)
        try row.write(to: &writer)
        _ = try statement.step()
        statement.reset()
      }
    }
    connection.clearStatements()
    try connection.execute("DROP TABLE IF EXISTS \(table.name)")
    try connection.execute("ALTER TABLE \(shadow) RENAME TO \(table.name)")
    for index in table.indexCreations { try connection.execute(index) }
  }
}
