import EventLog
import SQLite
import Testing

/// Whatever is changed in a log, both verifiers name the same first bad position.
struct TamperingTests {
  /// A change and where it has to be found.
  struct Change: CustomTestStringConvertible, Sendable {
    let name: String
    let sql: String
    let position: Int64
    var testDescription: String { name }

    init(_ name: String, at position: Int64, _ sql: String) {
      self.name = name
      self.sql = sql
      self.position = position
    }
  }

  private func expectFault(_ change: Change) throws {
    let folder = try SampleLog.tampered(by: change.sql)
    let tool = try Verifiers.tool(folder.log)
    #expect(tool.status == 1)
    #expect(tool.fault.hasPrefix("position \(change.position): "), "\(tool.text)")
    #expect(try Verifiers.program(folder.log) == tool)
  }

  @Test func `an untouched log is intact, with the same head in both`() throws {
    let folder = try SampleLog.changed()
    let tool = try Verifiers.tool(folder.log)
    #expect(tool.status == 0)
    #expect(tool.text.hasPrefix("intact: 60 events, 30 commands, head "))
    #expect(try Verifiers.program(folder.log) == tool)
    #expect(try Verifiers.tool(folder.path) == tool)
    #expect(try folder.open(.read).verify().missingGuards.isEmpty)
    #expect(try tool.text.hasSuffix(folder.open(.read).headHash().description))
  }

  @Test(arguments: ["version + 0.5", "version || 'x'", "CAST('x' AS BLOB)"])
  func `a number that is none is found out, whatever it reads as`(value: String) throws {
    // The shape of the table itself has to be changed for that.
    let folder = try SampleLog.tampered(
      by: """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'event';
        PRAGMA writable_schema = RESET;
        UPDATE event SET version = \(value) WHERE position = 31
        """)
    for verifier in [try Verifiers.tool(folder.log), try Verifiers.program(folder.log)] {
      #expect(verifier.status == 1)
      #expect(verifier.fault.hasPrefix("position 31: "), "\(verifier.text)")
    }
  }

  @Test(arguments: [
    ("event", "data", "CAST(data AS BLOB)"), ("event", "effective", "CAST(effective AS BLOB)"),
    ("event", "id", "CAST(id AS TEXT)"), ("event", "command", "command * 1.0"),
    ("event", "stream", "stream * 1.0"), ("event", "type", "type * 1.0"),
    ("command", "actor", "CAST(actor AS BLOB)"), ("command", "correlation", "CAST(id AS TEXT)"),
    ("stream", "name", "CAST(name AS BLOB)"), ("event_type", "name", "CAST(name AS BLOB)"),
  ])
  func `a value of another kind is found out, though no hash covers kinds`(
    table: String, column: String, value: String
  ) throws {
    // The shape of the table is changed for that, and changed back.
    let rows =
      switch table {
      case "event": "position = 31"
      case "command": "number = 16"
      default:
        "id = (SELECT \(table == "stream" ? "stream" : "type") FROM event WHERE position = 31)"
      }
    let folder = try SampleLog.tampered(
      by: """
        CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = '\(table)';
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql =
          replace(replace(sql, ') STRICT', ')'), '\(column) INTEGER', '\(column)')
          WHERE name = '\(table)';
        PRAGMA writable_schema = RESET;
        PRAGMA ignore_check_constraints = ON;
        UPDATE \(table) SET \(column) = \(value) WHERE \(rows);
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = (SELECT sql FROM kept) WHERE name = '\(table)';
        PRAGMA writable_schema = RESET
        """)
    let tool = try Verifiers.tool(folder.log)
    #expect(tool.status == 1)
    #expect(!tool.text.contains("intact") && !tool.text.contains("missing or was changed"))
    #expect(try Verifiers.program(folder.log) == tool)
  }

  @Test func `an empty log is intact`() throws {
    let folder = try LogFolder()
    _ = try folder.open()
    let tool = try Verifiers.tool(folder.log)
    #expect(tool.text == "intact: 0 events, 0 commands, head " + String(repeating: "0", count: 64))
    #expect(try Verifiers.program(folder.log) == tool)
  }

  static let bytes: [Change] =
    [
      ("id", "x'FF' || substr(id, 2)"), ("effective", "effective || '~'"),
      ("data", "replace(data, 'index', 'indey')"), ("version", "version + 100"),
      ("recorded_at", "recorded_at + 1"), ("command", "command + 1"),
      ("hash", "iif(substr(hash, 1, 1) = x'FF', x'00', x'FF') || substr(hash, 2)"),
      ("stream", "stream % 7 + 1"), ("type", "type % 5 + 1"),
      ("stream", "99"), ("type", "99"),
    ].map { column, value in
      Change(
        "event.\(column) = \(value)", at: 31,
        "DROP INDEX event_stream; UPDATE event SET \(column) = CAST(\(value) AS \(kinds[column, default: "TEXT"])) "
          + "WHERE position = 31")
    }

