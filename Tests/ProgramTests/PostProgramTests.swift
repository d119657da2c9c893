import Foundation
import JSONText
import LocalServers
import Testing

/// A test mail by the built program, to a mail server of the tests.
struct PostProgramTests {
  private func office(_ server: LocalServer) throws -> TestOffice {
    let office = try TestOffice()
    try office.done([
      "post", "mail", "--from", "office@sisters.example", "--server",
      "smtp://localhost:\(server.port)", "--security", "none",
    ])
    return office
  }

  @Test func `a test mail arrives, and nothing is recorded`() throws {
    let server = try LocalServer("smtp.py")
    let office = try office(server)
    let before = try office.log()
    let ran = try office.done(["post", "test", "ann@example.net"])
    #expect(ran.output.contains("was taken (250 OK: kept)"))
    #expect(!ran.output.contains("ann@"))
    let mail = try #require(try server.mails().first)
    #expect(mail.header("To") == "ann@example.net")
    #expect(mail.header("From") == "Sister Cities <office@sisters.example>")
    #expect(mail.header("Subject") == "Sister Cities: a test")
    #expect(mail.header("Auto-Submitted") == "auto-generated")
    #expect(mail["date"]?.text == "2026-11-24T05:00:00-05:00")
    #expect(try office.log() == before)
  }

  @Test func `a person is written to in their language, at the address that is sealed`() throws {
    let server = try LocalServer("smtp.py")
    let office = try office(server)
    try office.done([
      "person", "add", "ruth", "--languages", "he:native", "--given-name", "רות", "--family-name",
      "לוי", "--email", "ruth@example.net",
    ])
    try office.done(["post", "test", "ruth"])
    let mail = try #require(try server.mails().first)
    #expect(mail.header("Subject") == "\u{2068}Sister Cities\u{2069}: הודעת ניסיון")
    #expect(mail["to"]?.elements?.first?["name"]?.text == "רות לוי")
    #expect(mail["to"]?.elements?.first?["address"]?.text == "ruth@example.net")
    #expect(mail.header("Content-Language") == "he")
    let html = mail["parts"]?.elements?.last?["content"]?.text ?? ""
    #expect(html.contains("<html lang=\"he\" dir=\"rtl\">"))
  }

  @Test(arguments: [
    ("refused-by-name", 1, "refused"), ("later", 75, "later"), ("gone-after", 75, "unknown"),
  ])
  func `what became of it is told, and the exit code says whether to try again`(
    _ name: String, _ code: Int32, _ outcome: String
  ) throws {
    let server = try LocalServer("smtp.py")
    let office = try office(server)
    let words = ["post", "test", "\(name)@example.net"]
    let told = try office.run(words)
    #expect(told.code == code, told.transcript)
    #expect(told.output.isEmpty && told.complaints.hasPrefix("twinning: "))
    let json = try office.run(words + ["--json"])
    #expect(json.code == code)
    #expect(try JSONValue.parse(json.output)["outcome"]?.text == outcome)
  }

  @Test func `no server there is for later`() throws {
    let server = try LocalServer("smtp.py")
    let office = try office(server)
    server.end()
    let ran = try office.run(["post", "test", "ann@example.net"])
    #expect(ran.code == 75 && ran.complaints.contains("see whether name and port are right"))
  }

  @Test func `what cannot be sent is refused with what to do`() throws {
    let office = try TestOffice()
    for (words, said) in [
      (["ann@example.net"], "set it up with twinning post mail"),
      (["nobody-here"], "post mail"),
    ] {
      let ran = try office.run(["post", "test"] + words)
      #expect(ran.code == 1 && ran.complaints.contains(said), ran.transcript)
    }
    try office.done(["post", "mail", "--from", "o@example.org", "--sendmail", "/bin/true"])
    try office.done(["person", "add", "ann"])
    for (words, said) in [
      (["ann"], "ann has no mail address; record it with person detail ann"),
      (["a@b"], "is no mail address"),
      (["A B"], "neither a person's short name nor a mail address"), (["bob"], "bob"),
    ] {
      let ran = try office.run(["post", "test"] + words)
      #expect(ran.code == 1 && ran.complaints.contains(said), ran.transcript)
    }
  }

