package import JSONText
package import Twinning

/// A command as somebody asks for it: what, when it was so, why, from where, by whom.
package struct Request: Sendable {
  package let name: String
  package let command: Command
  /// The canonical arguments, `on`, `reason` and `source` included: what the log keeps.
  ///
  /// Personal members are left out: they stand in their event alone, so that they can be forgotten
  /// (R35). Two requests that differ in them alone count as the same under one key.
  package let arguments: [UInt8]
  package let on: VagueDate?
  package let reason: String?
  package let source: String?
  package let actor: String
  /// The idempotency key.
  package let key: String?

  /// Who asks when nobody is named.
  package static let unnamed = "somebody"

  /// Reads a request.
  ///
  /// - Parameters:
  ///   - name: the command's words, such as `delegation plan`.
  ///   - arguments: its fields and besides `on`, `reason`, `source`, `actor`, `key`.
  ///   - actor: who asks where the arguments name nobody.
  ///   - key: the idempotency key where the arguments have none.
  ///   - fields: the field names of commands, kept from one request to the next.
  /// - Throws: a refusal that names the field.
  package init(
    _ name: String, _ arguments: JSONValue, actor: String, key: String? = nil,
    fields: inout FieldNames
  ) throws(Refusal) {
    guard let own = fields.names(of: name) else {
      let near = NearestNames.nearest(Catalogue.names, to: name).first.map { "did you mean \($0)?" }
      throw Refusal(
        "there is no command \"\(excerpt(name))\"", advice: near ?? "see twinning help",
        field: "command")
    }
    let (bytes, unknown) = JSONCursor.canonical(arguments, members: own.all)
    if let stray = unknown.first(where: { !Self.common.contains($0) }) {
      let near = NearestNames.nearest(own.all + Self.common, to: stray).first.map {
        "did you mean \($0)?"
      }
      throw Refusal(
        "\(name) has no field \"\(excerpt(stray))\"",
        advice: near ?? "it has \(own.all.joined(separator: ", "))", field: stray)
    }
    let envelope = try Envelope(arguments)
    self.name = name
    command = try Self.command(name, bytes)
    on = envelope.on
    reason = envelope.reason
    source = envelope.source
    self.actor = envelope.actor ?? actor
    self.key = envelope.key ?? key
    let kept =
      own.hasPersonal ? JSONCursor.canonical(arguments, members: own.open).bytes : bytes
    self.arguments = envelope.append(to: kept)
  }

  /// A command that the program itself asks for, which nobody types or imports.
  ///
  /// - Parameter arguments: the command's own, as its writer makes them.
  init(internal name: String, _ command: Command, arguments: [UInt8], actor: String) {
    self.name = name
    self.command = command
    self.arguments = arguments
    self.actor = actor
    on = nil
    reason = nil
    source = nil
    key = nil
  }

  private static let common = ["command", "on", "reason", "source", "actor", "key"]

  private static func command(_ name: String, _ bytes: [UInt8]) throws(Refusal) -> Command {
    var field = ""
    let result: Result<Command, JSONError> = bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        guard let command = try Command.read(name, &cursor) else {
          return .failure(JSONError(offset: 0, reason: "is no command"))
        }
        return .success(command)
      } catch {
        field = cursor.memberName
        return .failure(error)
      }
    }
    switch result {
    case .success(let command): return command
    case .failure(let error):
      throw Refusal(error.reason, advice: "see twinning help \(name)", field: field)
    }
  }
}

/// What every command takes besides its own fields.
private struct Envelope {
  var on: VagueDate?
  var reason: String?
  var source: String?
  var actor: String?
  var key: String?

  init(_ arguments: JSONValue) throws(Refusal) {
    if let text = try Self.text("on", in: arguments, .line) {
      guard text != "unknown", !text.isEmpty else {
        on = .unknown
        reason = try Self.text("reason", in: arguments, .long)
        try readRest(arguments)
        return
      }
      do throws(ValueError) {
        on = try VagueDate(text)
      } catch {
        throw Refusal(error.description, rule: "R36", field: "on")
      }
    }
    reason = try Self.text("reason", in: arguments, .long)
    try readRest(arguments)
  }

  private mutating func readRest(_ arguments: JSONValue) throws(Refusal) {
    source = try Self.text("source", in: arguments, .line)
    actor = try Self.text("actor", in: arguments, .line)
    key = try Self.text("key", in: arguments, .line)
  }

  private static func text(
    _ name: String, in arguments: JSONValue, _ limit: TextLimit
  ) throws(Refusal) -> String? {
    guard let value = arguments[name], value != .null else { return nil }
    guard let text = value.text else { throw Refusal("a text was expected", field: name) }
    if name == "on", text.isEmpty { return text }
    if let reason = limit.refusal(of: text) { throw Refusal(reason, field: name) }
    return text
  }

  /// The canonical arguments with what the log keeps of the envelope behind them.
  func append(to bytes: [UInt8]) -> [UInt8] {
    guard on != nil || reason != nil || source != nil else { return bytes }
    var writer = JSONWriter()
    writer.beginObject()
    if let on { writer.member("on", on) }
    if let reason { writer.member("reason", reason) }
    if let source { writer.member("source", source) }
    writer.endObject()
    var joined = bytes
    joined.removeLast()
    if joined.count > 1 { joined.append(UInt8(ascii: ",")) }
    joined.append(contentsOf: writer.bytes[1...])
    return joined
  }
}

/// The field names of commands, looked up once each: a large import asks for the same ones.
package struct FieldNames: Sendable {
  /// The names of one command's fields.
  struct Names {
    let all: [String]
    /// Those that are not about a private person.
    let open: [String]

    var hasPersonal: Bool { open.count < all.count }
  }

  private var known: [String: Names] = [:]

  package init() {}

  /// The names of the fields of a command; `nil` when there is no such command.
  mutating func names(of command: String) -> Names? {
    if let names = known[command] { return names }
    guard let entry = Catalogue.entry(named: command), entry.role == .command else { return nil }
    let names = Names(
      all: entry.fields.map(\.name), open: entry.fields.filter { !$0.isPersonal }.map(\.name))
    known[command] = names
    return names
  }
}
