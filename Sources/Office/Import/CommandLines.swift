import JSONText
package import Twinning

/// Commands as JSON Lines: one object a line, its `command` member naming what is asked.
///
/// Blank lines and lines that begin with `#` are passed over.
package struct CommandLines: RequestSource, ~Copyable {
  private var lines: LineReader
  private let actor: String
  private var fields = FieldNames()

  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - actor: who asks where a line names nobody.
  package init(path: String, actor: String) throws(OfficeError) {
    lines = try LineReader(path: path)
    self.actor = actor
  }

  package var readsAhead: Bool { lines.isFile }

  package mutating func next() throws(OfficeError) -> NumberedRequest? {
    while let line = try lines.next() {
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }), first != UInt8(ascii: "#")
      else { continue }
      do throws(Refusal) {
        let request = try Request(line: line, actor: actor, fields: &fields)
        return NumberedRequest(line: lines.number, .success(request))
      } catch {
        return NumberedRequest(line: lines.number, .failure(error))
      }
    }
    return nil
  }
}

extension Request {
  /// Reads a request from one JSON object that names its command.
  package init(
    line: [UInt8], actor: String, fields: inout FieldNames
  ) throws(Refusal) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(utf8: line)
    } catch {
      throw Refusal("this is no JSON: \(error.reason) at byte \(error.offset)")
    }
    guard value.members != nil else { throw Refusal("a JSON object was expected") }
    guard let name = value["command"]?.text else {
      throw Refusal(
        "no command is named", advice: "write {\"command\":\"partner add\",…}", field: "command")
    }
    try self.init(name, value, actor: actor, fields: &fields)
  }
}

extension Office {
  /// Reads a request from one JSON object that names its command.
  package func request(line: [UInt8], actor: String) throws(Refusal) -> Request {
    try Request(line: line, actor: actor, fields: &fieldNames)
  }
}
