import EventLog
import Foundation
import JSONText
import LocalServers
import Post
import Testing
import Twinning

@testable import Office

/// Digests handed to servers of the tests (Tests/LocalServers).
@Suite struct `Digests that leave the house` {
  private let ruth = Mailbox(name: "רות לוי", address: "ruth@example.net")

  /// What the mail server of the tests says when it takes a mail.
  private let taken = Post.Outcome.accepted(reply: Remark("250", said: "250 OK: kept"))

  private func digest(from programme: String = "ערים תאומות") throws -> OutgoingDigest {
    OutgoingDigest(
      id: "ruth-20270301-mail", to: PersonID(unchecked: "ruth"),
      text: try ManyDuties.text(
        ManyDuties.items(1, title: "Renew the MOU <Tel Aviv>"), "he", from: programme),
      earlier: ["ruth-20261201-mail", "ruth-20270130-mail"],
      notices: ["mou/tel-aviv/2027-03-01/due/ruth/mail"],
      written: try #require(Instant("2027-03-01T06:00:00Z")), offset: 120)
  }

  private func settings(_ server: LocalServer) throws -> PostSettings.Mail {
    PostSettings.Mail(
      from: "office@sisters.example", name: nil,
      route: .server(
        PostSettings.MailServer(
          address: try WebAddress(
            "smtp://localhost:\(server.port)", schemes: ["smtp"], field: "server"),
          security: .none, user: nil, password: nil, authorities: nil)))
  }

  @Test func `a mail arrives in its language and direction, in its thread`() throws {
    let server = try LocalServer("smtp.py")
    let carrier = try MailCarrier(settings(server), programme: "Städtepartner")
    #expect(try carrier.deliver(digest(), to: ruth) == taken)
    let mail = try #require(try server.mails().first)
    #expect(mail["defects"]?.elements == [])
    #expect(try mail.header("Subject") == digest().text.subject)
    #expect(mail["from"]?.elements?.first?["name"]?.text == "Städtepartner")
    #expect(mail["to"]?.elements?.first?["name"]?.text == ruth.name)
    #expect(mail.header("To")?.hasSuffix("<ruth@example.net>") == true)
    #expect(mail["date"]?.text == "2027-03-01T08:00:00+02:00")
    #expect(mail.header("Content-Language") == "he")
    #expect(mail.header("Auto-Submitted") == "auto-generated")
    #expect(mail.header("List-Id") == "<reminders.sisters.example>")
    #expect(
      mail.header("List-Unsubscribe") == "<mailto:office@sisters.example?subject=unsubscribe>")
    let parts = try #require(mail["parts"]?.elements)
    #expect(parts.compactMap { $0["type"]?.text } == ["text/plain", "text/html"])
    #expect(try parts[0]["content"]?.text == digest().text.text.replacing("\n", with: "\r\n"))
    let html = parts[1]["content"]?.text ?? ""
    #expect(html.contains("<html lang=\"he\" dir=\"rtl\">"))
    #expect(html.contains("<h2>באיחור</h2>"))
    #expect(html.contains("<bdi lang=\"en\">Renew the MOU &lt;Tel Aviv&gt;</bdi>"))
  }

