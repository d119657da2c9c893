import EventLog
import SQLite
import Testing

/// What SQL on a connection with default pragmas cannot do to the log.
struct GuardTests {
  private static let next = "randomblob(16), 1, 2, 1, '', 9, 1, '{}', zeroblob(32))"

  @Test(arguments: [
    ("UPDATE event SET data = '{}'", "the log is append-only"),
    ("DELETE FROM event", "the log is append-only"),
    ("UPDATE command SET actor = 'x'", "the log is append-only"),
    ("DELETE FROM command WHERE number = 1", "the log is append-only"),
    ("UPDATE stream SET name = 'x'", "the log is append-only"),
    ("DELETE FROM stream", "the log is append-only"),
    ("UPDATE event_type SET version = 2", "the log is append-only"),
    ("DELETE FROM event_type", "the log is append-only"),
    ("INSERT OR REPLACE INTO event VALUES(1, \(next)", "position must be head + 1"),
    ("REPLACE INTO event VALUES(1, \(next)", "position must be head + 1"),
    ("INSERT OR IGNORE INTO event VALUES(1, \(next)", "position must be head + 1"),
    ("INSERT INTO event VALUES(3, \(next)", "position must be head + 1"),
    ("INSERT INTO event VALUES(NULL, \(next)", "position must be head + 1"),
    (
      "INSERT INTO event VALUES(2, randomblob(16), 1, 1, 1, '', 9, 1, '{}', zeroblob(32))",
      "version conflict"
    ),
    (
      "INSERT OR REPLACE INTO event VALUES(2, randomblob(16), 1, 1, 1, '', 9, 1, '', zeroblob(32))",
      "version conflict"
    ),
    (
      "INSERT INTO event VALUES(2, randomblob(16), 1, 3, 1, '', 9, 1, '{}', zeroblob(32))",
      "version conflict"
    ),
    (
      "INSERT INTO event SELECT 2, id, stream, 2, type, '', 9, 1, '{}', hash FROM event",
      "id must be above the last"
    ),
    (
      "INSERT OR REPLACE INTO event SELECT 2, id, stream, 2, type, '', 9, 1, '{}', hash FROM event",
      "id must be above the last"
    ),
    (
      "INSERT OR REPLACE INTO command SELECT 2, id, '', '', '', id, 9, '', key, 2, 2, '', hash "
        + "FROM command", "duplicate key"
    ),
    (
      "INSERT OR REPLACE INTO command SELECT 1, id, '', '', '', id, 9, '', NULL, 2, 2, '', hash "
        + "FROM command", "number must be the last + 1"
    ),
    ("INSERT OR REPLACE INTO stream VALUES(1, 'x')", "id must be the last + 1"),
    ("INSERT OR REPLACE INTO stream VALUES(2, 'a')", "duplicate stream"),
    ("INSERT OR REPLACE INTO event_type VALUES(1, 'X', 1)", "id must be the last + 1"),
    (
      "INSERT OR REPLACE INTO event_type VALUES(2, 'PersonRecorded', 1)", "duplicate event type"
    ),
  ])
  func `raw SQL is refused`(_ sql: String, _ reason: String) throws {
    let folder = try LogFolder()
    try folder.open().record("a", key: "k")
    let bare = try Connection(folder.log, .readWrite)
    let error = #expect(throws: SQLiteError.self) { try bare.execute(sql) }
    #expect(error?.message == reason)
    #expect(error?.kind == .constraint)
    #expect(try folder.open(.read).verify().fault == nil)
    #expect(try folder.open(.read).head() == 1)
  }

  @Test func `the view shows the log in plain words`() throws {
    let folder = try LogFolder()
    try folder.open().record("person/zoe", at: 1_000_000)
    let bare = try Connection(folder.log, .readOnly)
    let row = try bare.text(
      "SELECT line FROM (SELECT position || ' ' || stream || ' ' || version || ' ' || "
        + "type || ' ' || type_version || ' ' || effective || ' ' || recorded_at || ' ' || command "
        + "|| ' ' || actor AS line FROM log)")
    #expect(
      row == "1 person/zoe 1 PersonRecorded 1 2026-05 1970-01-01T00:00:01.000Z person record lena")
  }
}
