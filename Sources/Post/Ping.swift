/// A dead-man's address: it is asked for after each good run, and raises an alarm when it is not
/// (healthchecks.io, "Pinging API").
package struct Ping: Equatable, Sendable {
  package let address: HTTPAddress
  package let reach: WebReach
  package let patience: Patience

  package init(
    address: HTTPAddress, reach: WebReach = WebReach(), patience: Patience = .request
  ) {
    self.address = address
    self.reach = reach
    self.patience = patience
  }

  /// Asks for the address once; the answer is read as that of a ``Webhook``.
  package func send() -> Outcome {
    HTTPRequest(address: address, reach: reach, patience: patience).outcome()
  }
}
