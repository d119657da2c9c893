internal import SQLite

/// Appends rows to the file: knows the head of the log and the numbers of streams and types, as
/// long as nobody else has written.
final class LogWriter {
  /// What there is to know of a stream.
  struct Stream {
    let number: Int64
    var version: Int64
  }

  private struct EventType: Hashable {
    let name: String
    let version: Int
  }

  /// `PRAGMA data_version` at the time of looking.
  let dataVersion: Int64
  private let connection: Connection
  private let insertEvent: Statement
  private let insertCommand: Statement
  var head = LogHead()
  private var streams: [String: Stream] = [:]
  private var types: [EventType: Int64] = [:]
  var form = HashForm()
  /// The command that was adopted last, whose events follow.
  var adopted: (receipt: AppendReceipt, hash: Digest)?
  /// The head at the savepoint.
  private var marked: LogHead?
  /// The last event's identifier: the next one has to be greater.
  let lastID: UUIDv7?

  /// Beyond it the streams are looked up again: an import of a million lines must not keep them
  /// all.
  private static let streamLimit = 500_000

  init(_ connection: Connection, dataVersion: Int64) throws(SQLiteError) {
    self.connection = connection
    self.dataVersion = dataVersion
    insertEvent = try connection.prepare("INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?)")
    insertCommand = try connection.prepare("INSERT INTO command VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)")
    head.position = try connection.integer("SELECT max(position) FROM event")
    head.number = try connection.integer("SELECT max(number) FROM command")
    head.stream = try connection.integer("SELECT max(id) FROM stream")
    let last = try connection.prepare(
      """
      SELECT hash, recorded_at, id FROM event WHERE position = (SELECT max(position) FROM event)
      """)
    guard try last.step(), let digest = unsafe Digest(last.bytes(at: 0)) else {
      lastID = nil
      return
    }
    head.hash = digest
    head.recordedAt = last.integer(at: 1)
    lastID = unsafe UUIDv7(last.bytes(at: 2))
  }

  /// The number of a stream that was written to lately.
  func streamNumber(_ name: String) -> Int? { streams[name].map { Int($0.number) } }

  /// How many events such a stream has.
  func version(of name: String) -> Int64? { streams[name]?.version }

  func mark() { marked = head }

  func returnToMark() {
    guard let marked else { return }
    head = marked
    streams = [:]
    types = [:]
  }

  /// Appends a command and its events.
  ///
  /// After an error the writer and the transaction are of no more use.
  func append(
    _ command: NewCommand, _ events: [NewEvent], ids: inout UUIDv7Maker
  ) throws(SQLiteError) -> AppendReceipt {
    let receipt = head.receipt(for: command, events: events.count)
    let commandHash = form.digest(of: command, receipt)
    try insert(command, receipt, commandHash)
    for event in events {
      try insert(event, ids.next(at: receipt.recordedAt), receipt, commandHash)
    }
    head.number = receipt.command
    head.recordedAt = receipt.recordedAt.microseconds
    return receipt
  }

  func insert(
    _ command: NewCommand, _ receipt: AppendReceipt, _ digest: Digest
  ) throws(SQLiteError) {
    let statement = insertCommand
    defer { statement.reset() }
    try statement.bind(receipt.command, at: 1)
    unsafe try command.id.withBytes { (raw) throws(SQLiteError) in
      unsafe try statement.bind(blob: raw, at: 2)
    }
    try statement.bind(command.name, at: 3)
    try statement.bind(text: command.arguments, at: 4)
    try statement.bind(command.actor, at: 5)
    unsafe try command.correlation.withBytes { (raw) throws(SQLiteError) in
      unsafe try statement.bind(blob: raw, at: 6)
    }
    try statement.bind(receipt.recordedAt.microseconds, at: 7)
    try statement.bind(command.program, at: 8)
    if let key = command.key {
      try statement.bind(key, at: 9)
    } else {
      try statement.bindNull(at: 9)
    }
    try statement.bind(receipt.first, at: 10)
    try statement.bind(receipt.last, at: 11)
    try statement.bind(text: command.result, at: 12)
    unsafe try digest.withBytes { (raw) throws(SQLiteError) in
      unsafe try statement.bind(blob: raw, at: 13)
    }
    _ = try statement.step()
  }

