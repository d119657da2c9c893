package import JSONText

/// A value about a person that only that person's key opens (R35): to the domain and the tables a
/// box without a lid.
package struct Sealed: FieldValue {
  package enum Content: Equatable, Sendable {
    /// The box as it stands in the log, in Base64.
    case box(String)
    /// The plain text: a version of the event from before sealing kept it in clear, for ever. It is
    /// never written again.
    case clear([UInt8])
  }

  /// Whose key opens it.
  package let person: PersonID
  /// Which of the person's keys.
  package let about: SealedPart
  package let content: Content

  package init(person: PersonID, about: SealedPart, content: Content) {
    self.person = person
    self.about = about
    self.content = content
  }

  /// Whether the log tells something in clear.
  package var isClear: Bool {
    if case .clear(let plain) = content { plain != Array("{}".utf8) } else { false }
  }

  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> Sealed {
    guard cursor.open(), cursor.member("\"person\":") else {
      throw cursor.refuse("a sealed value was expected")
    }
    let person = try PersonID.read(&cursor)
    guard cursor.member("\"about\":") else { throw cursor.missing }
    let about = try SealedPart.read(&cursor)
    guard cursor.member("\"box\":") else { throw cursor.missing }
    let box = try cursor.string()
    guard cursor.skip(UInt8(ascii: "}")) else { throw cursor.notCanonical }
    return Sealed(person: person, about: about, content: .box(box))
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("person", person)
    writer.member("about", about)
    if case .box(let box) = content { writer.member("box", box) } else { writer.member("box", "") }
    writer.endObject()
  }
}

/// What a box belongs to: it opens nowhere else.
package struct SealPlace: Equatable, Sendable {
  package let person: PersonID
  package let about: SealedPart
  /// The type of event that carries the box.
  package let event: String

  package init(person: PersonID, about: SealedPart, event: String) {
    self.person = person
    self.about = about
    self.event = event
  }

  /// The bytes that are sealed along (associated data), one line each: none of them can hold a line
  /// end.
  package var context: [UInt8] {
    Array("twinning sealed 1\n\(person)\n\(about.rawValue)\n\(event)".utf8)
  }

  /// The name of the key in the key file: `guest-3`, or `guest-3#health`.
  package var key: String { Self.key(of: person, about) }

  /// The name of a person's key.
  package static func key(of person: PersonID, _ part: SealedPart) -> String {
    switch part {
    case .identity: person.text
    case .health: person.text + "#health"
    }
  }
}
