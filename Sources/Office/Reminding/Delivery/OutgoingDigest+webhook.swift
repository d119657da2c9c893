import EventLog
import JSONText
package import Post
import Twinning

extension OutgoingDigest {
  /// By which a receiver tells this kind of message from others.
  static let webhookType = "reminders.digest"

  /// The digest as a webhook tells it: the same bytes in every attempt.
  ///
  /// An object of `id`, `type`, `timestamp` and `data` (Standard Webhooks, "Payload structure"); in
  /// `data`: `recipient`, `language`, `direction`, `subject`, `text`, `notices`, and `more`: how many
  /// there are that `text` does not show. A person is named by the short name alone.
  package func webhookMessage() throws(PostError) -> WebhookMessage {
    let data = JSONValue.object([
      JSONValue.Member("recipient", recipient.map { .string($0.text) } ?? .null),
      JSONValue.Member("language", .string(text.language)),
      JSONValue.Member("direction", .string(text.isRightToLeft ? "rtl" : "ltr")),
      JSONValue.Member("subject", .string(text.subject)),
      JSONValue.Member("text", .string(text.text)),
      JSONValue.Member("notices", .array(notices.map { .string($0) })),
      JSONValue.Member("more", .integer(Int64(text.left))),
    ])
    let body = JSONValue.object([
      JSONValue.Member("id", .string(id)), JSONValue.Member("type", .string(Self.webhookType)),
      JSONValue.Member("timestamp", .string(written.description)), JSONValue.Member("data", data),
    ])
    return try WebhookMessage(id: id, body: body.canonicalBytes)
  }
}
