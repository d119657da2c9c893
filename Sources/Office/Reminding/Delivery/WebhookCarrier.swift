package import EventLog
package import Post
package import Twinning

/// Tells digests to people's own programs.
package struct WebhookCarrier {
  private let hooks: [PersonID: PostSettings.Hook]
  private let clock: () -> Instant

  /// - Parameters:
  ///   - hooks: the programs that are told, by whose they are.
  ///   - clock: what time it is when a message is signed.
  package init(_ hooks: [PersonID: PostSettings.Hook], clock: @escaping () -> Instant) {
    self.hooks = hooks
    self.clock = clock
  }

  /// Whether there is a program of that person.
  package func reaches(_ person: PersonID) -> Bool { hooks[person] != nil }

  /// Tells a digest and waits for what becomes of it; never *unknown*, for the receiver knows by the
  /// digest's name what it has already.
  ///
  /// The words of the answer may be recorded: of the address only the host is in them.
  package func deliver(_ digest: OutgoingDigest) -> Post.Outcome {
    guard let person = digest.recipient, let hook = hooks[person] else {
      return .refused(reason: "no webhook is set; set one with post webhook")
    }
    let discretion = Discretion(of: hook.address)
    do throws(PostError) {
      let message = try digest.webhookMessage()
      return discretion.outcome(try hook.webhook().send(message, at: clock().seconds))
    } catch {
      return discretion.outcome(error.outcome)
    }
  }
}
