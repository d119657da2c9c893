import EventLog

/// Bulk appends to a log alone: a thousand events a transaction, ten a command.
final class Appending {
  private static let eventsPerTransaction = 1000
  private static let eventsPerCommand = 10

  private static let note = String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 5)

  private let log: SQLiteLog
  private let count: Int
  private var ids = UUIDv7Maker()

  /// Makes an empty log in the folder, which has to be new.
  init(folder: String, count: Int) throws {
    log = try SQLiteLog(path: folder + "/twinning.db", mode: .create)
    guard try log.head() == 0 else { throw WorkError(description: "\(folder) holds a log already") }
    self.count = count
  }

  func run() throws -> Int {
    var position = 0
    while position < count {
      try log.begin()
      for _ in 0..<(Self.eventsPerTransaction / Self.eventsPerCommand) {
        let events = (position..<position + Self.eventsPerCommand).map(event)
        let now = Instant.now
        let id = ids.next(at: now)
        let command = NewCommand(
          id: id, name: "benchmark append", arguments: Array("{}".utf8), actor: "benchmark",
          correlation: id, recordedAt: now, program: "benchmark", key: nil,
          result: Array("{}".utf8))
        _ = try log.append(command, events, expecting: [(events[0].stream, .any)])
        position += Self.eventsPerCommand
      }
      try log.commit()
    }
    return position
  }

  /// About 300 bytes of data, ten events a stream.
  private func event(_ number: Int) -> NewEvent {
    let note = Self.note
    let data = """
      {"task":"\(number)-0000-7000-8000-000000000000","title":"Write the yearly letter, part \
      \(number)","due":"2026-09-14T09:00:00+02:00","priority":\(number % 5),"note":"\(note)"}
      """
    return NewEvent(
      stream: "task/\(number / 10)", type: "TaskNoted", typeVersion: 1, effective: "2026-09-14",
      data: Array(data.utf8))
  }
}
