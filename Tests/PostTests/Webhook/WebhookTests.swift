import Foundation
import JSONText
import LocalServers
import Post
import Testing

/// Webhooks told to a web server that behaves and misbehaves (Tests/LocalServers/Scripts/web.py).
struct WebhookTests {
  private let local = WebReach(allowsPrivate: true, allowsPlain: true)
  private let impatient = Patience(connecting: 1000, whole: 1500)

  /// The example of Standard Webhooks; the server has it too.
  private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  private func hook(
    _ address: String, reach: WebReach? = nil, patience: Patience = .request
  ) throws -> Webhook {
    Webhook(
      address: try HTTPAddress(address), secret: try WebhookSecret(Self.secret),
      reach: reach ?? local, patience: patience)
  }

  private func hook(
    at path: String, of server: LocalServer, reach: WebReach? = nil, patience: Patience = .request
  ) throws -> Webhook {
    try hook("http://127.0.0.1:\(server.port)/\(path)", reach: reach, patience: patience)
  }

  private let message: WebhookMessage

  init() throws {
    message = try WebhookMessage(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      body: Array("{\"due\": \"2027-03-01\", \"with\": \"Huế\"}".utf8))
  }

  @Test func `a message is signed anew at each attempt, and else the same`() throws {
    let server = try LocalServer("web.py")
    let hook = try hook(at: "ok", of: server)
    #expect(hook.send(message, at: 1_796_040_000) == .accepted(reply: "200"))
    #expect(hook.send(message, at: 1_796_040_005) == .accepted(reply: "200"))
    let requests = try server.notes(of: "request")
    #expect(requests.count == 2)
    for request in requests {
      #expect(request["method"]?.text == "POST")
      #expect(request["signed"]?.bool == true)
      #expect(request["body"]?.text == String(decoding: message.body, as: UTF8.self))
      #expect(request["headers"]?["content-type"]?.text == "application/json")
      #expect(request["headers"]?["webhook-id"]?.text == message.id)
      #expect(request["headers"]?["expect"] == nil)
    }
    let stamps = requests.map { $0["headers"]?["webhook-timestamp"]?.text }
    #expect(stamps == ["1796040000", "1796040005"])
  }

