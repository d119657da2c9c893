package import SQLite

extension NoticeRow: StoredRow {
  package static let table = StoredTable(
    "notice_row", keys: 4,
    [
      "duty TEXT NOT NULL", "step TEXT NOT NULL", "recipient TEXT NOT NULL",
      "channel TEXT NOT NULL", "code TEXT NOT NULL", "subject TEXT NOT NULL",
      "digest TEXT NOT NULL", "why TEXT NOT NULL", "reached TEXT NOT NULL",
    ], indexes: ["digest", "reached"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    for text in [duty, step, recipient, channel, code, subject, digest, why, reached] {
      try writer.text(text)
    }
  }

  package init(reading reader: inout RowReader) {
    duty = reader.text()
    step = reader.text()
    recipient = reader.text()
    channel = reader.text()
    code = reader.text()
    subject = reader.text()
    digest = reader.text()
    why = reader.text()
    reached = reader.text()
  }
}

extension DigestRow: StoredRow {
  package static let table = StoredTable(
    "digest_row", keys: 1,
    [
      "digest TEXT NOT NULL", "recipient TEXT NOT NULL", "channel TEXT NOT NULL",
      "day INTEGER NOT NULL", "zone TEXT NOT NULL", "state TEXT NOT NULL",
      "attempts INTEGER NOT NULL", "notices INTEGER NOT NULL", "claimed TEXT NOT NULL",
      "note TEXT NOT NULL", "retry_at TEXT", "is_lost INTEGER NOT NULL", "changed INTEGER NOT NULL",
    ], indexes: ["state", "day", "claimed"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(digest)
    try writer.text(recipient)
    try writer.text(channel)
    try writer.integer(Int64(day))
    try writer.text(zone)
    try writer.text(state)
    try writer.integer(Int64(attempts))
    try writer.integer(Int64(notices))
    try writer.text(claimed)
    try writer.text(note)
    try writer.text(retryAt)
    try writer.integer(isLost ? 1 : 0)
    try writer.integer(Int64(changed))
  }

  package init(reading reader: inout RowReader) {
    digest = reader.text()
    recipient = reader.text()
    channel = reader.text()
    day = Int32(truncatingIfNeeded: reader.integer())
    zone = reader.text()
    state = reader.text()
    attempts = Int(reader.integer())
    notices = Int(reader.integer())
    claimed = reader.text()
    note = reader.text()
    retryAt = reader.optionalText()
    isLost = reader.integer() != 0
    changed = Int32(truncatingIfNeeded: reader.integer())
  }
}

extension RecipientRow: StoredRow {
  package static let table = StoredTable(
    "recipient_row", keys: 1,
    [
      "person TEXT NOT NULL", "channels TEXT NOT NULL", "language TEXT", "zone TEXT",
      "hour INTEGER",
    ])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(person)
    try writer.text(channels)
    try writer.text(language)
    try writer.text(zone)
    try writer.integer(hour.map(Int64.init))
  }

  package init(reading reader: inout RowReader) {
    person = reader.text()
    channels = reader.text()
    language = reader.optionalText()
    zone = reader.optionalText()
    hour = reader.optionalInteger().map { Int($0) }
  }
}

extension DutyMarkRow: StoredRow {
  package static let table = StoredTable(
    "duty_mark_row", keys: 1,
    [
      "duty TEXT NOT NULL", "subject TEXT NOT NULL", "kind TEXT NOT NULL", "moved_to INTEGER",
      "reason TEXT", "effective TEXT NOT NULL", "recorded INTEGER NOT NULL",
      "position INTEGER NOT NULL",
    ], indexes: ["subject"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(duty)
    try writer.text(subject)
    try writer.text(kind)
    try writer.integer(to.map(Int64.init))
    try writer.text(reason)
    try writer.text(effective)
    try writer.integer(Int64(recorded))
    try writer.integer(position)
  }

  package init(reading reader: inout RowReader) {
    duty = reader.text()
    subject = reader.text()
    kind = reader.text()
    to = reader.optionalInteger().map { Int32(truncatingIfNeeded: $0) }
    reason = reader.optionalText()
    effective = reader.text()
    recorded = Int32(truncatingIfNeeded: reader.integer())
    position = reader.integer()
  }
}