  private static let kinds = [
    "id": "BLOB", "hash": "BLOB", "correlation": "BLOB", "version": "INTEGER", "stream": "INTEGER",
    "recorded_at": "INTEGER", "command": "INTEGER", "type": "INTEGER", "number": "INTEGER",
    "first_position": "INTEGER", "last_position": "INTEGER",
  ]

  @Test(arguments: bytes)
  func `a byte changed in any column of an event is found there`(_ change: Change) throws {
    try expectFault(change)
  }

  /// Command 15 promises position 30 alone.
  static let commandBytes: [Change] =
    [
      ("id", "x'FF' || substr(id, 2)"), ("name", "name || '.'"), ("arguments", "arguments || ' '"),
      ("actor", "upper(actor)"), ("correlation", "x'FF' || substr(correlation, 2)"),
      ("recorded_at", "recorded_at + 1"), ("program", "'9'"), ("key", "'stolen'"), ("key", "''"),
      ("first_position", "first_position - 1"), ("last_position", "last_position + 1"),
      ("result", "result || ' '"),
      ("hash", "iif(substr(hash, 1, 1) = x'FF', x'00', x'FF') || substr(hash, 2)"),
      ("number", "115"),
    ].map { column, value in
      Change(
        "command.\(column) = \(value)", at: SampleLog.first(of: 15),
        "UPDATE command SET \(column) = CAST(\(value) AS \(kinds[column, default: "TEXT"])) "
          + "WHERE number = 15")
    }

  @Test(arguments: commandBytes)
  func `a byte changed in any column of a command is found at its first event`(
    _ change: Change
  ) throws {
    try expectFault(change)
  }

  @Test(arguments: [
    Change("two events swapped", at: 20, swap(20, 21)),
    Change("two distant events swapped", at: 11, swap(11, 44)),
    Change("one event deleted", at: 30, "DELETE FROM event WHERE position = 30"),
    Change("the first event deleted", at: 1, "DELETE FROM event WHERE position = 1"),
    Change("one command deleted", at: 3, "DELETE FROM command WHERE number = 2"),
    Change(
      "one event deleted and the rest moved up", at: 30,
      """
      DELETE FROM event WHERE position = 30;
      UPDATE event SET position = -position WHERE position > 30;
      UPDATE event SET position = -position - 1 WHERE position < 0;
      """),
    Change(
      "the tail cut inside a command", at: 58,
      "DELETE FROM event WHERE position > 57; DELETE FROM command WHERE number > 29"),
    Change(
      "the tail cut at a command, and the command left", at: 60,
      "DELETE FROM event WHERE position > 59"),
    Change("all events deleted", at: 1, "DELETE FROM event"),
    Change(
      "an event inserted at the end", at: 61,
      """
      INSERT INTO event SELECT 61, randomblob(16), stream,
        (SELECT max(version) + 1 FROM event e WHERE e.stream = event.stream), type, effective,
        recorded_at, command, data, hash FROM event WHERE position = 60
      """),
    Change(
      "an event inserted before the first", at: 1,
      """
      INSERT INTO event SELECT 0, randomblob(16), stream, 1000, type, effective, recorded_at,
        command, data, hash FROM event WHERE position = 1
      """),
    Change(
      "a command without events at the end", at: 61,
      """
      INSERT INTO command SELECT 31, id, name, arguments, actor, correlation, recorded_at, program,
        NULL, 61, 61, result, hash FROM command WHERE number = 30
      """),
    Change(
      "an event replaced", at: 25,
      """
      INSERT OR REPLACE INTO event SELECT position, id, stream, version, type, effective,
        recorded_at, command, '{}', hash FROM event WHERE position = 25
      """),
    Change("a stream renamed", at: 1, "UPDATE stream SET name = name || '-' WHERE id = 1"),
    Change("a stream deleted", at: 5, "DELETE FROM stream WHERE id = 4"),
    Change("an event type renamed", at: 1, "UPDATE event_type SET name = name || '-' WHERE id = 1"),
    Change("an event type's version", at: 1, "UPDATE event_type SET version = 9 WHERE id = 1"),
  ])
  func `a log that was rearranged is found out`(_ change: Change) throws {
    try expectFault(change)
  }

  private static func swap(_ one: Int, _ other: Int) -> String {
    """
    UPDATE event SET position = -1 WHERE position = \(one);
    UPDATE event SET position = \(one) WHERE position = \(other);
    UPDATE event SET position = \(other) WHERE position = -1;
    """
  }
}

extension SampleLog {
  /// The first position of a command.
  static func first(of command: Int) -> Int64 {
    Int64((1..<command).reduce(1) { $0 + 1 + $1 % 3 })
  }
}
