import Post

/// Messages to begin with.
enum Sample {
  static let key = "mou.renewal/avignon/2027-03-01/90/secretary/mail"

  static func message(to address: String = "secretary@example.org") throws -> MailMessage {
    MailMessage(
      from: Mailbox(name: "Our Sister Cities", address: "office@example.org"),
      to: Mailbox(name: "Ann Secretary", address: address),
      subject: "Renew the MOU with Avignon by 1 March 2027",
      text: "Dear Ann,\n\nthe MOU with Avignon ends on 1 March 2027.\n.\nFrom us = all\n",
      html: "<p>Dear Ann,</p><p>the MOU with <b>Avignon</b> ends on 1 March 2027.</p>",
      language: "en", date: MailDate(seconds: 1_796_040_000, offset: -300),
      messageID: try MailMessage.identifier(of: key, domain: "example.org"))
  }

  static func mail(to address: String = "secretary@example.org") throws -> ComposedMail {
    try message(to: address).composed()
  }
}
