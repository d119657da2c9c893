import EventLog
package import Post
import Twinning

extension OutgoingDigest {
  /// The digest as a mail.
  ///
  /// Its identifier follows from its name and the sender, so that two offices never share one; those
  /// of earlier digests make one thread of them (RFC 5322 §3.6.4).
  ///
  /// - Parameters:
  ///   - recipient: the person's name and address.
  ///   - sender: whom it comes from; answers and wishes to get no more go there.
  package func mail(to recipient: Mailbox, from sender: Mailbox) throws(PostError) -> MailMessage {
    let domain = sender.address.split(separator: "@").last.map(String.init) ?? ""
    func identifier(_ id: String) throws(PostError) -> String {
      try MailMessage.identifier(of: "\(sender.address) \(id)", domain: domain)
    }
    var references: [String] = []
    for id in earlier.suffix(MailMessage.mostReferences) { references.append(try identifier(id)) }
    let fits = calendar.map { $0.count <= MailAttachment.largest } ?? true
    let words = fits ? text : text.withoutCalendar()
    var message = MailMessage(
      from: sender.undirected, to: recipient.undirected, subject: text.subject, text: words.text,
      html: DigestPage(words).html, language: text.language,
      direction: text.isRightToLeft ? .rightToLeft : .leftToRight,
      date: MailDate(seconds: written.seconds, offset: offset),
      messageID: try identifier(id), references: references)
    message.listID = "reminders.\(domain)"
    message.unsubscribing = Unsubscribing(address: sender.address, subject: "unsubscribe")
    if let calendar, fits {
      message.attachments = [MailAttachment(calendar: calendar, name: "reminders.ics")]
    }
    return message
  }
}

extension Mailbox {
  /// The same with a name that turns round nothing beside it.
  fileprivate var undirected: Mailbox {
    Mailbox(name: SafeText.withoutDirections(name), address: address)
  }
}
