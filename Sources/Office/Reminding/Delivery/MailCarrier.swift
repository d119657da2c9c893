package import Post

/// Hands digests over by mail, all of them over one connection.
package final class MailCarrier {
  /// A way that is open.
  private final class Line {
    let sender: MailSender
    /// Why nothing more goes over it, once somebody has looked.
    var trouble: Remark?

    init(_ transport: MailTransport) throws(PostError) {
      sender = try transport.open()
      trouble = sender.greet()
    }
  }

  private let transport: MailTransport
  private let sender: Mailbox
  /// Opened with the first mail.
  private var line: Line?

  /// - Parameters:
  ///   - mail: how mail leaves.
  ///   - programme: whom it comes from when the settings say nothing else.
  /// - Throws: for what nothing can be sent with.
  package init(_ mail: PostSettings.Mail, programme: String) throws(PostError) {
    transport = try mail.transport()
    sender = Mailbox(name: mail.name ?? programme, address: mail.from)
    try sender.check("sender")
  }

  /// Why no mail goes now: the server does not answer or does not let us in, or did not answer a mail
  /// before; `nil` when one can be tried.
  package func absence() -> Remark? {
    do throws(PostError) {
      return try opened().trouble
    } catch {
      return error.outcome.remark
    }
  }

  /// Hands a digest over and waits for what becomes of it.
  package func deliver(_ digest: OutgoingDigest, to recipient: Mailbox) -> Post.Outcome {
    do throws(PostError) {
      let mail = try digest.mail(to: recipient, from: sender).composed()
      let line = try opened()
      let outcome = line.sender.send(mail)
      // A server that fell silent would keep each further mail waiting as long.
      if outcome.remark.isSilence { line.trouble = outcome.remark }
      return outcome
    } catch {
      return error.outcome
    }
  }

  private func opened() throws(PostError) -> Line {
    if let line { return line }
    let opened = try Line(transport)
    line = opened
    return opened
  }
}
