package import SQLite

extension ForgottenRow: StoredRow {
  package static let table = StoredTable(
    "forgotten_row", keys: 2,
    [
      "person TEXT NOT NULL",
      "part TEXT NOT NULL",
      "role TEXT NOT NULL",
      "effective TEXT NOT NULL",
      "recorded INTEGER NOT NULL",
      "position INTEGER NOT NULL",
    ], indexes: [])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(person)
    try writer.text(part)
    try writer.text(role)
    try writer.text(effective)
    try writer.integer(Int64(recorded))
    try writer.integer(position)
  }

  package init(reading reader: inout RowReader) {
    person = reader.text()
    part = reader.text()
    role = reader.text()
    effective = reader.text()
    recorded = Int32(truncatingIfNeeded: reader.integer())
    position = reader.integer()
  }
}
