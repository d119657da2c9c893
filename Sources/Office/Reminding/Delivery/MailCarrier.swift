package import Post

/// Hands digests over by mail, all of them over one connection.
package final class MailCarrier {
  /// A way that is open.
  private final class Line {
    let sender: MailSender

    init(_ transport: MailTransport) throws(PostError) { sender = try transport.open() }
  }

  private let transport: MailTransport
  private let sender: Mailbox
  /// Opened with the first mail.
  private var line: Line?

  /// - Parameters:
  ///   - mail: how mail leaves.
  ///   - programme: whom it comes from when the settings say nothing else.
  package init(_ mail: PostSettings.Mail, programme: String) throws(PostError) {
    transport = try mail.transport()
    sender = Mailbox(name: mail.name ?? programme, address: mail.from)
  }

  /// Hands a digest over and waits for what becomes of it.
  ///
  /// The words of the answer may be recorded: no address of a person is in them.
  package func deliver(_ digest: OutgoingDigest, to recipient: Mailbox) -> Post.Outcome {
    Discretion(of: recipient).outcome(handOver(digest, to: recipient))
  }

  private func handOver(_ digest: OutgoingDigest, to recipient: Mailbox) -> Post.Outcome {
    do throws(PostError) {
      let mail = try digest.mail(to: recipient, from: sender).composed()
      let open = if let line { line } else { try Line(transport) }
      line = open
      return open.sender.send(mail)
    } catch {
      return error.outcome
    }
  }
}
