package import SQLite
package import Twinning

/// Whether the tables hold what the log folds to.
package enum ProjectionComparison {
  /// The names of the tables that differ.
  package static func differences(
    between connection: Connection, and record: OfficeRecord
  ) throws(ProjectionError) -> [String] {
    var names: [String] = []
    do throws(SQLiteError) {
      for type in ProjectionTables.rowTypes
      where try !agrees(type, with: record, in: connection) {
        names.append(type.table.name)
      }
    } catch {
      throw ProjectionError.from(error, in: connection)
    }
    return names
  }

  /// Reads the table in the order of its key beside the rows that it should hold: one pass over
  /// both.
  private static func agrees<Row: StoredRow>(
    _ type: Row.Type, with record: OfficeRecord, in connection: Connection
  ) throws(SQLiteError) -> Bool {
    let order = Row.table.keyColumns.joined(separator: ", ")
    let statement = try connection.statement("\(Row.table.selection) ORDER BY \(order)")
    defer { statement.reset() }
    for row in Row.all(of: record) {
      guard try statement.step() else { return false }
      var reader = RowReader(statement)
      guard Row(reading: &reader) == row else { return false }
    }
    return try !statement.step()
  }
}
