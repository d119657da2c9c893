/// A program elsewhere that is told things (https://www.standardwebhooks.com).
package struct Webhook: Equatable, Sendable {
  package let address: HTTPAddress
  package let secret: WebhookSecret
  package let reach: WebReach
  package let patience: Patience

  package init(
    address: HTTPAddress, secret: WebhookSecret, reach: WebReach = WebReach(),
    patience: Patience = .request
  ) {
    self.address = address
    self.secret = secret
    self.reach = reach
    self.patience = patience
  }

  /// Sees whether there is a connection, before a message is begun.
  ///
  /// - Returns: why there is none; nil when there is one.
  package func greet() -> Remark? {
    HTTPRequest(address: address, reach: reach, patience: patience).absence()
  }

  /// Tells a message and waits for what becomes of it: 2xx is *accepted*, 410 is *refused*, and all
  /// else and silence are *later*.
  ///
  /// Never *unknown*: a receiver knows a message that it has by its id, so it may come again.
  ///
  /// - Parameters:
  ///   - message: what is told.
  ///   - seconds: now, since 1970; a receiver refuses what was signed long ago.
  package func send(_ message: WebhookMessage, at seconds: Int64) -> Outcome {
    let signed = Array("\(message.id).\(seconds).".utf8) + message.body
    let request = HTTPRequest(
      address: address, reach: reach, patience: patience,
      headers: [
        "Content-Type: application/json",
        "webhook-id: \(message.id)",
        "webhook-timestamp: \(seconds)",
        "webhook-signature: \(secret.signature(of: signed))",
      ], body: message.body)
    return request.outcome()
  }
}
