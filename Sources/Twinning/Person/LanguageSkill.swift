package import JSONText

/// A language by its tag (BCP 47, the parts that committees need): `fr`, `zh-Hans`, `nah`.
package struct LanguageTag: Hashable, Comparable, FieldValue, CustomStringConvertible {
  package let text: String
  package var description: String { text }

  /// The most bytes of a tag (RFC 5646 §4.4.1).
  static let longest = 35

  /// The tag when it is well formed: two or three small letters, then parts of letters and digits.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.longest, let first = parts.first,
      (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }),
      parts.dropFirst().allSatisfy({ part in
        (2...8).contains(part.utf8.count)
          && part.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          }
      })
    else { return nil }
    self.text = text
  }

  private init(unchecked text: String) { self.text = text }

  package static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.text < right.text }

  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> LanguageTag {
    LanguageTag(unchecked: try cursor.string())
  }

  package static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> LanguageTag {
    let text = try cursor.string()
    guard let tag = LanguageTag(text) else {
      throw cursor.refuse(
        "\"\(excerpt(text))\" is no language; write its code in small letters (BCP 47), for"
          + " instance fr")
    }
    return tag
  }

  package func write(to writer: inout JSONWriter) { writer.string(text) }
}

/// How well somebody speaks a language.
package enum LanguageLevel: String, CaseIterable, Sendable {
  case none, some, good, fluent, native

  /// Whether a working conversation is possible without an interpreter.
  package var suffices: Bool {
    switch self {
    case .none, .some: false
    case .good, .fluent, .native: true
    }
  }
}

/// A language with a level: `es:native`; `es` alone means fluent.
package struct LanguageSkill: Hashable, FieldValue, CustomStringConvertible {
  package let language: LanguageTag
  package let level: LanguageLevel

  package init(_ language: LanguageTag, _ level: LanguageLevel) {
    self.language = language
    self.level = level
  }

  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let language = parts.first.flatMap({ LanguageTag(String($0)) }) else { return nil }
    guard parts.count == 2 else {
      self.init(language, .fluent)
      return
    }
    guard let level = LanguageLevel(rawValue: String(parts[1])) else { return nil }
    self.init(language, level)
  }

  package var description: String { "\(language):\(level.rawValue)" }

  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> LanguageSkill {
    let text = try cursor.string()
    guard let skill = LanguageSkill(text) else {
      let levels = LanguageLevel.allCases.map(\.rawValue).joined(separator: ", ")
      throw cursor.refuse(
        "\"\(excerpt(text))\" is no language with level; write for instance es:native (levels:"
          + " \(levels))")
    }
    return skill
  }

  package func write(to writer: inout JSONWriter) { writer.string(description) }
}
