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
    #expect(mail.header("Subject") == "Sister Cities: הודעת ניסיון")
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
}
