/// How long texts may be: enough for a page, too little to hide a file in.
package enum TextLimit: Sendable {
  /// One line: names, titles, places, addresses of sources.
  case line
  /// Several lines: reasons, purposes, notes.
  case long

  /// The limit in UTF-8 bytes.
  package var bytes: Int {
    switch self {
    case .line: 1_000
    case .long: 20_000
    }
  }

  /// Why the text cannot be taken; `nil` when it can.
  package func refusal(of text: String) -> String? {
    guard !text.isEmpty else { return "it is empty; leave the field out instead" }
    do throws(ValueError) {
      try SafeText.check(text, shape: self == .line ? .line : .paragraphs, limit: bytes)
      return nil
    } catch {
      return error.description
    }
  }

  /// How many values a list may have.
  package static let listLimit = 200
}
