import EventLog
package import Post

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
    var message = MailMessage(
      from: sender, to: recipient, subject: subject, text: text,
      html: DigestPage(title: subject, text: text).html, language: language,
      direction: isRightToLeft ? .rightToLeft : .leftToRight,
      date: MailDate(seconds: written.seconds, offset: offset),
      messageID: try identifier(id), references: references)
    message.listID = "reminders.\(domain)"
    message.unsubscribing = Unsubscribing(address: sender.address, subject: "unsubscribe")
    if let calendar {
      message.attachments = [MailAttachment(calendar: calendar, name: "reminders.ics")]
    }
    return message
  }
}
