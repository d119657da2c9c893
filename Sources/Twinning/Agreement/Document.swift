/// A reference to a document: what it is called, where it is kept, what its file's digest is (R4).
package struct Document: Equatable, Sendable {
  package let title: String
  package let place: String?
  /// SHA-256 of the file, 64 hexadecimal digits.
  package let sha256: String?

  /// The reference; `nil` when nothing of it is known.
  package init?(_ title: String?, _ place: String?, _ sha256: String?) {
    guard title != nil || place != nil || sha256 != nil else { return nil }
    self.title = title ?? "document"
    self.place = place
    self.sha256 = sha256
  }

  /// Whether `text` could be a SHA-256.
  package static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
  }
}
