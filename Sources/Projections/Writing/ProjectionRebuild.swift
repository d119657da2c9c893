package import SQLite
package import Twinning

/// Builds all tables anew from a folded log: into shadow tables, which take the names at the end.
package enum ProjectionRebuild {
  /// Writes the tables of `record` under shadow names and swaps them in.
  ///
  /// The caller holds the write transaction, so nobody sees it half done.
  package static func run(
    _ record: OfficeRecord, position: Int64, in connection: Connection,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(SQLiteError) {
    let types = ProjectionTables.rowTypes
    for (done, type) in types.enumerated() {
      try fill(type, from: record, in: connection)
      progress(done + 1, types.count)
    }
    try ProjectionTables.remember(position: position, in: connection)
  }

  private static func fill<Row: StoredRow>(
    _ type: Row.Type, from record: OfficeRecord, in connection: Connection
  ) throws(SQLiteError) {
    let table = Row.table
    let shadow = table.name + "_shadow"
    try connection.execute("DROP TABLE IF EXISTS \(shadow)")
    try connection.execute(table.creation(as: shadow))
    do {
      let statement = try connection.statement(table.insertion(into: shadow))
      defer { statement.reset() }
      for row in Row.all(of: record) {
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
