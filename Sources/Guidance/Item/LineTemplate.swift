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

  /// "of" and the name of a community in French: `d’Avignon`, `de Lyon`, `du Havre`, `des Lilas`.
  ///
  /// An h counts as a consonant: which ones are mute, only the community knows.
  package static func frenchOf(_ community: String) -> String {
    if community.hasPrefix("Le ") { return "du " + community.dropFirst(3) }
    if community.hasPrefix("Les ") { return "des " + community.dropFirst(4) }
    let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y", "é", "è", "ê", "â", "î", "ô", "œ"]
    let first = community.first.flatMap { $0.lowercased().first }
    return first.map(vowels.contains) == true ? "d’" + community : "de " + community
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
