internal import Sodium

/// A checkpoint as one word, for a QR symbol: `TWINNING1:` and 282 letters and digits (base32, RFC
/// 4648, without the padding) that stand for 176 bytes.
///
/// All characters are of the alphanumeric mode of ISO/IEC 18004, so that the symbol stays small, and
/// none means anything to a shell.
package enum CheckpointCode {
  static let prefix = "TWINNING1:"
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
  private static let length = 176
  private static let characters = (length * 8 + 4) / 5

  /// Whether a text begins like a code, of whatever version.
  package static func isMeant(_ text: some Collection<UInt8>) -> Bool {
    let word = Array(prefix.utf8.dropLast(2))
    guard text.prefix(word.count).map(upper) == word else { return false }
    let rest = text.dropFirst(word.count)
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    return !digits.isEmpty && rest.dropFirst(digits.count).first == UInt8(ascii: ":")
  }

  /// The capital of a letter from a to z; no other letter has one here.
  private static func upper(_ byte: UInt8) -> UInt8 {
    (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
  }

  package static func text(of checkpoint: Checkpoint) -> String {
    let bytes =
      checkpoint.office.bytes + big(checkpoint.position) + checkpoint.head.bytes
      + big(checkpoint.madeAt) + checkpoint.key.bytes + checkpoint.signature
    var text: [UInt8] = []
    var bits = 0
    var held = 0
    for byte in bytes {
      bits = bits << 8 | Int(byte)
      held += 8
      while held >= 5 {
        held -= 5
        text.append(alphabet[bits >> held & 31])
      }
      bits &= 1 << held - 1
    }
    if held > 0 { text.append(alphabet[bits << (5 - held) & 31]) }
    return prefix + String(decoding: text, as: UTF8.self)
  }

  /// Reads a code; blanks, upper and lower case do not matter.
  package static func read(_ bytes: [UInt8]) throws(CheckpointError) -> Checkpoint {
    let text = String(
      decoding: bytes.filter { !CheckpointWords.isBlank($0) }.map(upper), as: UTF8.self)
    guard text.hasPrefix(prefix) else {
      throw CheckpointError("its form is not known here, only \(prefix)…")
    }
    let letters = Array(text.utf8.dropFirst(prefix.utf8.count))
    guard letters.count == characters else {
      throw CheckpointError(
        "\(letters.count) characters follow \(prefix), and it must be \(characters)")
    }
    return try checkpoint(try decoded(letters))
  }

  private static func checkpoint(_ bytes: [UInt8]) throws(CheckpointError) -> Checkpoint {
    try Checkpoint(
      office: Array(bytes[0..<32]), position: number(bytes[32..<40]),
      head: Array(bytes[40..<72]), madeAt: number(bytes[72..<80]), key: Array(bytes[80..<112]),
      signature: Array(bytes[112..<176]))
  }

  private static func decoded(_ letters: [UInt8]) throws(CheckpointError) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits = 0
    var held = 0
    for (index, letter) in letters.enumerated() {
      guard let value = alphabet.firstIndex(of: letter) else {
        throw CheckpointError(
          "it is none of A to Z and 2 to 7", at: "character \(index + 1) behind \(prefix)")
      }
      bits = bits << 5 | value
      held += 5
      guard held >= 8 else { continue }
      held -= 8
      bytes.append(UInt8(bits >> held))
      bits &= 1 << held - 1
    }
    guard bits == 0 else {
      throw CheckpointError(
        "it is not possible there", at: "character \(letters.count) behind \(prefix)")
    }
    return bytes
  }

  private static func big(_ value: Int64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
    bytes.reduce(0) { $0 << 8 | Int64($1) }
  }
}
