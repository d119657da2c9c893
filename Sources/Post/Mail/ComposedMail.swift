/// A mail as the bytes that travel, with the address that it travels to.
///
/// Only ``MailMessage/composed()`` makes one: whatever is sent was checked.
package struct ComposedMail: Equatable, Sendable {
  /// The one address of the envelope.
  package let recipient: String
  /// The mail (RFC 5322): ASCII, lines of at most 998 bytes that end in CRLF.
  package let bytes: [UInt8]
}
