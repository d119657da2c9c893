/// A mail to one person, as text and as HTML, before it is put into bytes.
///
/// Any value can be put together; ``composed()`` says what is wrong with it.
package struct MailMessage: Equatable, Sendable {
  package var from: Mailbox
  package var to: Mailbox
  package var subject: String
  /// What readers without HTML see, in lines that end in LF or CRLF.
  package var text: String
  /// What stands within the `body` of the HTML document, escaped as it must be.
  ///
  /// The document around it says language and direction.
  package var html: String
  /// A language tag (BCP 47), such as `he` or `en-US`.
  package var language: String
  package var direction: Direction
  package var date: MailDate
  /// `<…@…>`, see ``identifier(of:domain:)``.
  package var messageID: String
  /// The identifiers of earlier mails on the matter, oldest first (RFC 5322 §3.6.4).
  package var references: [String]
  /// What such mails have in common, such as `reminders.example.org` (RFC 2919), if anything.
  package var listID: String?
  package var unsubscribing: Unsubscribing?
  package var attachments: [MailAttachment]

  /// Which way lines run.
  package enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  package init(
    from: Mailbox, to: Mailbox, subject: String, text: String, html: String, language: String,
    direction: Direction = .leftToRight, date: MailDate, messageID: String,
    references: [String] = [], listID: String? = nil, unsubscribing: Unsubscribing? = nil,
    attachments: [MailAttachment] = []
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.language = language
    self.direction = direction
    self.date = date
    self.messageID = messageID
    self.references = references
    self.listID = listID
    self.unsubscribing = unsubscribing
    self.attachments = attachments
  }
}
