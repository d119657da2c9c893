internal import JSONText

/// What a webhook says: JSON under a name that stays the same however often it is said.
package struct WebhookMessage: Equatable, Sendable {
  /// By which the receiver knows one that it has already.
  package let id: String
  /// The same bytes at every attempt.
  package let body: [UInt8]

  package static let longestID = 255
  package static let largest = 256 * 1024

  /// - Throws: for a body that is no JSON (RFC 8259), and an id with other characters than those of
  ///   ASCII that can be seen, or with a full stop, which ends it in the signature.
  package init(id: String, body: [UInt8]) throws(PostError) {
    try Field("id of the webhook message").checkToken(
      id, most: Self.longestID, without: ".",
      wanted: "a name of visible ASCII characters without a full stop")
    let field = Field("body of the webhook message")
    try field.checkLength(body.count, most: Self.largest)
    do {
      _ = try JSONValue.parse(utf8: body)
    } catch {
      throw .unsuitable(field: field.name, value: ForeignText.line(body), wanted: "JSON: \(error)")
    }
    self.id = id
    self.body = body
  }
}
