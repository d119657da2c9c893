/// What a text written by a person may hold.
///
/// Nothing is stripped or repaired: a text is taken as it is or refused with the reason.
package enum SafeText {
  /// The longest text in UTF-8 bytes unless a caller says otherwise: about four printed pages.
  package static let standardLimit = 10_000

  /// The form a text may take.
  package enum Shape: Hashable, Sendable {
    /// One line: no line feed, no tab.
    case line
    /// Lines separated by line feeds; tabs allowed.
    case paragraphs
  }

  /// Refuses a text that holds control characters or is longer than `limit` UTF-8 bytes.
  package static func check(
    _ text: String, shape: Shape = .paragraphs, limit: Int = standardLimit
  ) throws(ValueError) {
    let length = text.utf8.count
    guard length <= limit else {
      throw ValueError(
        .text, value: text, problem: "it has \(length) bytes, \(limit) are allowed",
        advice: "shorten it")
    }
    var position = 0
    for scalar in text.unicodeScalars {
      if let problem = problem(of: scalar, shape: shape) {
        throw ValueError(
          .text, value: text, problem: "\(problem) at byte \(position)", advice: "remove it")
      }
      position += UTF8.width(scalar)
    }
  }

  /// The text of UTF-8 bytes, refused when they are not valid UTF-8 or the text is not safe.
  package static func read(
    utf8 bytes: [UInt8], shape: Shape = .paragraphs, limit: Int = standardLimit
  ) throws(ValueError) -> String {
    // The limit comes first: a refused flood must not be copied.
    guard bytes.count <= limit else {
      throw ValueError(
        .text, value: String(decoding: bytes.prefix(4 * ValueError.shownScalars), as: UTF8.self),
        problem: "it has \(bytes.count) bytes, \(limit) are allowed", advice: "shorten it")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let shown = String(decoding: bytes, as: UTF8.self)
      throw ValueError(
        .text, value: shown,
        problem: "the bytes are not UTF-8 at byte \(firstInvalidByte(of: bytes))",
        advice: "save it as UTF-8")
    }
    try check(text, shape: shape, limit: limit)
    return text
  }

  /// Whether a scalar may stand in a text: no control character but line feed and tab, and neither
  /// of the two overrides (U+202D, U+202E) that make a text read differently from what it says.
  ///
  /// The marks and isolates that Hebrew and Arabic texts need are harmless.
  package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0x00...0x1F, 0x7F...0x9F: false
    case 0x2028, 0x2029, 0x202D, 0x202E: false
    default: true
    }
  }

  /// The text without the marks that steer the direction of what stands beside it (U+061C, U+202A to
  /// U+202E, U+2066 to U+2069; UAX #9): for where it is put into a sentence.
  package static func withoutDirections(_ text: String) -> String {
    let steers = { (scalar: Unicode.Scalar) in
      switch scalar.value {
      case 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.filter { !steers($0) })
    return String(kept)
  }

  private static func problem(of scalar: Unicode.Scalar, shape: Shape) -> String? {
    switch (scalar, shape) {
    case ("\n", .line): return "it must be one line, and holds a line feed"
    case ("\t", .line): return "it must be one line, and holds a tab"
    case ("\r", _): return "it holds a carriage return (a Windows or old Mac line end)"
    default: break
    }
    guard !isHarmless(scalar) else { return nil }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return "it holds the control character U+\(padded)"
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var position = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      position += UTF8.width(scalar)
    }
    return position
  }
}
