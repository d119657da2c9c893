/// A named piece of what is handed over, and the checks that a value passes before it is used.
///
/// Nothing is ever stripped or mended: a value that could end a header line is refused, with the
/// field's name, so that whoever gave it learns of it (header injection, CWE-93).
struct Field {
  let name: String

  init(_ name: String) { self.name = name }

  /// Passes text of one line: no control character, no line or paragraph separator.
  func checkLine(_ value: String, most: Int) throws(PostError) {
    try checkLength(value.utf8.count, most: most)
    for scalar in value.unicodeScalars where Self.isForbidden(scalar) {
      throw .controlCharacter(field: name, scalar: scalar.value)
    }
  }

  /// Passes text of one line that people read.
  ///
  /// What looks like an encoded word (RFC 2047 §2) is refused: the reader would decode it, and it may
  /// stand for anything, line ends too.
  func checkReadable(_ value: String, most: Int) throws(PostError) {
    try checkLine(value, most: most)
    guard !value.contains("=?") else {
      throw .unsuitable(field: name, value: value, wanted: "text without `=?`, which begins a code")
    }
  }

  /// Passes text of several lines: LF or CRLF ends a line, a tab may stand in it.
  func checkText(_ value: String, most: Int) throws(PostError) {
    try checkLength(value.utf8.count, most: most)
    var isAfterReturn = false
    for scalar in value.unicodeScalars {
      // A CR alone ends a line for some readers and not for others.
      if isAfterReturn, scalar != "\n" { throw .controlCharacter(field: name, scalar: 0x0D) }
      isAfterReturn = scalar == "\r"
      if isAfterReturn || scalar == "\n" || scalar == "\t" { continue }
      guard !Self.isForbidden(scalar) else {
        throw .controlCharacter(field: name, scalar: scalar.value)
      }
    }
    if isAfterReturn { throw .controlCharacter(field: name, scalar: 0x0D) }
  }

  /// Passes printable ASCII without blanks and without the characters named.
  func checkToken(
    _ value: String, most: Int, without excluded: String = "", wanted: String
  ) throws(PostError) {
    try checkLine(value, most: most)
    guard !value.isEmpty,
      value.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !excluded.utf8.contains($0) })
    else { throw .unsuitable(field: name, value: value, wanted: wanted) }
  }

  func checkLength(_ count: Int, most: Int, unit: String = "bytes") throws(PostError) {
    guard count <= most else {
      throw .tooLong(field: name, found: count, most: most, unit: unit)
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
