/// Text that others sent, made fit for a ledger and a terminal.
///
/// A server's reply may hold anything: escape sequences that redraw a terminal, line ends that forge
/// a line of a log, a megabyte.
enum ForeignText {
  /// The longest text that is kept, in characters.
  static let longest = 300

  /// The text in one line: each run of white space is a blank, what is no text is `?`.
  static func line(_ bytes: some Sequence<UInt8>) -> String {
    // Each byte is at most one character, and four bytes at most one scalar.
    line(String(decoding: Array(bytes.prefix(longest * 8)), as: UTF8.self))
  }

  static func line(_ text: String) -> String {
    var line = ""
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < longest else { return line + "…" }
      if scalar.properties.isWhitespace {
        guard !line.isEmpty, line.last != " " else { continue }
        line.append(" ")
      } else {
        line.unicodeScalars.append(isText(scalar) ? scalar : "?")
      }
      count += 1
    }
    return line.last == " " ? String(line.dropLast()) : line
  }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
