import Foundation
import JSONText
import LocalServers
import Post
import Testing

/// Mails handed to a mail server that behaves and misbehaves (Tests/LocalServers/Scripts/smtp.py).
struct SMTPTests {
  private let patient = Patience(connecting: 5000, whole: 20_000)
  private let impatient = Patience(connecting: 1000, whole: 1500)

  private func way(
    to server: LocalServer, security: SMTPServer.Security = .none, login: SMTPServer.Login? = nil,
    sender: String = "bounces@example.org", trusting: String? = nil, patience: Patience? = nil
  ) throws -> MailTransport {
    .smtp(
      try SMTPServer(
        host: "localhost", port: server.port, security: security, login: login, sender: sender,
        greeting: "office.example.org", certificates: trusting, patience: patience ?? patient))
  }

  /// What becomes of one mail.
  private func outcome(of recipient: String, over way: MailTransport) throws -> Outcome {
    try way.open().send(Sample.mail(to: "\(recipient)@example.org"))
  }

  private func mails(of server: LocalServer) throws -> [JSONValue] { try server.notes(of: "mail") }

  @Test func `a mail arrives as it was composed, with its own envelope`() throws {
    let server = try LocalServer("smtp.py")
    let mail = try Sample.mail()
    let outcome = try way(to: server).open().send(mail)
    #expect(outcome == .taken)
    let kept = try #require(mails(of: server).first)
    #expect(kept["sender"]?.text == "bounces@example.org")
    #expect(kept["recipients"]?.elements?.compactMap(\.text) == ["secretary@example.org"])
    #expect(Data(base64Encoded: kept["bytes"]?.text ?? "") == Data(mail.bytes))
  }

  @Test func `many mails go over one connection`() throws {
    let server = try LocalServer("smtp.py")
    let sender = try way(to: server).open()
    for number in 0..<50 {
      let outcome = sender.send(try Sample.mail(to: "r\(number)@example.org"))
      #expect(outcome == .taken)
    }
    #expect(try mails(of: server).count == 50)
    #expect(try server.notes(of: "connection").count == 1)
  }