  @Test func `the address to get no more is written as an address of the web is`() throws {
    #expect(
      Unsubscribing(address: "office+lists@example.org", subject: "no more, please").mail
        == "mailto:office%2Blists@example.org?subject=no%20more%2C%20please")
  }

  @Test func `digests of one matter are a thread, by identifiers that follow from their names`()
    throws
  {
    let server = try LocalServer("smtp.py")
    let carrier = try MailCarrier(settings(server), programme: "Sisters")
    var first = try digest()
    (first.id, first.earlier) = ("ruth-20261201-mail", [])
    var second = try digest()
    (second.id, second.earlier) = ("ruth-20270130-mail", [first.id])
    for digest in try [first, second, digest(), digest()] {
      #expect(carrier.deliver(digest, to: ruth) == taken)
    }
    let mails = try server.mails()
    let ids = mails.compactMap { $0.header("Message-Id") }
    #expect(Set(ids).count == 3)
    #expect(ids[2] == ids[3])
    #expect(ids.allSatisfy { $0.hasSuffix("@sisters.example>") && !$0.contains("ruth") })
    #expect(mails[0].header("References") == nil && mails[0].header("In-Reply-To") == nil)
    #expect(mails[1].header("In-Reply-To") == ids[0] && mails[2].header("In-Reply-To") == ids[1])
    #expect(mails[1].header("References") == ids[0])
    let earlier = mails[2].header("References")?.split(whereSeparator: \.isWhitespace)
    #expect(earlier?.map(String.init) == [ids[0], ids[1]])
    #expect(try server.notes(of: "connection").count == 1)
  }

  @Test(arguments: [nil, "PUBLISH"])
  func `a calendar file goes along with the method that it states`(_ method: String?) throws {
    let server = try LocalServer("smtp.py")
    var digest = try digest()
    let line = method.map { "METHOD:\($0)\r\n" } ?? ""
    let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(line)END:VCALENDAR\r\n"
    digest.calendar = Array(file.utf8)
    let carrier = try MailCarrier(settings(server), programme: "Sisters")
    #expect(carrier.deliver(digest, to: ruth) == taken)
    let part = try #require(try server.mails().first?["parts"]?.elements?.last)
    #expect(part["type"]?.text == "text/calendar")
    #expect(part["method"]?.text == method)
    #expect(part["file"]?.text == "reminders.ics")
    #expect(part["content"]?.text == file)
  }

  @Test func `R31: ten thousand duties are a mail that a server takes`() throws {
    let server = try LocalServer("smtp.py")
    var digest = try digest()
    digest.text = try ManyDuties.text(
      ManyDuties.items(10_000, title: String(repeating: "&", count: 400)), "he")
    digest.calendar = Array("BEGIN:VCALENDAR\r\n".utf8) + Array(repeating: 0x20, count: 1 << 20)
    let carrier = try MailCarrier(settings(server), programme: "Sisters")
    #expect(carrier.deliver(digest, to: ruth) == taken)
    let parts = try #require(try server.mails().first?["parts"]?.elements)
    #expect(parts.compactMap { $0["type"]?.text } == ["text/plain", "text/html"])
    let note = DigestWords.of(LanguageTag("he")).text("no-calendar")
    #expect(parts.allSatisfy { $0["content"]?.text?.contains(note) == true })
  }

  @Test func `of what a server says the codes alone are to be kept`() throws {
    let server = try LocalServer("smtp.py")
    let carrier = try MailCarrier(settings(server), programme: "Sisters")
    for (name, words) in [
      ("refused-by-name", "the server answers the recipient's address with 550 5.1.1"),
      ("later", "the server answers the recipient's address with 451 4.7.1"),
      ("gone-after", "the connection ended after the mail was sent"),
    ] {
      let mailbox = Mailbox(name: "Ann", address: "\(name)@example.net")
      let kept = try carrier.deliver(digest(), to: mailbox).remark.kept
      #expect(kept.hasPrefix(words) && !kept.contains("example.net"))
    }
  }

  @Test func `a server that fell silent gets no further mail in this run`() throws {
    let server = try LocalServer("smtp.py")
    let carrier = try MailCarrier(settings(server), programme: "Sisters")
    #expect(carrier.absence() == nil)
    #expect(try carrier.deliver(digest(), to: ruth) == taken)
    server.end()
    // What was open is seen to be lost, and nobody answers anew.
    #expect(try carrier.deliver(digest(), to: ruth).remark.isSilence)
    #expect(carrier.absence()?.isSilence == true)
    #expect(try MailCarrier(settings(server), programme: "Sisters").absence()?.isSilence == true)
  }

  @Test func `a name that is too long for a header is cut, and one that is none refused`() throws {
    let server = try LocalServer("smtp.py")
    let long = String(repeating: "Städtepartnerschaft ", count: 30)
    let carrier = try MailCarrier(settings(server), programme: long)
    #expect(try carrier.deliver(digest(), to: Mailbox(name: long, address: "a@b.org")) == taken)
    let name = try #require(try server.mails().first?["to"]?.elements?.first?["name"]?.text)
    #expect(name.hasPrefix("Städtepartnerschaft ") && name.hasSuffix("…") && name.utf8.count <= 200)
    #expect(throws: PostError.self) {
      try MailCarrier(settings(server), programme: "a\r\nBcc: all@example.org")
    }
  }

  @Test func `headers cannot be smuggled in, and the text of the error tells no address`() throws {
    let server = try LocalServer("smtp.py")
    let carrier = try MailCarrier(settings(server), programme: "Sisters")
    let forged = try digest(from: "a\r\nBcc: all@example.org")
    let reason = carrier.deliver(forged, to: ruth).remark.kept
    #expect(reason.contains("the subject holds the control character CR"))
    let odd = Mailbox(name: "Ann", address: "ann@example.net>\r\nBcc: all@example.org")
    let other = try carrier.deliver(digest(), to: odd).remark.kept
    #expect(!other.contains("example"))
    #expect(try server.mails().isEmpty)
  }

  @Test func `settings are ways that mail can take`() throws {
    func mail(_ address: String, _ security: MailSecurity) throws -> PostSettings.Mail {
      PostSettings.Mail(
        from: "office@example.org", name: nil,
        route: .server(
          PostSettings.MailServer(
            address: try WebAddress(address, schemes: ["smtp", "smtps"], field: "server"),
            security: security, user: "office", password: "x", authorities: "/a.pem")))
    }
    for (address, security, port, way) in [
      ("smtp://m.example.org", MailSecurity.starttls, 587, SMTPServer.Security.required),
      ("smtps://m.example.org", .tls, 465, .tls), ("smtp://[::1]:2525", .none, 2525, .none),
      ("smtp://127.0.0.1", .none, 25, .none),
    ] {
      guard case .smtp(let server) = try mail(address, security).transport() else {
        return #expect(Bool(false), "not SMTP")
      }
      #expect(server.port == port && server.security == way)
      #expect(server.sender == "office@example.org" && server.certificates == "/a.pem")
      #expect(server.login == SMTPServer.Login(user: "office", password: "x"))
    }
    #expect(throws: PostError.self) { try mail("smtp://m.example.org", .none).transport() }
  }
}

