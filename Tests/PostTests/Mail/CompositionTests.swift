import JSONText
import LocalServers
import Post
import Testing

/// Mails in bytes, read by Python's email package and by eye.
struct CompositionTests {
  private func header(_ name: String, in mail: JSONValue) -> String? {
    mail["headers"]?.elements?.first { $0["name"]?.text?.lowercased() == name.lowercased() }?[
      "value"]?.text
  }

  /// With the CR that ends each.
  private func lines(_ mail: ComposedMail) -> [String] {
    mail.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a mail says what it is, in one line each`() throws {
    var message = try Sample.message()
    message.references = ["<first@example.org>", "<second@example.org>"]
    message.listID = "reminders.example.org"
    message.unsubscribing = Unsubscribing(
      mail: "mailto:office@example.org?subject=unsubscribe", web: "https://example.org/u/8",
      isOneClick: true)
    let mail = try Python.read(mail: message.composed().bytes)
    #expect(mail["defects"]?.elements == [])
    let names = (mail["headers"]?.elements ?? []).compactMap { $0["name"]?.text }
    #expect(Set(names).count == names.count)
    #expect(header("From", in: mail) == "Our Sister Cities <office@example.org>")
    #expect(header("To", in: mail) == "Ann Secretary <secretary@example.org>")
    #expect(header("Subject", in: mail) == "Renew the MOU with Avignon by 1 March 2027")
    #expect(header("Date", in: mail) == "Mon, 30 Nov 2026 07:00:00 -0500")
    #expect(mail["date"]?.text == "2026-11-30T07:00:00-05:00")
    #expect(header("Message-Id", in: mail) == message.messageID)
    #expect(header("References", in: mail) == "<first@example.org> <second@example.org>")
    #expect(header("Auto-Submitted", in: mail) == "auto-generated")
    #expect(header("List-Id", in: mail) == "<reminders.example.org>")
    #expect(
      header("List-Unsubscribe", in: mail)
        == "<mailto:office@example.org?subject=unsubscribe>, <https://example.org/u/8>")
    #expect(header("List-Unsubscribe-Post", in: mail) == "List-Unsubscribe=One-Click")
    #expect(header("Content-Language", in: mail) == "en")
    #expect(header("MIME-Version", in: mail) == "1.0")
  }

  @Test func `text comes first and HTML last, each as it was written`() throws {
    let message = try Sample.message()
    let mail = try Python.read(mail: message.composed().bytes)
    #expect(
      mail["types"]?.elements?.compactMap(\.text) == [
        "multipart/alternative", "text/plain", "text/html",
      ])
    let parts = try #require(mail["parts"]?.elements)
    #expect(parts.allSatisfy { $0["charset"]?.text == "utf-8" })
    #expect(parts[0]["content"]?.text == message.text.replacing("\n", with: "\r\n"))
    let html = try #require(parts[1]["content"]?.text)
    #expect(html.contains(message.html))
    #expect(html.contains("<html lang=\"en\" dir=\"ltr\">"))
  }

  @Test(arguments: [
    ("he", "חידוש מזכר ההבנות עם תל אביב־יפו עד 1 במרץ 2027 – תזכורת אחרונה", "רות לוי"),
    ("vi", "Gia hạn bản ghi nhớ với Huế trước ngày 1 tháng 3 năm 2027", "Nguyễn Thị Ánh"),
    ("de", "Verlängerung mit Tübingen: „Grüße“ bis 1. März 2027", "Jürgen Müßig, OB"),
    ("en", "=utf-8?Q?a?= (\"comment\"), a@b <c@d>; x: y\\z", "O'Neil \"Bo\" <x@y>, (z)"),
    ("fr", String(repeating: "é", count: 240), String(repeating: "à", count: 90)),
  ])
  func `subject, name and text arrive in any language`(
    _ language: String, _ subject: String, _ name: String
  ) throws {
    var message = try Sample.message()
    message.language = language
    message.direction = language == "he" ? .rightToLeft : .leftToRight
    message.subject = subject
    message.to.name = name
    message.text = "\(subject)\r\n\r\n\(String(repeating: subject, count: 30))"
    message.html = "<h1>\(subject)</h1>"
    let mail = try message.composed()
    let read = try Python.read(mail: mail.bytes)
    #expect(read["defects"]?.elements == [])
    #expect(header("Subject", in: read) == subject)
    #expect(read["to"]?.elements?.first?["name"]?.text == name)
    #expect(read["to"]?.elements?.first?["address"]?.text == "secretary@example.org")
    #expect(header("Content-Language", in: read) == language)
    let parts = try #require(read["parts"]?.elements)
    #expect(parts[0]["content"]?.text == message.text + "\r\n")
    let html = try #require(parts[1]["content"]?.text)
    #expect(html.contains("dir=\"\(message.direction.rawValue)\""))
    #expect(html.contains(message.html))
    #expect(mail.bytes.allSatisfy { $0 < 0x80 })
    #expect(lines(mail).allSatisfy { $0.utf8.count <= 999 })
  }

  @Test func `every line ends in CRLF, none is long, and none is a control character`() throws {
    var message = try Sample.message()
    message.text = String(repeating: "x", count: 5000) + "\n" + String(repeating: "é ", count: 5000)
    message.references = (0..<20).map { "<\(String(repeating: "r", count: 200))\($0)@example.org>" }
    message.unsubscribing = Unsubscribing(
      mail: "mailto:o@example.org", web: "https://e.org/" + String(repeating: "u", count: 880))
    let mail = try message.composed()
    var previous: UInt8 = 0
    for byte in mail.bytes {
      #expect((byte == 0x0A) == (previous == 0x0D) || byte == 0x0D)
      #expect(byte == 0x0A || byte == 0x0D || byte == 0x09 || (0x20...0x7E).contains(byte))
      previous = byte
    }
    #expect(lines(mail).allSatisfy { $0.utf8.count <= 999 })
    let read = try Python.read(mail: mail.bytes)
    #expect(
      header("References", in: read)?.split(whereSeparator: \.isWhitespace).map(String.init)
        == message.references)
    #expect(
      header("List-Unsubscribe", in: read)
        == "<mailto:o@example.org>, <https://e.org/\(String(repeating: "u", count: 880))>")
  }

  @Test(arguments: [nil, MailAttachment.Method.publish])
  func `a calendar file arrives byte for byte`(_ method: MailAttachment.Method?) throws {
    let line = method.map { "METHOD:\($0.rawValue)\r\n" } ?? ""
    let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(line)SUMMARY:Huế – Besuch\r\nEND:VCALENDAR\r\n"
    var message = try Sample.message()
    message.attachments = [
      MailAttachment(name: "Besuch Huế.ics", bytes: Array(file.utf8), method: method)
    ]
    let mail = try Python.read(mail: message.composed().bytes)
    #expect(mail["defects"]?.elements == [])
    #expect(
      mail["types"]?.elements?.compactMap(\.text) == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
      ])
    let part = try #require(mail["parts"]?.elements?.last)
    #expect(part["content"]?.text == file)
    #expect(part["file"]?.text == "Besuch Huế.ics")
    #expect(part["disposition"]?.text == "attachment")
    #expect(part["method"]?.text == method?.rawValue)
    #expect(part["charset"]?.text == "utf-8")
  }

  @Test func `the same message is the same bytes, another key another boundary`() throws {
    let message = try Sample.message()
    #expect(try message.composed() == message.composed())
    var other = message
    other.messageID = try MailMessage.identifier(of: "another", domain: "example.org")
    #expect(try message.composed() != other.composed())
  }

  @Test func `an identifier follows from the key and does not show it`() throws {
    let id = try MailMessage.identifier(of: Sample.key, domain: "example.org")
    // python3 -c "import hashlib; print(hashlib.blake2b(KEY, digest_size=20).hexdigest())"
    #expect(id == "<0f10b4a5a56589203e6816b151229bfd7a709258@example.org>")
    #expect(throws: PostError.self) { try MailMessage.identifier(of: "k", domain: "a b") }
  }
}
