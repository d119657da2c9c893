/// The log in memory: for tests, and for trying something out.
///
/// Begins and rolls back by keeping a copy of itself, so it is meant for thousands of events.
package final class MemoryLog: LogStorage {
  private struct Event {
    let new: NewEvent
    let stream: Int
    let version: Int64
    let type: Int
    let recordedAt: Instant
    let command: Int64
  }

  /// All that a transaction may change.
  private struct Content {
    var head = LogHead()
    var events: [Event] = []
    var commands: [RecordedCommand] = []
    var keys: [String: Int] = [:]
    var streams: [String] = []
    /// The positions of each stream's events, by the stream's number.
    var positions: [[Int]] = []
    var numbers: [String: Int] = [:]
    var types: [(name: String, version: Int)] = []
  }

  private var content = Content()
  private var before: Content?
  private var marked: Content?
  private var form = HashForm()
  private var ids: UUIDv7Maker

  package init(ids: UUIDv7Maker = UUIDv7Maker()) { self.ids = ids }

  package func begin() throws(LogError) {
    guard before == nil else { throw LogError.badAppend("a transaction is open already") }
    before = content
  }

  package func commit() throws(LogError) {
    try checkTransaction()
    before = nil
    marked = nil
  }

  package func rollback() throws(LogError) {
    if let before { content = before }
    before = nil
    marked = nil
  }

  package func savepoint() throws(LogError) {
    try checkTransaction()
    marked = content
  }

  package func release() throws(LogError) {
    try checkTransaction()
    marked = nil
  }

  package func rollbackToSavepoint() throws(LogError) {
    try checkTransaction()
    if let marked { content = marked }
    marked = nil
  }

  private func checkTransaction() throws(LogError) {
    guard before != nil else { throw LogError.badAppend("there is no open transaction") }
  }

  package func append(
    _ command: NewCommand, _ events: [NewEvent], expecting: [(stream: String, ExpectedVersion)]
  ) throws(LogError) -> AppendReceipt {
    try checkTransaction()
    guard !events.isEmpty else {
      throw LogError.badAppend("a command without events is not recorded")
    }
    for (stream, expected) in expecting {
      let found = version(of: stream)
      guard expected.admits(found) else {
        throw LogError.versionConflict(stream: stream, expected: expected, found: found)
      }
    }
    if let key = command.key {
      guard content.keys[key] == nil else { throw LogError.badAppend("duplicate key") }
      content.keys[key] = content.commands.count
    }
    let receipt = content.head.receipt(for: command, events: events.count)
    let hash = form.digest(of: command, receipt)
    content.commands.append(
      RecordedCommand(
        number: receipt.command, command: command.recorded(at: receipt.recordedAt),
        receipt: receipt))
    for event in events { append(event, receipt, hash) }
    content.head.number = receipt.command
    content.head.recordedAt = receipt.recordedAt.microseconds
    return receipt
  }

  private func append(_ event: NewEvent, _ receipt: AppendReceipt, _ command: Digest) {
    let stream = number(of: event.stream)
    let version = Int64(content.positions[stream - 1].count + 1)
    let position = content.head.position + 1
    content.head.hash = form.digest(
      of: event, after: content.head.hash, command: command, position: position,
      id: ids.next(at: receipt.recordedAt), version: version,
      recordedAt: receipt.recordedAt.microseconds)
    content.head.position = position
    content.positions[stream - 1].append(Int(position))
    content.events.append(
      Event(
        new: event, stream: stream, version: version, type: type(of: event),
        recordedAt: receipt.recordedAt, command: receipt.command))
  }

  private func number(of stream: String) -> Int {
    if let known = content.numbers[stream] { return known }
    content.streams.append(stream)
    content.positions.append([])
    content.numbers[stream] = content.streams.count
    return content.streams.count
  }

  private func type(of event: NewEvent) -> Int {
    let known = content.types.firstIndex { $0 == (event.type, event.typeVersion) }
    if let known { return known + 1 }
    content.types.append((event.type, event.typeVersion))
    return content.types.count
  }
}

extension MemoryLog {
  package func head() -> Int64 { content.head.position }
  package func headHash() -> Digest { content.head.hash }

  package func version(of stream: String) -> Int64 {
    content.numbers[stream].map { Int64(content.positions[$0 - 1].count) } ?? 0
  }

  package func command(withKey key: String) -> RecordedCommand? {
    content.keys[key].map { content.commands[$0] }
  }

  package func command(_ number: Int64) -> RecordedCommand? {
    guard number > 0, number <= content.commands.count else { return nil }
    return content.commands[Int(number) - 1]
  }

  package func position(recordedBy instant: Instant) -> Int64 {
    content.events.lastIndex { $0.recordedAt <= instant }.map { Int64($0 + 1) } ?? 0
  }

  package func streamNumber(_ name: String) -> Int? { content.numbers[name] }

  package func streamNames(beginningWith prefix: String) -> [String] {
    content.streams.filter { $0.utf8.starts(with: prefix.utf8) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func streamName(_ number: Int) -> String? {
    content.streams.indices.contains(number - 1) ? content.streams[number - 1] : nil
  }

  package func eventType(_ number: Int) -> (name: String, version: Int)? {
    content.types.indices.contains(number - 1) ? content.types[number - 1] : nil
  }

  package func read<Failure: Error>(
    _ range: EventRange, _ body: (EventRow) throws(Failure) -> Bool
  ) throws(Failure) -> LogError? {
    // The body may append: what it appends is not read.
    let events = content.events
    let first = max(range.first, 1)
    let last = min(range.last, Int64(events.count))
    guard first <= last else { return nil }
    var positions = Array(Int(first)...Int(last))
    if let stream = range.stream {
      let own = content.numbers[stream].map { content.positions[$0 - 1] } ?? []
      positions = own.filter { $0 >= first && $0 <= last }
    }
    for position in positions {
      guard try Self.hand(events[position - 1], position, body) else { return nil }
    }
    return nil
  }

  private static func hand<Failure: Error>(
    _ event: Event, _ position: Int, _ body: (EventRow) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    let effective = Array(event.new.effective.utf8)
    return try unsafe effective.withUnsafeBufferPointer { (effective) throws(Failure) in
      try unsafe event.new.data.withUnsafeBufferPointer { (data) throws(Failure) in
        try body(
          unsafe EventRow(
            position: Int64(position), stream: event.stream, version: event.version,
            type: event.type, recordedAt: event.recordedAt, command: event.command,
            effective: UnsafeRawBufferPointer(effective), data: UnsafeRawBufferPointer(data)))
      }
    }
  }
}