  @Test func `a login stays with its server until another one or none is given`() throws {
    let office = try TestOffice()
    let password = "\(office.folder)/password.txt"
    try Data("sesame\n".utf8).write(to: URL(filePath: password))
    let server = ["--server", "smtp://mail.example.org"]
    try office.done(
      ["post", "mail", "--from", "o@example.org", "--user", "office", "--password-file", password]
        + server)
    let again = try office.done(["post", "mail", "--from", "p@example.org"] + server)
    #expect(again.output.contains("as office"), again.transcript)
    let other = try office.done(
      ["post", "mail", "--from", "p@example.org", "--server", "smtp://other.example.org"])
    #expect(!other.output.contains("as office"), other.transcript)
    try office.done(
      ["post", "mail", "--from", "o@example.org", "--user", "office", "--password-file", password]
        + server)
    let none = try office.done(
      ["post", "mail", "--from", "o@example.org", "--no-login"] + server)
    #expect(!none.output.contains("as office"), none.transcript)
  }

  @Test func `what cannot go out is refused when it is set`() throws {
    let office = try TestOffice()
    for (words, said) in [
      (
        ["--server", "smtps://mail.example.org", "--security", "none"], "secured from the beginning"
      ),
      (["--server", "smtp://mail.example.org", "--authorities", "nowhere.pem"], "cannot be read"),
      (["--server", "smtp://mail.example.org", "--authorities", "/etc"], "it is no file"),
      (["--server", "smtp://mail.example.org", "--name", "=?utf-8?Q?x?="], "`=?`"),
      (["--server", "smtp://mail_1.example.org"], "host of the mail server"),
      (["--sendmail", "/usr"], "is no program here"),
    ] {
      let ran = try office.run(["post", "mail", "--from", "o@example.org"] + words)
      #expect(ran.code == 1 && ran.complaints.contains(said), ran.transcript)
    }
    try office.done(["person", "add", "ann"])
    for address in ["https://127.0.0.1/s3cret", "https://localhost/s3cret", "https://[::1]/s3cret"]
    {
      let ran = try office.run(["post", "webhook", "ann", address])
      #expect(ran.code == 1 && ran.complaints.contains("--allow-private"), ran.transcript)
      #expect(!ran.complaints.contains("s3cret"), ran.transcript)
      try office.done(["post", "webhook", "ann", address, "--allow-private"])
    }
    let set = try office.done(["post", "ping", "https://ping.example.org/s3cret"])
    let shown = try office.done(["post", "show"])
    #expect(shown.output.contains("https://ping.example.org/…"), shown.transcript)
    #expect(!(set.output + shown.output).contains("s3cret"))
  }

  @Test func `certificates are named by their path from the root`() throws {
    let office = try TestOffice()
    let file = "\(office.folder)/town.pem"
    try Data("x".utf8).write(to: URL(filePath: file))
    let link = "\(office.folder)/link.pem"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "town.pem")
    try office.done([
      "post", "mail", "--from", "o@example.org", "--server", "smtp://mail.example.org",
      "--authorities", link,
    ])
    let shown = try JSONValue.parse(try office.done(["post", "show", "--json"]).output)
    let kept = try #require(shown["mail"]?["authorities"]?.text)
    #expect(kept.hasPrefix("/") && kept.hasSuffix("town.pem"))
  }

  @Test func `a test mail is in the language that was chosen for reminders`() throws {
    let server = try LocalServer("smtp.py")
    let office = try office(server)
    try office.done([
      "person", "add", "ruth", "--languages", "he:native", "--email", "ruth@example.net",
    ])
    try office.done(["remind", "to", "ruth", "--language", "fr"])
    try office.done(["post", "test", "ruth"])
    #expect(try server.mails().first?.header("Content-Language") == "fr")
  }

}
