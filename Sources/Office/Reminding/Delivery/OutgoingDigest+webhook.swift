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
  /// `data`: `recipient`, `language`, `direction`, `subject`, `text`, `notices`. A person is named by
  /// the short name alone.
  package func webhookMessage() throws(PostError) -> WebhookMessage {
    let data = JSONValue.object([
      JSONValue.Member("recipient", recipient.map { .string($0.text) } ?? .null),
      JSONValue.Member("language", .string(language)),
      JSONValue.Member("direction", .string(isRightToLeft ? "rtl" : "ltr")),
      JSONValue.Member("subject", .string(subject)),
      JSONValue.Member("text", .string(text)),
      JSONValue.Member("notices", .array(notices.map { .string($0) })),
    ])
    let body = JSONValue.object([
      JSONValue.Member("id", .string(id)), JSONValue.Member("type", .string(Self.webhookType)),
      JSONValue.Member("timestamp", .string(written.description)), JSONValue.Member("data", data),
    ])
    return try WebhookMessage(id: id, body: body.canonicalBytes)
  }
}
