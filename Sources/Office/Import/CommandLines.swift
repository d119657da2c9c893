import JSONText
package import Twinning

/// Commands as JSON Lines: one object a line, its `command` member naming what is asked.
///
/// Blank lines and lines that begin with `#` are passed over.
package struct CommandLines: RequestSource, ~Copyable {
  private var lines: LineReader
  private let actor: String

  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - actor: who asks where a line names nobody.
  package init(path: String, actor: String) throws(OfficeError) {
    lines = try LineReader(path: path)
    self.actor = actor
  }

  package mutating func next(
    _ office: Office
  ) throws(OfficeError) -> (line: Int, request: Result<Request, Refusal>)? {
    while let line = try lines.next() {
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }), first != UInt8(ascii: "#")
      else { continue }
      do throws(Refusal) {
        return (lines.number, .success(try office.request(line: line, actor: actor)))
      } catch {
        return (lines.number, .failure(error))
      }
    }
    return nil
  }
}

extension Office {
  /// Reads a request from one JSON object that names its command.
  package func request(line: [UInt8], actor: String) throws(Refusal) -> Request {
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
    return try request(name, value, actor: actor)
  }
}
