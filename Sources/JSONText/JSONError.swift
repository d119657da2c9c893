/// Why a text is not the JSON that was expected (RFC 8259).
package struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Byte offset, from 0, at which reading stopped.
  package let offset: Int
  /// What was found or missing there, in words.
  package let reason: String

  package init(offset: Int, reason: String) {
    self.offset = offset
    self.reason = reason
  }

  package var description: String { "not valid JSON at byte \(offset): \(reason)" }
}
