internal import SQLite

/// Reading events in order, in place.
enum EventScan {
  private static let columns =
    "position, stream, version, type, recorded_at, command, effective, data"

  /// The statement that gives the events of the range, bound and ready.
  static func statement(
    for range: EventRange, in connection: Connection
  ) throws(SQLiteError) -> Statement {
    let statement: Statement
    if let stream = range.stream {
      statement = try connection.statement(
        """
        SELECT \(columns) FROM event WHERE stream = (SELECT id FROM stream WHERE name = ?3)
        AND position BETWEEN ?1 AND ?2 ORDER BY version
        """)
      try statement.bind(stream, at: 3)
    } else {
      statement = try connection.statement(
        "SELECT \(columns) FROM event WHERE position BETWEEN ?1 AND ?2 ORDER BY position")
    }
    try statement.bind(range.first, at: 1)
    try statement.bind(range.last, at: 2)
    return statement
  }

  @inline(__always)
  static func row(_ statement: Statement) -> EventRow {
    unsafe EventRow(
      position: statement.integer(at: 0), stream: Int(statement.integer(at: 1)),
      version: statement.integer(at: 2), type: Int(statement.integer(at: 3)),
      recordedAt: Instant(microseconds: statement.integer(at: 4)),
      command: statement.integer(at: 5), effective: statement.bytes(at: 6),
      data: statement.bytes(at: 7))
  }
}
