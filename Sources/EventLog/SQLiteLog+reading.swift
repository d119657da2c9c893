internal import SQLite

extension SQLiteLog {
  package func head() throws(LogError) -> Int64 {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT coalesce(max(position), 0) FROM event")
      defer { statement.reset() }
      return try statement.step() ? statement.integer(at: 0) : 0
    }
  }

  package func headHash() throws(LogError) -> Digest {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT hash FROM event WHERE position = (SELECT max(position) FROM event)")
      defer { statement.reset() }
      guard try statement.step() else { return .genesis }
      return unsafe Digest(statement.bytes(at: 0)) ?? .genesis
    }
  }

  /// Runs `body` on one state of the file, whatever others write meanwhile.
  package func onOneState<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let isOwn = !connection.isInTransaction && (try? run("BEGIN")) != nil
    defer { if isOwn { try? run("COMMIT") } }
    return try body()
  }

  package func version(of stream: String) throws(LogError) -> Int64 {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        """
        SELECT coalesce(max(version), 0) FROM event
        WHERE stream = (SELECT id FROM stream WHERE name = ?)
        """)
      defer { statement.reset() }
      try statement.bind(stream, at: 1)
      return try statement.step() ? statement.integer(at: 0) : 0
    }
  }

  /// The position of the stream's last event, and when that was recorded; `nil` when it has none.
  package func lastEvent(
    of stream: String
  ) throws(LogError) -> (position: Int64, recordedAt: Instant)? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        """
        SELECT position, recorded_at FROM event
        WHERE stream = (SELECT id FROM stream WHERE name = ?) ORDER BY version DESC LIMIT 1
        """)
      defer { statement.reset() }
      try statement.bind(stream, at: 1)
      guard try statement.step() else { return nil }
      return (statement.integer(at: 0), Instant(microseconds: statement.integer(at: 1)))
    }
  }

  package func position(recordedBy instant: Instant) throws(LogError) -> Int64 {
    // Moments never decrease along the positions: halving finds the last one in time.
    var low: Int64 = 0
    var high = try head()
    while low < high {
      let middle = low + (high - low + 1) / 2
      let recorded = try database { (connection) throws(SQLiteError) in
        let statement = try connection.statement(
          "SELECT recorded_at FROM event WHERE position = ?")
        defer { statement.reset() }
        try statement.bind(middle, at: 1)
        return try statement.step() ? statement.integer(at: 0) : Int64.max
      }
      if recorded <= instant.microseconds { low = middle } else { high = middle - 1 }
    }
    return low
  }

  package func streamName(_ number: Int) throws(LogError) -> String? {
    if let known = names.stream(number) { return known }
    let found = try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT name FROM stream WHERE id = ?")
      defer { statement.reset() }
      try statement.bind(Int64(number), at: 1)
      return try statement.step() ? statement.text(at: 0) : nil
    }
    if let found { names.remember(stream: found, number) }
    return found
  }

  package func streamNumber(_ name: String) throws(LogError) -> Int? {
    if let known = writer?.streamNumber(name) { return known }
    return try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT id FROM stream WHERE name = ?")
      defer { statement.reset() }
      try statement.bind(name, at: 1)
      return try statement.step() ? Int(statement.integer(at: 0)) : nil
    }
  }

  /// The index of the first of `names` that is a stream; `nil` when none is.
  package func first(of names: [String]) throws(LogError) -> Int? {
    guard !names.isEmpty else { return nil }
    let found = try database { (connection) throws(SQLiteError) in
      let marks = Array(repeating: "?", count: names.count).joined(separator: ",")
      let statement = try connection.statement("SELECT name FROM stream WHERE name IN (\(marks))")
      defer { statement.reset() }
      for (index, name) in names.enumerated() { try statement.bind(name, at: Int32(index + 1)) }
      var found: [String] = []
      while try statement.step() { found.append(statement.text(at: 0) ?? "") }
      return found
    }
    return found.isEmpty ? nil : names.firstIndex(where: found.contains)
  }

  package func streamNames(beginningWith prefix: String) throws(LogError) -> [String] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT name FROM stream WHERE name >= ?1 AND name < ?1 || char(1114111) ORDER BY name")
      defer { statement.reset() }
      try statement.bind(prefix, at: 1)
      var names: [String] = []
      while try statement.step() { names.append(statement.text(at: 0) ?? "") }
      return names
    }
  }

  package func eventType(_ number: Int) throws(LogError) -> (name: String, version: Int)? {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT name, version FROM event_type WHERE id = ?")
      defer { statement.reset() }
      try statement.bind(Int64(number), at: 1)
      guard try statement.step() else { return nil }
      return (statement.text(at: 0) ?? "", Int(statement.integer(at: 1)))
    }
  }

  package func read<Failure: Error>(
    _ range: EventRange, _ body: (EventRow) throws(Failure) -> Bool
  ) throws(Failure) -> LogError? {
    let statement: Statement
    do throws(SQLiteError) {
      statement = try EventScan.statement(for: range, in: connection)
    } catch {
      return named(error)
    }
    defer { statement.reset() }
    while true {
      do throws(SQLiteError) {
        guard try statement.step() else { return nil }
      } catch {
        return named(error)
      }
      guard try body(EventScan.row(statement)) else { return nil }
    }
  }
}
