/// A line of a digest in pieces, so that each face can tell which of them is in what language and
/// runs which way.
///
/// Names, commands and what guidance says may run the other way than the sentence around them: in
/// plain text of a language that runs from right to left each stands between isolates (U+2068,
/// U+2069, UAX #9), which take no part in the direction of the line.
package struct DigestLine: Equatable, Sendable {
  package struct Piece: Equatable, Sendable {
    package enum Kind: Sendable {
      /// Of the sentence itself, in the digest's language.
      case words
      /// A name, in whatever language.
      case name
      /// What guidance or the record says: in English in all languages.
      case english
      /// What to type.
      case command
    }

    package let kind: Kind
    package let text: String

    /// Of what is no sentence of ours the marks that steer directions are left out: they would turn
    /// round what stands beside it.
    fileprivate init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = kind == .words ? text : SafeText.withoutDirections(text)
    }

    package static func words(_ text: String) -> Piece { Piece(.words, text) }
    package static func name(_ text: String) -> Piece { Piece(.name, text) }
    package static func english(_ text: String) -> Piece { Piece(.english, text) }
    package static func command(_ text: String) -> Piece { Piece(.command, text) }
  }

  package private(set) var pieces: [Piece] = []
  /// Whether plain text needs isolates.
  private let isRightToLeft: Bool

  init(isRightToLeft: Bool) { self.isRightToLeft = isRightToLeft }

  mutating func add(_ piece: Piece) {
    if !piece.text.isEmpty { pieces.append(piece) }
  }

  /// The line as plain text.
  package var text: String {
    pieces.map { piece in
      isRightToLeft && piece.kind != .words ? "\u{2068}\(piece.text)\u{2069}" : piece.text
    }.joined()
  }
}
