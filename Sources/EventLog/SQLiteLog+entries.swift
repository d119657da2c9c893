internal import SQLite

extension SQLiteLog {
  /// Hands over everything that the hashes cover, each command before its events.
  ///
  /// The log is taken as it stands; ``verify(extending:against:signedBy:_:)`` says whether it holds.
  package func entries<Failure: Error>(
    _ body: (LoggedEntry) throws(Failure) -> Void
  ) throws(Failure) -> LogError? {
    let reader: EntryReader
    do throws(SQLiteError) {
      reader = try EntryReader(connection)
    } catch {
      return named(error)
    }
    while true {
      let entry: LoggedEntry?
      do throws(SQLiteError) {
        entry = try reader.next()
      } catch {
        return named(error)
      }
      guard let entry else { return nil }
      try body(entry)
    }
  }

  /// The hash of the first event, by which an office is known; `nil` for an empty log.
  package func firstEventHash() throws(LogError) -> Digest? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT hash FROM event WHERE position = 1")
      defer { statement.reset() }
      return try statement.step() ? unsafe Digest(statement.bytes(at: 0)) : nil
    }
  }

  /// The hash of the event at `position`; `nil` when there is none.
  package func hash(at position: Int64) throws(LogError) -> Digest? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT hash FROM event WHERE position = ?")
      defer { statement.reset() }
      try statement.bind(position, at: 1)
      return try statement.step() ? unsafe Digest(statement.bytes(at: 0)) : nil
    }
  }

  /// When the last command was recorded; `nil` for an empty log.
  package func lastMoment() throws(LogError) -> Instant? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1")
      defer { statement.reset() }
      return try statement.step() ? Instant(microseconds: statement.integer(at: 0)) : nil
    }
  }
}

/// Walks commands and events together.
private final class EntryReader {
  private let commands: Statement
  private let events: Statement
  private var last: Int64 = 0
  private var hasEvent: Bool

  init(_ connection: Connection) throws(SQLiteError) {
    let commands = try connection.prepare(
      """
      SELECT number, id, name, arguments, actor, correlation, recorded_at, program, key,
        first_position, last_position, result, hash
      FROM command ORDER BY number
      """)
    let events = try connection.prepare(
      """
      SELECT e.position, e.id, s.name, e.version, t.name, t.version, e.effective, e.recorded_at,
        e.command, e.data, e.hash
      FROM event e CROSS JOIN stream s ON s.id = e.stream
        CROSS JOIN event_type t ON t.id = e.type
      ORDER BY e.position
      """)
    hasEvent = try events.step()
    self.commands = commands
    self.events = events
  }

  func next() throws(SQLiteError) -> LoggedEntry? {
    if hasEvent, events.integer(at: 0) <= last {
      let entry = event
      hasEvent = try events.step()
      return .event(entry)
    }
    guard try commands.step() else { return nil }
    last = commands.integer(at: 10)
    return .command(command)
  }

  private static let none = UUIDv7(high: 0, low: 0)

  private var command: LoggedCommand {
    let recordedAt = Instant(microseconds: commands.integer(at: 6))
    return LoggedCommand(
      command: NewCommand(
        id: unsafe UUIDv7(commands.bytes(at: 1)) ?? Self.none, name: commands.text(at: 2) ?? "",
        arguments: unsafe Array(commands.bytes(at: 3)), actor: commands.text(at: 4) ?? "",
        correlation: unsafe UUIDv7(commands.bytes(at: 5)) ?? Self.none, recordedAt: recordedAt,
        program: commands.text(at: 7) ?? "", key: commands.text(at: 8),
        result: unsafe Array(commands.bytes(at: 11))),
      receipt: AppendReceipt(
        command: commands.integer(at: 0), first: commands.integer(at: 9), last: last,
        recordedAt: recordedAt),
      hash: unsafe Digest(commands.bytes(at: 12)) ?? .genesis)
  }

  private var event: LoggedEvent {
    LoggedEvent(
      event: NewEvent(
        stream: events.text(at: 2) ?? "", type: events.text(at: 4) ?? "",
        typeVersion: Int(events.integer(at: 5)), effective: events.text(at: 6) ?? "",
        data: unsafe Array(events.bytes(at: 9))),
      position: events.integer(at: 0), id: unsafe UUIDv7(events.bytes(at: 1)) ?? Self.none,
      version: events.integer(at: 3), recordedAt: Instant(microseconds: events.integer(at: 7)),
      command: events.integer(at: 8), hash: unsafe Digest(events.bytes(at: 10)) ?? .genesis)
  }
}
