internal import SQLite

/// Which commands are wanted.
package struct CommandFilter: Equatable, Sendable {
  package var actor: String?
  package var name: String?
  /// Recorded then or later.
  package var from: Instant?
  /// Recorded by then.
  package var until: Instant?
  /// Only those before the one of this number.
  package var before: Int64?
  /// Only those with events up to this position.
  package var last = Int64.max
  /// Only those with events in one of these streams, or of these numbers.
  package var streams: [String]?
  package var numbers: [Int64] = []
  /// Only those with an event of this type.
  package var type: String?
  /// So many at the most, the newest.
  package var limit: Int

  package init(limit: Int) { self.limit = limit }

  /// More names than SQLite takes in one statement are cut off.
  private static let nameLimit = 10_000

  fileprivate var condition: (sql: String, texts: [String]) {
    var parts = ["first_position <= \(last)"]
    var texts: [String] = []
    if let actor {
      parts.append("actor = ?")
      texts.append(actor)
    }
    if let name {
      parts.append("name = ?")
      texts.append(name)
    }
    if let before { parts.append("number < \(before)") }
    if let from { parts.append("recorded_at >= \(from.microseconds)") }
    if let until { parts.append("recorded_at <= \(until.microseconds)") }
    if let streams = streams?.prefix(Self.nameLimit) {
      let marks = Array(repeating: "?", count: streams.count).joined(separator: ",")
      let own = numbers.map(String.init).joined(separator: ",")
      parts.append(
        "(number IN (SELECT command FROM event WHERE stream IN"
          + " (SELECT id FROM stream WHERE name IN (\(marks)))) OR number IN (\(own)))")
      texts += streams
    }
    if let type {
      parts.append(
        "number IN (SELECT command FROM event WHERE type IN"
          + " (SELECT id FROM event_type WHERE name = ?))")
      texts.append(type)
    }
    return (parts.joined(separator: " AND "), texts)
  }
}

extension SQLiteLog {
  /// The commands that are wanted, the newest first.
  package func commands(_ filter: CommandFilter) throws(LogError) -> [RecordedCommand] {
    let (condition, texts) = filter.condition
    let numbers = try database { (connection) throws(SQLiteError) in
      let statement = try connection.prepare(
        "SELECT number FROM command WHERE \(condition) ORDER BY number DESC LIMIT \(filter.limit)")
      for (index, text) in texts.enumerated() { try statement.bind(text, at: Int32(index + 1)) }
      var numbers: [Int64] = []
      while try statement.step() { numbers.append(statement.integer(at: 0)) }
      return numbers
    }
    var commands: [RecordedCommand] = []
    for number in numbers {
      if let command = try command(number) { commands.append(command) }
    }
    return commands
  }
}
