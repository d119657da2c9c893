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

  /// Why there is no connection to the program of that person; `nil` when there is one.
  package func absence(of person: PersonID) -> Remark? {
    do throws(PostError) {
      return try hooks[person]?.webhook().greet()
    } catch {
      return error.outcome.remark
    }
  }

  /// Tells a digest and waits for what becomes of it; never *unknown*, for the receiver knows by the
  /// digest's name what it has already.
  ///
  /// Of the address only the host is in what is told.
  package func deliver(_ digest: OutgoingDigest) -> Post.Outcome {
    guard let person = digest.recipient, let hook = hooks[person] else {
      return .later(reason: "no webhook is set; set one with post webhook")
    }
    do throws(PostError) {
      return try hook.webhook().send(try digest.webhookMessage(), at: clock().seconds)
    } catch {
      return error.outcome
    }
  }
}
