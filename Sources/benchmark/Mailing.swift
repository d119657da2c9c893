import Post

/// Mails to a server on this machine: each put into bytes and handed over, all over one connection.
struct Mailing {
  private let server: SMTPServer
  private let count: Int

  init(port: String, count: Int) throws {
    guard let port = Int(port) else { throw WorkError(description: "\"\(port)\" is no port") }
    server = try SMTPServer(
      host: "localhost", port: port, security: .none, sender: "office@example.org")
    self.count = count
  }

  func run() throws -> Int {
    let sender = try MailTransport.smtp(server).open()
    for number in 0..<count {
      let outcome = sender.send(try Self.message(number).composed())
      guard case .accepted = outcome else { throw WorkError(description: "\(outcome)") }
    }
    return count
  }

  private static let item =
    "due 1 March 2027: renew the MOU with Huế (hue)\n  Why: R2; it runs every other year\n"

  /// A digest of twenty reminders.
  private static func message(_ number: Int) throws -> MailMessage {
    let items = String(repeating: "- \(item)", count: 20)
    return MailMessage(
      from: Mailbox(name: "Sister Cities", address: "office@example.org"),
      to: Mailbox(name: "Nguyễn Thị Ánh", address: "person-\(number)@example.org"),
      subject: "Thị Ánh: 20 việc cần làm", text: "Late\n\(items)",
      html: "<h2>Late</h2>\n<ul>\n"
        + String(repeating: "<li>\(item)</li>\n", count: 20) + "</ul>",
      language: "vi", date: MailDate(seconds: 1_796_040_000),
      messageID: try MailMessage.identifier(of: "\(number)", domain: "example.org"),
      listID: "reminders.example.org",
      unsubscribing: Unsubscribing(mail: "mailto:office@example.org"))
  }
}
