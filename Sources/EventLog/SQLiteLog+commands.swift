internal import SQLite

extension SQLiteLog {
  private static let columns = """
    number, id, name, arguments, actor, correlation, recorded_at, program, key, result,
    first_position, last_position
    """

  package func command(_ number: Int64) throws(LogError) -> RecordedCommand? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT \(Self.columns) FROM command WHERE number = ?")
      defer { statement.reset() }
      try statement.bind(number, at: 1)
      return try statement.step() ? Self.command(statement) : nil
    }
  }

  package func command(withKey key: String) throws(LogError) -> RecordedCommand? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT \(Self.columns) FROM command WHERE key = ?")
      defer { statement.reset() }
      try statement.bind(key, at: 1)
      return try statement.step() ? Self.command(statement) : nil
    }
  }

  private static func command(_ statement: Statement) -> RecordedCommand {
    let none = UUIDv7(high: 0, low: 0)
    let recordedAt = Instant(microseconds: statement.integer(at: 6))
    let number = statement.integer(at: 0)
    return RecordedCommand(
      number: number,
      command: NewCommand(
        id: unsafe UUIDv7(statement.bytes(at: 1)) ?? none, name: statement.text(at: 2) ?? "",
        arguments: unsafe Array(statement.bytes(at: 3)), actor: statement.text(at: 4) ?? "",
        correlation: unsafe UUIDv7(statement.bytes(at: 5)) ?? none, recordedAt: recordedAt,
        program: statement.text(at: 7) ?? "", key: statement.text(at: 8),
        result: unsafe Array(statement.bytes(at: 9))),
      receipt: AppendReceipt(
        command: number, first: statement.integer(at: 10), last: statement.integer(at: 11),
        recordedAt: recordedAt))
  }
}
