import EventLog
import JSONText
import Twinning

/// A line of an exported log, as it was read.
enum ExportLine {
  case entry(LoggedEntry)
  case end(commands: Int64, events: Int64, head: Digest)

  /// Reads a line that is not the first.
  ///
  /// - Parameters:
  ///   - line: the line without its end.
  ///   - source: the office that all lines have to name.
  static func read(_ line: [UInt8], source: String) throws(JSONError) -> ExportLine {
    let result: Result<ExportLine, JSONError> = line.withUnsafeBytes { raw in
      var reader = ExportLineReader(JSONCursor(raw), source: source)
      do throws(JSONError) {
        return .success(try reader.line())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// Walks over a line: the members stand in the one order in which they are written.
private struct ExportLineReader {
  private var cursor: JSONCursor
  private let source: String

  init(_ cursor: JSONCursor, source: String) {
    self.cursor = cursor
    self.source = source
  }

  mutating func line() throws(JSONError) -> ExportLine {
    guard cursor.open() else { throw cursor.fail("a JSON object was expected") }
    guard try string("\"specversion\":") == "1.0" else {
      throw cursor.fail("the line is not of CloudEvents 1.0")
    }
    let id = try string("\"id\":")
    let found = try string("\"source\":")
    guard found == source else {
      throw cursor.fail("the line belongs to another office (\(excerpt(found)))")
    }
    let type = try string("\"type\":")
    let line: ExportLine =
      if type == ExportForm.command {
        .entry(.command(try command(id)))
      } else if type == ExportForm.end {
        try end()
      } else if let event = ExportForm.event(type) {
        .entry(.event(try self.event(event, id)))
      } else {
        throw cursor.fail("there is no line of type \(excerpt(type)) in a log")
      }
    guard cursor.close() else { throw cursor.fail("the line goes on where it should end") }
    return line
  }

  private mutating func command(_ id: String) throws(JSONError) -> LoggedCommand {
    let time = try instant()
    try requireJSON()
    let receipt = AppendReceipt(
      command: try integer("\"number\":"), first: try integer("\"firstposition\":"),
      last: try integer("\"lastposition\":"), recordedAt: time)
    let correlation = try identifier(try string("\"correlationid\":"))
    let hash = try digest()
    try member("\"data\":")
    guard cursor.skip(UInt8(ascii: "{")) else { throw cursor.fail("an object was expected") }
    let name = try string("\"name\":")
    let arguments = try text("\"arguments\":", "\"arguments-text\":")
    let actor = try string("\"actor\":")
    let program = try string("\"program\":")
    let key = cursor.member("\"key\":") ? try cursor.string() : nil
    let result = try text("\"result\":", "\"result-text\":")
    guard cursor.skip(UInt8(ascii: "}")) else { throw cursor.fail("data goes on") }
    return LoggedCommand(
      command: NewCommand(
        id: try identifier(id), name: name, arguments: arguments, actor: actor,
        correlation: correlation, recordedAt: time, program: program, key: key, result: result),
      receipt: receipt, hash: hash)
  }

  private mutating func event(
    _ type: (name: String, version: Int), _ id: String
  ) throws(JSONError) -> LoggedEvent {
    let subject = try string("\"subject\":")
    let time = try instant()
    let kind = try string("\"datacontenttype\":")
    let position = try integer("\"position\":")
    let version = try integer("\"streamversion\":")
    let effective = cursor.member("\"effective\":") ? try cursor.string() : ""
    let command = try integer("\"command\":")
    let hash = try digest()
    try member("\"data\":")
    let data: [UInt8] =
      if kind == "text/plain" {
        Array(try cursor.string().utf8)
      } else {
        Array(try cursor.skipValue())
      }
    return LoggedEvent(
      event: NewEvent(
        stream: subject, type: type.name, typeVersion: type.version, effective: effective,
        data: data),
      position: position, id: try identifier(id), version: version, recordedAt: time,
      command: command, hash: hash)
  }

  private mutating func end() throws(JSONError) -> ExportLine {
    try requireJSON()
    try member("\"data\":")
    guard cursor.skip(UInt8(ascii: "{")) else { throw cursor.fail("an object was expected") }
    let commands = try integer("\"commands\":")
    let events = try integer("\"events\":")
    guard let head = Digest(try string("\"head\":")) else {
      throw cursor.fail("64 hexadecimal digits were expected")
    }
    guard cursor.skip(UInt8(ascii: "}")) else { throw cursor.fail("data goes on") }
    return .end(commands: commands, events: events, head: head)
  }

  private mutating func member(_ key: StaticString) throws(JSONError) {
    guard cursor.member(key) else {
      throw cursor.fail("\(cursor.memberName) is missing, or stands in another place")
    }
  }

  private mutating func string(_ key: StaticString) throws(JSONError) -> String {
    try member(key)
    return try cursor.string()
  }

  private mutating func integer(_ key: StaticString) throws(JSONError) -> Int64 {
    try member(key)
    return try cursor.integer()
  }

  private mutating func text(
    _ key: StaticString, _ other: StaticString
  ) throws(JSONError) -> [UInt8] {
    if cursor.member(other) { return Array(try cursor.string().utf8) }
    try member(key)
    return Array(try cursor.skipValue())
  }

  private mutating func requireJSON() throws(JSONError) {
    guard try string("\"datacontenttype\":") == "application/json" else {
      throw cursor.fail("the content is not JSON")
    }
  }

  private mutating func instant() throws(JSONError) -> Instant {
    let text = try string("\"time\":")
    guard let instant = Instant(text), instant.description == text else {
      throw cursor.fail("a time like 2026-11-24T10:00:00.000000Z was expected")
    }
    return instant
  }

  private mutating func digest() throws(JSONError) -> Digest {
    guard let digest = Digest(try string("\"hash\":")) else {
      throw cursor.fail("64 hexadecimal digits were expected")
    }
    return digest
  }

  private func identifier(_ text: String) throws(JSONError) -> UUIDv7 {
    guard let id = UUIDv7(text) else {
      throw cursor.fail("\(excerpt(text)) is no UUID in small letters")
    }
    return id
  }
}
