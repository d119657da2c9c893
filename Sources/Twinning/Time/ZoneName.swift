/// The name of a time zone in the IANA database, `America/New_York`: well formed, not necessarily
/// known.
///
/// Forty bytes, no reference.
package struct ZoneName: Hashable, Comparable, Sendable, BitwiseCopyable {
  // The bytes in reading order, eight to a word, the first in the highest place, zeros at the end:
  // words then compare as the names do.
  private let word0: UInt64
  private let word1: UInt64
  private let word2: UInt64
  private let word3: UInt64
  private let word4: UInt64

  /// The most bytes of a name: the longest of the database has 32.
  package static let longest = 40

  package static let utc = ZoneName(kept: "UTC".utf8.span)

  /// Takes bytes that keep the form of a zone's name; nil otherwise.
  ///
  /// Parts of ASCII letters, digits, `_`, `+` and `-`, each beginning with a letter or digit, with
  /// single slashes between them: nothing that could leave a folder.
  package init?(utf8 bytes: Span<UInt8>) {
    guard Self.isValid(bytes) else { return nil }
    self.init(kept: bytes)
  }

  private init(kept bytes: Span<UInt8>) {
    word0 = Self.word(bytes, from: 0)
    word1 = Self.word(bytes, from: 8)
    word2 = Self.word(bytes, from: 16)
    word3 = Self.word(bytes, from: 24)
    word4 = Self.word(bytes, from: 32)
  }

  /// Takes a text that keeps the form of a zone's name.
  package init(_ text: String) throws(ValueError) {
    guard let name = ZoneName(utf8: text.utf8.span) else {
      throw ValueError(
        .zone, value: text, problem: "the name of a zone has another form",
        advice: "write it as the IANA database does, as in Europe/Paris")
    }
    self = name
  }

  private static func isValid(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 1, bytes.count <= longest else { return false }
    var isAtStart = true
    for index in 0..<bytes.count {
      switch bytes[index] {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39: isAtStart = false
      case 0x5F, 0x2B, 0x2D:
        guard !isAtStart else { return false }
      case 0x2F:
        guard !isAtStart else { return false }
        isAtStart = true
      default: return false
      }
    }
    return !isAtStart
  }

  private static func word(_ bytes: Span<UInt8>, from first: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in first..<(first + 8) {
      word = word << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0)
    }
    return word
  }

  /// Appends the name in UTF-8.
  package func append(to bytes: inout [UInt8]) {
    for word in [word0, word1, word2, word3, word4] {
      for place in stride(from: 56, through: 0, by: -8) {
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(place))
        guard byte != 0 else { return }
        bytes.append(byte)
      }
    }
  }

  package static func < (left: ZoneName, right: ZoneName) -> Bool {
    if left.word0 != right.word0 { return left.word0 < right.word0 }
    if left.word1 != right.word1 { return left.word1 < right.word1 }
    if left.word2 != right.word2 { return left.word2 < right.word2 }
    if left.word3 != right.word3 { return left.word3 < right.word3 }
    return left.word4 < right.word4
  }
}

extension ZoneName: CustomStringConvertible {
  package var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
