package import SQLite

extension LetterRow: StoredRow {
  package static let table = StoredTable(
    "letter_row", keys: 1,
    [
      "slug TEXT NOT NULL",
      "partner TEXT NOT NULL",
      "kind TEXT NOT NULL",
      "sender TEXT NOT NULL",
      "about TEXT NOT NULL",
      "responsible TEXT NOT NULL",
      "received TEXT NOT NULL",
      "day INTEGER NOT NULL",
      "acknowledged TEXT",
      "acknowledged_day INTEGER",
      "answer_by INTEGER",
      "ended TEXT",
      "reason TEXT",
    ], indexes: ["partner, day, received", "ended"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(slug)
    try writer.text(partner)
    try writer.text(kind)
    try writer.text(sender)
    try writer.text(about)
    try writer.text(responsible)
    try writer.text(received)
    try writer.integer(Int64(day))
    try writer.text(acknowledged)
    try writer.integer(acknowledgedDay.map(Int64.init))
    try writer.integer(answerBy.map(Int64.init))
    try writer.text(ended)
    try writer.text(reason)
  }

  package init(reading reader: inout RowReader) {
    slug = reader.text()
    partner = reader.text()
    kind = reader.text()
    sender = reader.text()
    about = reader.text()
    responsible = reader.text()
    received = reader.text()
    day = Int32(truncatingIfNeeded: reader.integer())
    acknowledged = reader.optionalText()
    acknowledgedDay = reader.optionalInteger().map { Int32(truncatingIfNeeded: $0) }
    answerBy = reader.optionalInteger().map { Int32(truncatingIfNeeded: $0) }
    ended = reader.optionalText()
    reason = reader.optionalText()
  }
}
