package import EventLog
package import JSONText
import Sodium

extension Checkpoint {
  /// As JSON: bytes in hexadecimal digits, and the content of the QR symbol.
  package var json: JSONValue {
    .object([
      JSONValue.Member("checkpoint", 1),
      JSONValue.Member("office", .string(office.description)),
      JSONValue.Member("position", .integer(position)),
      JSONValue.Member("head", .string(head.description)),
      JSONValue.Member("made", .string(made)),
      JSONValue.Member("key", .string(key.hex)),
      JSONValue.Member("signature", .string(Hexadecimal.text(of: signature))),
      JSONValue.Member("code", .string(CheckpointCode.text(of: self))),
    ])
  }

  private static let names = [
    "checkpoint", "office", "position", "head", "made", "key", "signature", "code",
  ]

  /// Reads what ``json`` writes; `code` may be left out.
  init(json bytes: [UInt8]) throws(CheckpointError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(utf8: bytes)
    } catch {
      // Up to where it could be read.
      let lines = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
      throw CheckpointError("it is not valid JSON: \(error.reason)", at: "line \(lines)")
    }
    if let stranger = value.members?.first(where: { !Self.names.contains($0.name) }) {
      throw CheckpointError("no such member is known", at: "\"\(stranger.name)\"")
    }
    guard value["checkpoint"] == 1 else {
      throw CheckpointError("it must be 1, the only form known here", at: "\"checkpoint\"")
    }
    guard let position = value["position"]?.integer, position > 0 else {
      throw CheckpointError("it must be a whole number from 1", at: "\"position\"")
    }
    guard let made = value["made"]?.text.flatMap(Checkpoint.moment) else {
      throw CheckpointError("it must be a moment like 2026-11-24T10:00:00Z", at: "\"made\"")
    }
    try self.init(
      office: try Self.hex("office", 32, value), position: position,
      head: try Self.hex("head", 32, value), madeAt: made,
      key: try Self.hex("key", PublicKey.length, value),
      signature: try Self.hex("signature", PublicKey.signatureLength, value))
    guard let code = value["code"] else { return }
    guard let text = code.text, try CheckpointCode.read(Array(text.utf8)) == self else {
      throw CheckpointError("it says something else than the other members", at: "\"code\"")
    }
  }

  private static func hex(
    _ name: String, _ count: Int, _ value: JSONValue
  ) throws(CheckpointError) -> [UInt8] {
    guard let bytes = value[name]?.text.flatMap({ Hexadecimal.bytes(of: $0.utf8) }),
      bytes.count == count
    else {
      throw CheckpointError("it must be \(count * 2) digits from 0 to f", at: "\"\(name)\"")
    }
    return bytes
  }
}
