package import JSONText

/// What seals and opens personal values: handed in, as the clock is (R35).
package protocol PersonalSeals {
  /// Seals the plain text, making the person's key when there is none.
  /// - Throws: a refusal with the reason as its cause when there can be no key.
  func seal(_ plain: [UInt8], in place: SealPlace) throws(Refusal) -> Sealed
  /// The plain text; `nil` when the key is missing or another one, or the box was changed.
  func open(_ sealed: Sealed, in event: String) -> [UInt8]?
  /// Whether there is a key that seals, or has sealed, that part of what is told of the person.
  func hasKey(of person: PersonID, _ part: SealedPart) -> Bool
}

/// What a box may hold: a record of the catalogue.
package protocol SealedContent: Equatable, Sendable {
  init(reading cursor: inout JSONCursor) throws(JSONError)
  func write(to writer: inout JSONWriter)
}

extension IdentityDetails: SealedContent {}
extension HealthDetails: SealedContent {}
extension GuardianTie: SealedContent {}
extension CareNotes: SealedContent {}
extension GuardianContact: SealedContent {}
extension CheckDetails: SealedContent {}
extension PassportDetails: SealedContent {}
extension VisaDetails: SealedContent {}

extension SealedContent {
  /// The canonical text.
  package var plain: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Reads what a box held; `nil` when it is something else.
  package init?(plain: [UInt8]) {
    let read: Self? = plain.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        return try Self(reading: &cursor)
      } catch {
        return nil
      }
    }
    guard let read else { return nil }
    self = read
  }
}

extension PersonalSeals {
  /// Seals a record of the catalogue for its person.
  func seal(
    _ content: some SealedContent, of person: PersonID, about: SealedPart, in event: EventKind
  ) throws(Refusal) -> Sealed {
    try seal(content.plain, in: SealPlace(person: person, about: about, event: event.name))
  }

  /// Opens a record of the catalogue.
  package func open<Content: SealedContent>(
    _ sealed: Sealed, in event: EventKind, as type: Content.Type = Content.self
  ) -> Content? {
    open(sealed, in: event.name).flatMap { Content(plain: $0) }
  }
}
