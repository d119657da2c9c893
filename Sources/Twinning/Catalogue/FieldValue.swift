package import JSONText

/// A value that a field of a command, a query or an event may have.
package protocol FieldValue: Equatable, Sendable {
  /// Reads what the log holds: it was checked when it came in.
  static func read(_ cursor: inout JSONCursor) throws(JSONError) -> Self
  /// Reads what somebody hands in, and refuses it with a sentence that says what to do.
  static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> Self
  /// Writes the canonical text.
  func write(to writer: inout JSONWriter)
}

extension FieldValue {
  package static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> Self {
    try read(&cursor)
  }
}

/// A choice between words; the raw value is the word.
package protocol ChoiceValue: RawRepresentable<String>, CaseIterable, FieldValue {
  /// The choice that is spelled like that, without making a text of it.
  init?(word: UnsafeRawBufferPointer)
}

extension ChoiceValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> Self {
    let start = cursor
    if let word = try cursor.plainBytes(), let value = Self(word: word) { return value }
    cursor = start
    let word = try cursor.string()
    guard let value = Self(rawValue: word) else {
      let words = allCases.map(\.rawValue)
      let near = NearestNames.nearest(words, to: word).first.map { "did you mean \($0)? " } ?? ""
      throw cursor.refuse(
        "\"\(excerpt(word))\" is none of the choices; \(near)one of "
          + words.joined(separator: ", "))
    }
    return value
  }

  package func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}

extension String: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> String {
    try cursor.string()
  }

  package func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> Int {
    Int(try cursor.integer())
  }

  package func write(to writer: inout JSONWriter) { writer.integer(Int64(self)) }
}

extension Bool: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> Bool {
    try cursor.bool()
  }

  package func write(to writer: inout JSONWriter) { writer.bool(self) }
}

/// The beginning of what somebody typed, for an error that quotes it: bounded in scalars, because
/// one character may have a megabyte of accents, and without control characters.
package func excerpt(_ text: String) -> String { ValueError.printable(text) }