  func insert(
    _ event: NewEvent, _ id: UUIDv7, _ receipt: AppendReceipt, _ command: Digest
  ) throws(SQLiteError) {
    var stream = try stream(event.stream)
    stream.version += 1
    let type = try type(event.type, event.typeVersion)
    let position = head.position + 1
    let digest = form.digest(
      of: event, after: head.hash, command: command, position: position, id: id,
      version: stream.version, recordedAt: receipt.recordedAt.microseconds)
    let statement = insertEvent
    defer { statement.reset() }
    try statement.bind(position, at: 1)
    unsafe try id.withBytes { (raw) throws(SQLiteError) in
      unsafe try statement.bind(blob: raw, at: 2)
    }
    try statement.bind(stream.number, at: 3)
    try statement.bind(stream.version, at: 4)
    try statement.bind(type, at: 5)
    try statement.bind(event.effective, at: 6)
    try statement.bind(receipt.recordedAt.microseconds, at: 7)
    try statement.bind(receipt.command, at: 8)
    // The form ends in the data, and stays as it is until the next event.
    unsafe try statement.bind(
      inPlace: UnsafeRawBufferPointer(rebasing: form.bytes.suffix(event.data.count)), at: 9)
    unsafe try digest.withBytes { (raw) throws(SQLiteError) in
      unsafe try statement.bind(blob: raw, at: 10)
    }
    _ = try statement.step()
    streams[event.stream] = stream
    head.position = position
    head.hash = digest
  }

  func stream(_ name: String) throws(SQLiteError) -> Stream {
    if let known = streams[name] { return known }
    if streams.count >= Self.streamLimit { streams = [:] }
    let find = try connection.statement(
      """
      SELECT s.id, (SELECT coalesce(max(e.version), 0) FROM event e WHERE e.stream = s.id)
      FROM stream s WHERE s.name = ?
      """)
    defer { find.reset() }
    try find.bind(name, at: 1)
    if try find.step() {
      return Stream(number: find.integer(at: 0), version: find.integer(at: 1))
    }
    let insert = try connection.statement("INSERT INTO stream VALUES(?, ?)")
    defer { insert.reset() }
    try insert.bind(head.stream + 1, at: 1)
    try insert.bind(name, at: 2)
    _ = try insert.step()
    head.stream += 1
    return Stream(number: head.stream, version: 0)
  }

  private func type(_ name: String, _ version: Int) throws(SQLiteError) -> Int64 {
    let key = EventType(name: name, version: version)
    if let known = types[key] { return known }
    let find = try connection.statement("SELECT id FROM event_type WHERE name = ? AND version = ?")
    defer { find.reset() }
    try find.bind(name, at: 1)
    try find.bind(Int64(version), at: 2)
    if try find.step() {
      types[key] = find.integer(at: 0)
      return find.integer(at: 0)
    }
    let insert = try connection.statement(
      """
      INSERT INTO event_type VALUES((SELECT coalesce(max(id), 0) + 1 FROM event_type), ?, ?)
      RETURNING id
      """)
    defer { insert.reset() }
    try insert.bind(name, at: 1)
    try insert.bind(Int64(version), at: 2)
    guard try insert.step() else { throw SQLiteError(code: 1, message: "no type was made") }
    let number = insert.integer(at: 0)
    _ = try insert.step()
    types[key] = number
    return number
  }
}

extension UUIDv7 {
  /// Hands the 16 bytes in network order to `body` in place.
  func withBytes<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var words = (high.bigEndian, low.bigEndian)
    return unsafe try withUnsafeBytes(of: &words) { (raw) throws(Failure) in unsafe try body(raw) }
  }
}
