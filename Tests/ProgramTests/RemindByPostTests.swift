import Foundation
import JSONText
import LocalServers
import Testing

/// `twinning remind` by mail and by webhook, to servers of the tests.
struct RemindByPostTests {
  private static func at(_ moment: String) -> [String: String] { ["TWINNING_NOW": moment] }

  /// The sample office, whose chair gets reminders by a channel.
  private func office(_ channel: String, _ address: String = "chair@home.example") throws
    -> TestOffice
  {
    let office = try TestOffice.sample()
    try office.done(["person", "detail", "chair", "--email", address])
    try office.done(["remind", "to", "chair", "--channels", channel, "--language", "he"])
    return office
  }

  private func setMail(_ office: TestOffice, _ server: LocalServer) throws {
    try office.done([
      "post", "mail", "--from", "office@sisters.example", "--server",
      "smtp://localhost:\(server.port)", "--security", "none",
    ])
  }

  @Test func `R31: a digest comes once, by mail, in the recipient's language`() throws {
    let server = try LocalServer("smtp.py")
    let office = try office("mail")
    try setMail(office, server)
    let first = try office.run(["remind"])
    #expect(first.code == 0, first.transcript)
    let again = try office.run(["remind"], settings: Self.at("2026-11-24T10:15:00Z"))
    #expect(again.code == 0, again.transcript)
    let mails = try server.mails()
    #expect(mails.count == 1)
    let mail = try #require(mails.first)
    #expect(mail["defects"]?.elements == [])
    #expect(mail["to"]?.elements?.first?["address"]?.text == "chair@home.example")
    #expect(mail.header("Subject")?.contains("לטיפול") == true)
    #expect(mail.header("Content-Language") == "he")
    let parts = try #require(mail["parts"]?.elements)
    #expect(parts[0]["content"]?.text?.contains("twinning remind done") == true)
    #expect(parts[1]["content"]?.text?.contains("<html lang=\"he\" dir=\"rtl\">") == true)
    let ledger = try office.done(["remind", "ledger", "--person", "chair", "--state", "sent"])
    #expect(ledger.output.contains("mail"), ledger.transcript)
    let log = try Data(contentsOf: URL(filePath: office.database))
    #expect(log.range(of: Data("chair@home".utf8)) == nil)
  }

  @Test func `R31: later digests of a matter are one thread`() throws {
    let server = try LocalServer("smtp.py")
    let office = try office("mail")
    try setMail(office, server)
    try office.done(["remind"])
    for day in ["2027-01-20", "2027-03-01"] {
      let ran = try office.run(
        ["remind", "--catch-up"], settings: Self.at("\(day)T10:00:00Z"))
      #expect(ran.code == 0, ran.transcript)
    }
    let mails = try server.mails()
    #expect(mails.count == 3)
    let ids = Set(mails.compactMap { $0.header("Message-Id") })
    #expect(ids.count == mails.count)
    let last = mails.last?.header("References")?.split(whereSeparator: \.isWhitespace) ?? []
    #expect(!last.isEmpty && ids.isSuperset(of: last.map(String.init)))
  }

  @Test(arguments: [
    ("refused-by-name", 69, "failed"), ("content-refused", 75, "failed"), ("later", 75, "failed"),
    ("gone-after", 0, "unknown"),
  ])
  func `R31: what became of it is in the ledger, without the address`(
    _ name: String, _ code: Int32, _ state: String
  ) throws {
    let server = try LocalServer("smtp.py")
    let office = try office("mail", "\(name)@home.example")
    try setMail(office, server)
    let ran = try office.run(["remind"])
    #expect(ran.code == code, ran.transcript)
    let ledger = try office.done(["remind", "ledger", "--person", "chair", "--state", state])
    #expect(ledger.output.contains("mail"), ledger.transcript)
    #expect(!ledger.output.contains("home.example"))
    let log = try Data(contentsOf: URL(filePath: office.database))
    #expect(log.range(of: Data("home.example".utf8)) == nil)
    try office.done(["audit", "verify"])
  }

  @Test func `R31: a program of the person's is told, and somebody of each good run`() throws {
    let server = try LocalServer("web.py")
    let office = try office("webhook")
    let place = "http://127.0.0.1:\(server.port)"
    try office.done(["post", "webhook", "chair", "\(place)/ok", "--allow-private"])
    try office.done(["post", "ping", "\(place)/ping"])
    let ran = try office.run(["remind"])
    #expect(ran.code == 0, ran.transcript)
    let requests = try server.notes(of: "request")
    #expect(requests.map { $0["path"]?.text } == ["/ok", "/ping"])
    let body = try JSONValue.parse(requests.first?["body"]?.text ?? "")
    #expect(body["type"]?.text == "reminders.digest")
    #expect(body["data"]?["recipient"]?.text == "chair")
    #expect(requests.first?["headers"]?["webhook-id"]?.text == body["id"]?.text)
    try office.done(["remind", "--dry-run"])
    #expect(try server.notes(of: "request").count == 2)
    try office.done(["post", "ping", "\(place)/status/500"])
    let lost = try office.run(["remind"], settings: Self.at("2026-11-24T10:15:00Z"))
    #expect(lost.code == 0 && lost.complaints.contains("nobody was told"), lost.transcript)
  }

  @Test func `R31: who cannot be reached by mail is told on the terminal`() throws {
    let office = try office("mail")
    let ran = try office.run(["remind"])
    #expect(ran.code == 0, ran.transcript)
    #expect(ran.complaints.contains("mail is not set up for this office"), ran.transcript)
    let ledger = try office.done(["remind", "ledger", "--person", "chair"])
    #expect(!ledger.output.contains("/chair/mail"), ledger.transcript)
    #expect(ledger.output.contains("chair-20261123-terminal"), ledger.transcript)
    // Set up, it tells what waited with the next run.
    let server = try LocalServer("smtp.py")
    try setMail(office, server)
    let later = try office.run(["remind"], settings: Self.at("2026-11-24T10:15:00Z"))
    #expect(later.code == 0 && later.complaints.isEmpty, later.transcript)
    #expect(try server.mails().count == 1)
  }
}