  @Test(arguments: [
    (200, Outcome.Kind.accepted), (202, .accepted), (204, .accepted), (400, .later),
    (401, .later), (404, .later), (410, .refused), (408, .later), (425, .later), (429, .later),
    (500, .later), (502, .later), (503, .later), (599, .later), (301, .later), (304, .later),
  ])
  func `the status says what became of it`(_ status: Int, _ kind: Outcome.Kind) throws {
    let server = try LocalServer("web.py")
    let outcome = try hook(at: "status/\(status)", of: server).send(message, at: 1)
    #expect(outcome.kind == kind, "\(outcome)")
    #expect(!outcome.words.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func `a server may ask to be left alone for a while, and for no longer than a day`() throws
  {
    let server = try LocalServer("web.py")
    guard case .later(_, 120) = try hook(at: "wait/120", of: server).send(message, at: 1) else {
      return #expect(Bool(false), "not 120 seconds")
    }
    guard case .later(_, 86_400) = try hook(at: "wait/99999999", of: server).send(message, at: 1)
    else { return #expect(Bool(false), "not a day") }
    guard case .later(_, let wait?) = try hook(at: "wait-until", of: server).send(message, at: 1)
    else { return #expect(Bool(false), "nothing said") }
    #expect((60...101).contains(wait))
  }

  @Test(arguments: ["redirect", "inside"])
  func `a redirect is not followed`(_ path: String) throws {
    let server = try LocalServer("web.py")
    let outcome = try hook(at: path, of: server).send(message, at: 1)
    #expect(outcome.kind == .later)
    #expect(outcome.words.hasSuffix("which is not followed"), "\(outcome)")
    #expect(try server.notes(of: "request").count == 1)
  }

  @Test(arguments: ["slow", "lost"])
  func `silence is for later, for a message may come twice`(_ path: String) throws {
    let server = try LocalServer("web.py")
    let outcome = try hook(at: path, of: server, patience: impatient).send(message, at: 1)
    #expect(outcome.kind == .later, "\(outcome)")
    #expect(try server.notes(of: "request").count == 1)
  }

  @Test(arguments: ["endless", "drip"])
  func `an answer without an end is read no further, and counts by its status`(
    _ path: String
  ) throws {
    let server = try LocalServer("web.py")
    let outcome = try hook(at: path, of: server, patience: impatient).send(message, at: 1)
    #expect(outcome.kind == .accepted, "\(outcome)")
    #expect(outcome.words.count < 400)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "0.0.0.0", "127.1", "2130706433", "0x7f000001"])
  func `an address of this machine is refused when it connects, however it is written`(
    _ host: String
  ) throws {
    let server = try LocalServer("web.py")
    let hook = try hook(
      "http://\(host):\(server.port)/ok", reach: WebReach(allowsPlain: true), patience: impatient)
    let outcome = hook.send(message, at: 1)
    #expect(outcome.kind == .later, "\(outcome)")
    #expect(hook.greet() == outcome.remark)
    #expect(outcome.words.contains("an address that is not of the internet"))
    #expect(try server.notes(of: "request").isEmpty)
  }

  @Test func `plain http is refused unless it is allowed`() throws {
    let server = try LocalServer("web.py")
    let outcome = try hook(at: "ok", of: server, reach: WebReach(allowsPrivate: true))
      .send(message, at: 1)
    #expect(outcome.kind == .later && outcome.words.contains("plain http is not allowed"))
    #expect(try server.notes(of: "request").isEmpty)
  }

  @Test func `https with a certificate that is trusted, and nothing without`() throws {
    let server = try LocalServer("web.py", ["--tls"])
    let address = "https://localhost:\(server.port)/ok"
    let trusting = WebReach(allowsPrivate: true, certificates: server.certificates)
    let good = try hook(address, reach: trusting).send(message, at: 1)
    #expect(good == .accepted(reply: "200"))
    let bad = try hook(address, reach: WebReach(allowsPrivate: true)).send(message, at: 1)
    #expect(bad.kind == .later, "\(bad)")
    #expect(try server.notes(of: "request").count == 1)
  }

  @Test func `of the address only the host is told`() throws {
    let server = try LocalServer("web.py")
    for path in ["status/404?key=s3cr3t", "redirect?key=s3cr3t", "slow?key=s3cr3t"] {
      let outcome = try hook(at: path, of: server, patience: impatient).send(message, at: 1)
      #expect(outcome.words.contains("http://127.0.0.1:\(server.port) "), "\(outcome)")
      #expect(!outcome.words.contains("s3cr3t") && !outcome.words.contains("/status"))
    }
  }

  @Test func `nobody there is for later`() throws {
    let server = try LocalServer("web.py")
    #expect(try hook(at: "ok", of: server).greet() == nil)
    #expect(try server.notes(of: "request").isEmpty)
    server.end()
    #expect(try hook(at: "ok", of: server).greet()?.isSilence == true)
    #expect(try hook(at: "ok", of: server).send(message, at: 1).kind == .later)
    let nowhere = try hook("https://no-such-name.invalid/").send(message, at: 1)
    #expect(nowhere.kind == .later, "\(nowhere)")
  }

  @Test(arguments: [
    "", "example.org", "ftp://example.org/", "file:///etc/passwd", "https://", "https://a b/",
    "https://user:secret@example.org/", "https://example.org/\r\nX: y", "javascript:alert(1)",
    "https://example.org:99999/", "https://\(String(repeating: "a", count: 2000)).org/",
  ])
  func `what is no address of the web is refused`(_ text: String) {
    #expect(throws: PostError.self) { try HTTPAddress(text) }
  }

  @Test(arguments: [
    "", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_***",
    "whsec_" + String(repeating: "AAAA", count: 22),
  ])
  func `what is no secret is refused, and a secret is never printed`(_ text: String) throws {
    let error = #expect(throws: PostError.self) { try WebhookSecret(text) }
    #expect(error?.description.contains("`…`") == true)
    let secret = try WebhookSecret(Self.secret)
    #expect(!"\(secret) \(String(reflecting: secret))".contains("MfKQ"))
  }

  @Test func `a message is JSON under a plain name`() throws {
    #expect(throws: PostError.self) { try WebhookMessage(id: "a", body: Array("{".utf8)) }
    #expect(throws: PostError.self) { try WebhookMessage(id: "a", body: []) }
    for id in ["", "a.b", "a b", "a\r\nb", "ä", String(repeating: "a", count: 256)] {
      #expect(throws: PostError.self) { try WebhookMessage(id: id, body: Array("{}".utf8)) }
    }
    let large = Array("\"\(String(repeating: "a", count: 300_000))\"".utf8)
    #expect(throws: PostError.self) { try WebhookMessage(id: "a", body: large) }
  }
}
