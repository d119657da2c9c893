package import SQLite

extension MemberRow: StoredRow {
  package static let table = StoredTable(
    "member_row", keys: 1,
    [
      "person TEXT NOT NULL",
      "kind TEXT NOT NULL",
      "since TEXT NOT NULL",
      "day INTEGER NOT NULL",
      "ended TEXT",
      "paid TEXT NOT NULL",
    ])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(person)
    try writer.text(kind)
    try writer.text(since)
    try writer.integer(Int64(day))
    try writer.text(ended)
    try writer.text(paid)
  }

  package init(reading reader: inout RowReader) {
    person = reader.text()
    kind = reader.text()
    since = reader.text()
    day = Int32(truncatingIfNeeded: reader.integer())
    ended = reader.optionalText()
    paid = reader.text()
  }
}