  @Test func `a recipient who does not exist is a refusal, of which the codes are kept`() throws {
    let server = try LocalServer("smtp.py")
    #expect(
      try outcome(of: "refused", over: way(to: server))
        == .refused(
          reason: Outcome.answered(
            "the recipient's address", "550 5.1.1", said: "550 5.1.1 no such person here")))
    let named = try outcome(of: "refused-by-name", over: way(to: server))
    #expect(named.kind == .refused && named.words.contains("<refused-by-name@example.org>"))
    #expect(!named.remark.kept.contains("@"))
    #expect(try mails(of: server).isEmpty)
  }

  @Test(arguments: [
    ("later", "the recipient's address", "451 4.7.1", "451 4.7.1 greylisted, come again"),
    ("no-relay", "the recipient's address", "550 5.7.1", "550 5.7.1 we relay nothing for you"),
    ("no-code", "the recipient's address", "550", "550 mailbox unavailable"),
    ("bad-sender", "the recipient's address", "550 5.1.8", "550 5.1.8 no such sender"),
    ("no-data", "the mail", "554 5.5.1", "554 5.5.1 no valid recipients"),
    ("tired", "the mail", "421 4.3.2", "421 4.3.2 closing"),
    (
      "content-refused", "the mail", "554 5.7.1",
      "554-5.7.1 this looks 554 5.7.1 like ?[31mspam"
    ),
    ("content-later", "the mail", "452 4.3.1", "452 4.3.1 disk full"),
  ])
  func `any other answer is for later, for somebody can set it right`(
    _ who: String, _ place: String, _ kept: String, _ said: String
  ) throws {
    let server = try LocalServer("smtp.py")
    #expect(
      try outcome(of: who, over: way(to: server))
        == .later(reason: Outcome.answered(place, kept, said: said)))
    #expect(try mails(of: server).isEmpty)
  }

  @Test func `a refused recipient does not keep the others from their mail`() throws {
    let server = try LocalServer("smtp.py")
    let sender = try way(to: server).open()
    var kinds: [Bool] = []
    for who in ["one", "refused", "two", "later", "content-refused", "three"] {
      if case .accepted = sender.send(try Sample.mail(to: "\(who)@example.org")) {
        kinds.append(true)
      } else {
        kinds.append(false)
      }
    }
    #expect(kinds == [true, false, true, false, false, true])
    #expect(try mails(of: server).count == 3)
  }

  @Test(arguments: ["gone-before", "gone-at-data"])
  func `a connection lost before the mail was sent is for later`(_ who: String) throws {
    let server = try LocalServer("smtp.py")
    let outcome = try outcome(of: who, over: way(to: server))
    #expect(outcome.kind == .later, "\(outcome)")
    #expect(try mails(of: server).isEmpty)
  }

  @Test(arguments: ["gone-within", "gone-after"])
  func `a connection lost after DATA leaves the mail unknown`(_ who: String) throws {
    let server = try LocalServer("smtp.py")
    let outcome = try outcome(of: who, over: way(to: server))
    #expect(outcome.kind == .unknown, "\(outcome)")
    #expect(try mails(of: server).count == (who == "gone-after" ? 1 : 0))
    #expect(try server.notes(of: "connection").count == 1)
  }

  @Test func `a server too slow before DATA is for later, and after it unknown`() throws {
    let server = try LocalServer("smtp.py")
    let way = try way(to: server, patience: impatient)
    let before = try outcome(of: "slow-before", over: way)
    #expect(before.kind == .later, "\(before)")
    let reason = before.words
    #expect(reason.contains("Timeout was reached"))
    let after = try outcome(of: "slow-after", over: way)
    #expect(after.kind == .unknown, "\(after)")
  }

  @Test(arguments: ["close", "busy", "silent"])
  func `a server that does not talk is for later`(_ manner: String) throws {
    let server = try LocalServer("smtp.py", ["--only", manner])
    let outcome = try outcome(of: "secretary", over: way(to: server, patience: impatient))
    #expect(outcome.kind == .later, "\(outcome)")
    let reason = outcome.words
    #expect(!reason.isEmpty)
  }

  @Test func `no server at all is for later`() throws {
    let server = try LocalServer("smtp.py")
    server.end()
    let outcome = try outcome(of: "secretary", over: way(to: server))
    #expect(outcome.kind == .later, "\(outcome)")
    let reason = outcome.words
    #expect(reason == "no talk with the mail server: Couldn't connect to server")
    #expect(outcome.remark.isSilence)
    #expect(outcome.remark.advice?.contains("nobody listens there") == true)
  }

  @Test func `a connection that the server closed between two mails is made again`() throws {
    let server = try LocalServer("smtp.py")
    let sender = try way(to: server).open()
    #expect(
      sender.send(try Sample.mail(to: "hang-up@example.org")) == .taken)
    usleep(300_000)
    #expect(sender.send(try Sample.mail()) == .taken)
    // Tired of it only in the middle of the next mail: that one is tried once more.
    let tired = sender.send(try Sample.mail(to: "tired@example.org"))
    #expect(tired.words == "the server says: 421 4.3.2 closing")
    #expect(try mails(of: server).count == 2)
    #expect(try server.notes(of: "connection").count == 3)
  }

  @Test func `a sender that the server does not know and a missing login are for later`() throws {
    let server = try LocalServer("smtp.py")
    let stranger = try way(to: server, sender: "stranger@example.org")
    #expect(
      try outcome(of: "secretary", over: stranger)
        == .later(
          reason: Outcome.answered(
            "our address", "550 5.7.1", said: "550 5.7.1 you are nobody here")))
    let locked = try outcome(
      of: "secretary", over: way(to: server, sender: "locked@example.org"))
    #expect(locked.kind == .later)
    #expect(locked.remark.advice?.contains("--user and --password-file") == true)
  }

  @Test func `the way is looked at before a mail is begun, over the same connection`() throws {
    let server = try LocalServer("smtp.py")
    let sender = try way(to: server).open()
    #expect(sender.greet() == nil)
    #expect(sender.send(try Sample.mail()) == .taken)
    #expect(sender.greet() == nil)
    #expect(sender.send(try Sample.mail()) == .taken)
    #expect(try server.notes(of: "connection").count == 1)
    server.end()
    let gone = try #require(try way(to: server).open().greet())
    #expect(gone.isSilence && gone.kept.contains("Couldn't connect to server"))
  }

  @Test func `a server that falls silent is waited for once`() throws {
    let server = try LocalServer("smtp.py")
    let sender = try way(to: server, patience: Patience(connecting: 1000, whole: 4000)).open()
    #expect(sender.send(try Sample.mail()) == .taken)
    let begin = ContinuousClock.now
    let silent = sender.send(try Sample.mail(to: "slow-before@example.org"))
    #expect(silent.kind == .later && silent.remark.isSilence)
    // Neither the mail over another connection nor the leave takes as long again.
    #expect(ContinuousClock.now - begin < .milliseconds(7500))
    #expect(try server.notes(of: "connection").count == 1)
  }

  @Test(arguments: [SMTPServer.Security.required, .opportunistic, .tls])
  func `TLS with a certificate that is trusted, and with a password`(
    _ security: SMTPServer.Security
  ) throws {
    let server = try LocalServer(
      "smtp.py", ["--tls", security == .tls ? "implicit" : "starttls", "--login"])
    let login = SMTPServer.Login(user: "office", password: "open sesame")
    let good = try way(
      to: server, security: security, login: login, trusting: server.certificates)
    #expect(try outcome(of: "secretary", over: good) == .taken)
    let kept = try #require(mails(of: server).first)
    #expect(kept["tls"]?.bool == true)
    #expect(kept["login"]?.text == "office")

    let untrusted = try outcome(of: "secretary", over: way(to: server, security: security))
    #expect(untrusted.kind == .later, "\(untrusted)")
    let reason = untrusted.words
    #expect(reason.contains("certificate"))

    let wrong = SMTPServer.Login(user: "office", password: "open barley")
    let denied = try outcome(
      of: "secretary",
      over: way(to: server, security: security, login: wrong, trusting: server.certificates))
    #expect(denied.kind == .later, "\(denied)")
    let words = denied.words
    #expect(words.contains("535"))
    #expect(denied.remark.advice?.contains("name or password is wrong") == true)
    #expect(!words.contains("barley"))
    #expect(try mails(of: server).count == 1)
  }

  @Test func `a server without STARTTLS gets nothing where it is required`() throws {
    let server = try LocalServer("smtp.py")
    let outcome = try outcome(of: "secretary", over: way(to: server, security: .required))
    #expect(outcome.kind == .later, "\(outcome)")
    let reason = outcome.words
    #expect(reason.contains("SSL"))
    #expect(outcome.remark.advice?.contains("does not offer STARTTLS") == true)
    #expect(
      try self.outcome(of: "secretary", over: way(to: server, security: .opportunistic))
        == .taken)
    #expect(try mails(of: server).count == 1)
  }

  @Test(arguments: ["", "a b", "a/b", "a\r\nb", "user@host", "a:b/", "host:25"])
  func `a host that is none is refused`(_ host: String) {
    #expect(throws: PostError.self) {
      try SMTPServer(host: host, port: 25, security: .none, sender: "a@example.org")
    }
  }

  @Test func `a password that others could read is refused, and never printed`() throws {
    let login = SMTPServer.Login(user: "office", password: "open sesame")
    for security in [SMTPServer.Security.none, .opportunistic] {
      #expect(throws: PostError.self) {
        try SMTPServer(
          host: "mail.example.org", port: 25, security: security, login: login,
          sender: "a@example.org")
      }
    }
    let server = try SMTPServer(
      host: "mail.example.org", port: 587, security: .required, login: login,
      sender: "a@example.org")
    #expect(!"\(server)".contains("sesame"))
    #expect(!String(reflecting: server).contains("sesame"))
    #expect(throws: PostError.self) {
      try SMTPServer(host: "h", port: 0, security: .none, sender: "a@example.org")
    }
    #expect(throws: PostError.self) {
      try SMTPServer(host: "h", port: 25, security: .none, sender: "a\r\n@example.org")
    }
  }
}