@Suite struct `Digests that programs are told` {
  private let ruth = PersonID(unchecked: "ruth")
  private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  private func hooks(_ server: LocalServer, _ path: String) throws -> [PersonID: PostSettings.Hook]
  {
    [
      ruth: PostSettings.Hook(
        address: try WebAddress(
          "http://127.0.0.1:\(server.port)/\(path)", schemes: ["http"], field: "url"),
        secret: secret, allowsPrivate: true)
    ]
  }

  private func digest() throws -> OutgoingDigest {
    OutgoingDigest(
      id: "ruth-20270301-webhook", to: ruth, text: try ManyDuties.text(ManyDuties.items(2)),
      notices: ["mou/hue/2027-03-01/due/ruth/webhook"],
      written: try #require(Instant("2027-03-01T06:00:00Z")))
  }

  @Test func `the body is the same in every attempt, and signed`() throws {
    let server = try LocalServer("web.py")
    var now = try #require(Instant("2027-03-01T06:15:00Z"))
    let carrier = WebhookCarrier(try hooks(server, "ok"), clock: { now })
    #expect(carrier.reaches(ruth) && !carrier.reaches(PersonID(unchecked: "ann")))
    #expect(try carrier.deliver(digest()) == .accepted(reply: "200"))
    now = try #require(Instant("2027-03-01T09:00:00Z"))
    #expect(try carrier.deliver(digest()) == .accepted(reply: "200"))
    let requests = try server.notes(of: "request")
    #expect(requests.count == 2 && requests.allSatisfy { $0["signed"]?.bool == true })
    #expect(requests.first?["body"] == requests.last?["body"])
    let body = try JSONValue.parse(requests.first?["body"]?.text ?? "")
    #expect(body["id"]?.text == "ruth-20270301-webhook")
    #expect(body["type"]?.text == "reminders.digest")
    #expect(body["timestamp"]?.text == "2027-03-01T06:00:00.000000Z")
    #expect(body["data"]?["recipient"]?.text == "ruth")
    #expect(body["data"]?["subject"]?.text == "Sisters: 2 to see to (1 March 2026)")
    #expect(body["data"]?["notices"]?.elements?.count == 1)
  }

  @Test func `R31: ten thousand duties are a message that a program takes`() throws {
    let title = String(repeating: "\"", count: 400)
    let items = try ManyDuties.items(10_000, title: title)
    let message = DigestMessage(
      id: "ruth-20270301-webhook", recipient: ruth, name: "Ruth", programme: "Sisters",
      channel: .webhook, day: try CivilDay("2027-03-01"), zone: .utc,
      text: try ManyDuties.text(items), items: items,
      notices: items.map {
        NoticeKey(Notice(duty: $0.duty.key, step: $0.step), to: ruth, by: .webhook)
      }, follows: [], written: try #require(Instant("2027-03-01T06:00:00Z")), offset: 0, attempt: 1)
    let body = try JSONValue.parse(utf8: OutgoingDigest(message).webhookMessage().body)
    let shown = try #require(body["data"]?["notices"]?.elements?.count)
    #expect(shown > 50 && body["data"]?["more"]?.integer == Int64(10_000 - shown))
  }

  @Test func `a ping is asked for`() throws {
    let server = try LocalServer("web.py")
    var settings = PostSettings()
    #expect(settings.sendPing() == nil)
    settings.ping = try WebAddress(
      "http://127.0.0.1:\(server.port)/ok", schemes: ["http"], field: "ping")
    #expect(settings.sendPing() == .accepted(reply: "200"))
    #expect(try server.notes(of: "request").count == 1)
  }
}
