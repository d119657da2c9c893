/// A short name that people type, `avignon-2027`: lower-case letters a to z, digits and single
/// hyphens between them, 1 to 64 characters.
package struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// Long enough for two place names and a year, short enough for a table column.
  package static let longest = 64

  /// Takes a text that keeps the rules; says which one it breaks otherwise.
  package init(_ text: String) throws(ValueError) {
    guard let problem = Self.problem(of: text) else {
      self.text = text
      return
    }
    let advice =
      Slug.suggestion(from: text).map { "write \($0)" }
      ?? "write lower-case letters, digits and hyphens, as in avignon-2027"
    throw ValueError(.slug, value: text, problem: problem, advice: advice)
  }

  /// For a text known to keep the rules.
  private init(kept text: String) { self.text = text }

  package var description: String { text }

  package static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }

  /// Whether UTF-8 bytes keep the rules.
  ///
  /// Does not allocate.
  package static func isValid(utf8 bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 1, bytes.count <= longest else { return false }
    var previous: UInt8 = 0x2D
    for index in 0..<bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x61...0x7A, 0x30...0x39: break
      case 0x2D where previous != 0x2D: break
      default: return false
      }
      previous = byte
    }
    return previous != 0x2D
  }

  private static func problem(of text: String) -> String? {
    if isValid(utf8: text.utf8.span) { return nil }
    if text.isEmpty { return "it is empty" }
    let length = text.utf8.count
    if length > longest { return "it has \(length) bytes, \(longest) are allowed" }
    for character in text {
      guard let byte = character.asciiValue else { return refusal(of: character) }
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D: continue
      case 0x41...0x5A: return "it holds the capital \(character)"
      case 0x20: return "it holds a space"
      default: return refusal(of: character)
      }
    }
    if text.hasPrefix("-") { return "it begins with a hyphen" }
    if text.hasSuffix("-") { return "it ends with a hyphen" }
    return "it holds two hyphens in a row"
  }

  private static func refusal(of character: Character) -> String {
    "it holds \(ValueError.printable(String(character))), not one of a to z, 0 to 9 and hyphen"
  }

  /// A short name made from any text, `Huế 2027` → `hue-2027`; nil when no letter a to z and no
  /// digit is left (a name in Hebrew or Chinese letters needs one given by a person).
  package static func suggestion(from text: String) -> Slug? {
    var bytes: [UInt8] = []
    var isBroken = false
    // Four times the limit is read: leading punctuation must not hide the name behind it.
    for byte in TextFolding.fold(String(text.prefix(4 * longest))).utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39:
        if isBroken && !bytes.isEmpty { bytes.append(0x2D) }
        isBroken = false
        bytes.append(byte)
      // An apostrophe inside a word is dropped: Xi'an is typed xian.
      case 0x27: break
      default: isBroken = true
      }
    }
    return trimmed(bytes)
  }

  /// As `suggestion(from:)`, with `-2`, `-3`, … added while the name is taken, up to 999.
  package static func suggestion(from text: String, isTaken: (Slug) -> Bool) -> Slug? {
    guard let wanted = suggestion(from: text) else { return nil }
    guard isTaken(wanted) else { return wanted }
    for number in 2...999 {
      let suffix = Array("-\(number)".utf8)
      guard let stem = trimmed(Array(wanted.text.utf8), to: longest - suffix.count) else { break }
      let slug = Slug(kept: stem.text + String(decoding: suffix, as: UTF8.self))
      if !isTaken(slug) { return slug }
    }
    return nil
  }

  /// Cut to the limit, at a hyphen when one stands in the second half.
  private static func trimmed(_ bytes: [UInt8], to limit: Int = longest) -> Slug? {
    var kept = bytes.prefix(limit)
    if bytes.count > limit, bytes[limit] != 0x2D,
      let hyphen = kept.lastIndex(of: 0x2D), hyphen > limit / 2
    {
      kept = kept.prefix(hyphen)
    }
    while kept.last == 0x2D { kept.removeLast() }
    return kept.isEmpty ? nil : Slug(kept: String(decoding: kept, as: UTF8.self))
  }
}
