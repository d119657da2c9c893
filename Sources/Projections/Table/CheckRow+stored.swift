package import SQLite

extension CheckRow: StoredRow {
  package static let table = StoredTable(
    "check_row", keys: 1,
    [
      "person TEXT NOT NULL",
      "partner TEXT NOT NULL",
      "day INTEGER NOT NULL",
    ], indexes: ["day"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(person)
    try writer.text(partner)
    try writer.integer(Int64(day))
  }

  package init(reading reader: inout RowReader) {
    person = reader.text()
    partner = reader.text()
    day = Int32(truncatingIfNeeded: reader.integer())
  }
}
