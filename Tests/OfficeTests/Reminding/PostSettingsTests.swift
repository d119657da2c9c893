import Foundation
import JSONText
import Testing
import Twinning

@testable import Office

@Suite struct `How an office sends` {
  private func settings() throws -> PostSettings {
    var settings = PostSettings()
    settings.mail = PostSettings.Mail(
      from: "office@example.org", name: "Städtepartner",
      route: .server(
        PostSettings.MailServer(
          address: try WebAddress(
            "smtp://mail.example.org:587", schemes: ["smtp"], field: "server"),
          security: .starttls, user: "office", password: "s3cret \"x\"", authorities: nil)))
    settings.hooks[PersonID(unchecked: "chair-1")] = PostSettings.Hook(
      address: try WebAddress("https://chat.example.org/h?x=1", schemes: ["https"], field: "url"),
      secret: try PostSettings.Hook.newSecret(), allowsPrivate: false)
    settings.ping = try WebAddress("https://ping.example.org/a", schemes: ["https"], field: "url")
    return settings
  }

  @Test func `settings are read as they were written, by their owner alone`() throws {
    let folder = TemporaryFolder()
    #expect(try PostSettings(folder: folder.path) == PostSettings())
    let settings = try settings()
    try settings.write(to: folder.path)
    try settings.write(to: folder.path)
    #expect(try PostSettings(folder: folder.path) == settings)
    var status = stat()
    #expect(stat(folder.path + "/twinning.post", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `what is shown holds no secret`() throws {
    let settings = try settings()
    let shown = settings.shown.canonicalText
    #expect(shown.contains("mail.example.org") && shown.contains("chat.example.org"))
    #expect(!shown.contains("s3cret") && !shown.contains("whsec_"))
    #expect(shown.contains("https://ping.example.org/…") && !shown.contains("?x=1"))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe in the place of the settings holds nobody up, and open ones are seen`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/twinning.post"
    #expect(mkfifo(path, 0o600) == 0)
    #expect {
      try PostSettings(folder: folder.path)
    } throws: {
      "\($0)".contains("is no file")
    }
    #expect(unlink(path) == 0)
    try settings().write(to: folder.path)
    #expect(try !PostSettings(folder: folder.path).isOpenToOthers)
    #expect(chmod(path, 0o644) == 0)
    #expect(try PostSettings(folder: folder.path).isOpenToOthers)
  }

  @Test(arguments: [
    ("https://example.org", "https://example.org"), ("https://example.org/", "https://example.org"),
    ("https://example.org:8443/a/s3cret", "https://example.org:8443/…"),
    ("https://example.org?s3cret", "https://example.org/…"),
  ])
  func `of an address the place alone is shown`(_ text: String, _ place: String) throws {
    #expect(try WebAddress(text, schemes: ["https"], field: "url").place == place)
  }

  @Test(arguments: [
    ("{", "is no JSON"), ("[]", "an object was expected"),
    ("{\"mails\":{}}", "there is no setting \"mails\""),
    ("{\"mail\":{}}", "mail.from: it is missing"),
    ("{\"mail\":{\"from\":\"a@b.c\"}}", "mail.server: it is missing"),
    ("{\"mail\":{\"from\":\"a@b.c\\nBcc: x@y.z\",\"sendmail\":\"/x\"}}", "mail.from"),
    ("{\"mail\":{\"from\":\"a@b.c\",\"server\":\"http://x.org\"}}", "smtp://"),
    ("{\"mail\":{\"from\":\"a@b.c\",\"server\":\"smtp://x.org\",\"security\":\"ssl\"}}", "ssl"),
    ("{\"ping\":7}", "ping"), ("{\"webhooks\":[]}", "webhooks"),
    ("{\"webhooks\":{\"A B\":{}}}", "\"A B\" is no person"),
    ("{\"webhooks\":{\"a\":{\"url\":\"http://x.org\",\"secret\":\"s\"}}}", "https://"),
    (
      "{\"webhooks\":{\"a\":{\"url\":\"https://x.org\",\"secret\":\"s\",\"private\":1}}}", "private"
    ),
  ])
  func `what cannot be understood is told with its place`(text: String, said: String) throws {
    let folder = TemporaryFolder()
    _ = try folder.write("twinning.post", text)
    do {
      _ = try PostSettings(folder: folder.path)
      Issue.record("it was read")
    } catch {
      #expect(error.description.contains(said))
    }
  }

  @Test(arguments: [
    "example.org", "https://", "https:///x", "ftp://example.org", "https://a b.org",
    "https://u:p@example.org", "https://example.org:0", "https://example.org:99999",
    "https://example.org:", "https://example.org:+80", "https://example.org:-1",
    "https://exa\nmple.org", "https://[::1", "https://-..org",
    "https://" + String(repeating: "a", count: 64) + ".org",
    "https://" + String(repeating: "a.", count: 1_200) + "org", "https://Köln.de",
  ])
  func `an address that is none is refused`(text: String) {
    #expect(throws: Refusal.self) { try WebAddress(text, schemes: ["https"], field: "url") }
  }

  @Test func `an address is taken apart`() throws {
    let address = try WebAddress("HTTPS://[2001:db8::1]:8443/a?b", schemes: ["https"], field: "url")
    #expect(address.scheme == "https" && address.host == "[2001:db8::1]" && address.port == 8443)
    #expect(try WebAddress("smtp://localhost", schemes: ["smtp"], field: "server").port == nil)
  }

  @Test(arguments: [
    "a", "a@b", "@b.c", "a@", "a@b@c.d", "a b@c.d", "a@.c.d", "a@b..c", "a<x>@b.c", "a,b@c.d",
    ".a@b.c", "a..b@c.d", "a@-b.org", "a@b-.org", "a@b_c.org", "a@Köln.de", "a@[192.0.2.1]",
    "ä@b.c", "a@b.c\r\nBcc: d@e.f", String(repeating: "a", count: 65) + "@b.c",
  ])
  func `a mail address that is none is refused`(text: String) {
    #expect(throws: Refusal.self) { try MailAddress.checked(text, field: "from") }
  }

  @Test func `secrets are made new each time, and foreign ones are checked`() throws {
    let secret = try PostSettings.Hook.newSecret()
    #expect(try PostSettings.Hook.newSecret() != secret)
    #expect(try PostSettings.Hook.checkedSecret(secret) == secret)
    #expect(try PostSettings.Hook.checkedSecret(String(secret.dropFirst(6))) == secret)
    for text in ["whsec_", "whsec_abcd", "secret", "whsec_" + String(repeating: "A", count: 100)] {
      #expect(throws: Refusal.self) { try PostSettings.Hook.checkedSecret(text) }
    }
  }
}
