/// Texts with places to fill: `Welcome {name}`.
package enum LineTemplate {
  /// The text with each `{name}` replaced by what `value` answers; unknown ones stay.
  package static func fill(_ text: String, _ value: (Substring) -> String?) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}") else {
        return result + rest[open...]
      }
      let name = inner[..<close]
      result += value(name) ?? "{\(name)}"
      rest = inner[inner.index(after: close)...]
    }
    return result + rest
  }

  /// The names between braces.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    _ = fill(text) { name in
      names.append(String(name))
      return nil
    }
    return names
  }
}

extension ItemReader {
  /// Refuses a text that wants to be filled with something that is not there.
  func check(
    template text: String, _ name: String, knows known: [String]
  ) throws(GuidanceError) {
    for wanted in LineTemplate.names(in: text) where !known.contains(wanted) {
      let list = known.isEmpty ? "none" : known.map { "{\($0)}" }.joined(separator: ", ")
      throw refusal(name, "{\(wanted)} cannot be filled here; known are \(list)")
    }
  }
}
