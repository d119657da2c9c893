import Post
import Testing

/// What no mail is made of.
struct RefusedMessageTests {
  /// A change of a good message, and the field that the error names.
  struct Change: Sendable, CustomTestStringConvertible {
    let field: String
    let make: @Sendable (inout MailMessage, String) -> Void
    var testDescription: String { field }
  }

  static let changes = [
    Change(field: "name of the sender") { $0.from.name = $1 },
    Change(field: "address of the sender") { $0.from.address = $1 },
    Change(field: "name of the recipient") { $0.to.name = $1 },
    Change(field: "address of the recipient") { $0.to.address = $1 },
    Change(field: "subject") { $0.subject = $1 },
    Change(field: "language") { $0.language = $1 },
    Change(field: "message identifier") { $0.messageID = $1 },
    Change(field: "reference") { $0.references = ["<a@b.org>", $1] },
    Change(field: "list identifier") { $0.listID = $1 },
    Change(field: "mail address to unsubscribe") { $0.unsubscribing = Unsubscribing(mail: $1) },
    Change(field: "web address to unsubscribe") { $0.unsubscribing = Unsubscribing(web: $1) },
    Change(field: "name of the attachment") {
      $0.attachments = [MailAttachment(name: $1, bytes: [])]
    },
  ]

  static let injections: [(text: String, scalar: UInt32)] = [
    ("a\r\nBcc: all@example.org", 0x0D), ("a\nBcc: all@example.org", 0x0A), ("a\r", 0x0D),
    ("a\n", 0x0A), ("\r\n\r\nbody", 0x0D), ("a\u{0}b", 0x00), ("a\u{1B}[2J", 0x1B), ("a\tb", 0x09),
    ("a\u{7F}", 0x7F), ("a\u{85}b", 0x85), ("a\u{2028}b", 0x2028), ("a\u{B}b", 0x0B),
  ]

  @Test(arguments: changes, injections.indices)
  func `a control character in a header is refused by the field's name`(
    _ change: Change, _ index: Int
  ) throws {
    let injection = Self.injections[index]
    var message = try Sample.message()
    change.make(&message, injection.text)
    #expect(throws: PostError.controlCharacter(field: change.field, scalar: injection.scalar)) {
      try message.composed()
    }
  }

  @Test func `what looks like an encoded word is refused, for it may stand for a line end`() throws
  {
    var message = try Sample.message()
    message.subject = "=?utf-8?Q?a=0D=0ABcc:_all@example.org?="
    let error = #expect(throws: PostError.self) { try message.composed() }
    #expect(
      error?.description == "the subject `=?utf-8?Q?a=0D=0ABcc:_all@example.org?=` is not text "
        + "without `=?`, which begins a code")
    message = try Sample.message()
    message.to.name = "=?utf-8?B?QQ==?="
    #expect(throws: PostError.self) { try message.composed() }
  }

  @Test(arguments: changes)
  func `a field that is too long is refused by its name`(_ change: Change) throws {
    var message = try Sample.message()
    change.make(&message, String(repeating: "x", count: 2000))
    let error = #expect(throws: PostError.self) { try message.composed() }
    guard case .tooLong(let field, 2000, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(field == change.field)
  }

  @Test(arguments: [
    "", "mayor", "@example.org", "mayor@", "a@b@c", "a b@example.org", "<a@example.org>",
    "a@example.org,b@example.org", "a@example.org>,<b@example.org", "\"a b\"@example.org",
    "a@[127.0.0.1]", "a@-example.org", "a@example..org", ".a@example.org", "a..b@example.org",
    "ä@example.org", "a@münchen.de", "a(c)@example.org", "a@example.org ", "a:b;@example.org",
    "\(String(repeating: "a", count: 65))@example.org",
    "a@\(String(repeating: "b", count: 64)).org",
  ])
  func `what is no plain address is refused`(_ address: String) throws {
    for role in ["sender", "recipient"] {
      var message = try Sample.message()
      if role == "sender" { message.from.address = address } else { message.to.address = address }
      let error = #expect(throws: PostError.self) { try message.composed() }
      guard case .unsuitable("address of the \(role)", address, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: [
    "a.b+c@example.org", "o'neil@mail.example.org", "x@xn--mnchen-3ya.de", "1@a-b.c",
  ])
  func `a plain address is taken`(_ address: String) throws {
    var message = try Sample.message()
    message.to.address = address
    #expect(try message.composed().recipient == address)
  }

  @Test(arguments: ["a\u{0}b", "a\rb", "a\r", "\u{1B}[2J", "a\u{2028}b", "a\u{85}"])
  func `a text has lines and tabs and no other control character`(_ text: String) throws {
    var message = try Sample.message()
    message.text = text
    #expect(throws: PostError.self) { try message.composed() }
    message.text = "one\r\ntwo\n\tthree"
    #expect(throws: Never.self) { try message.composed() }
    message.html = text
    #expect(throws: PostError.self) { try message.composed() }
  }

  @Test func `limits stand for lists, bodies and files`() throws {
    let message = try Sample.message()
    func refuses(_ change: (inout MailMessage) -> Void) {
      var other = message
      change(&other)
      #expect(throws: PostError.self) { try other.composed() }
    }
    refuses { $0.references = [String](repeating: "<a@b.org>", count: 21) }
    refuses { $0.text = String(repeating: "x", count: 1_100_000) }
    refuses { $0.html = String(repeating: "x", count: 1_100_000) }
    refuses {
      let large = [UInt8](repeating: 65, count: 2 << 20)
      $0.attachments = [MailAttachment(name: "a.ics", bytes: large)]
    }
    refuses {
      $0.attachments = [MailAttachment](repeating: .init(name: "a.ics", bytes: []), count: 11)
    }
    refuses { $0.date.seconds = -1 }
    refuses { $0.date.seconds = 300_000_000_000 }
    refuses { $0.date.offset = 901 }
  }

  @Test(arguments: ["a.txt", ".ics", "../a.ics", "a/b.ics", "a\\b.ics", "a\".ics", ""])
  func `an attachment has the name of a calendar file`(_ name: String) throws {
    var message = try Sample.message()
    message.attachments = [MailAttachment(name: name, bytes: [])]
    #expect(throws: PostError.self) { try message.composed() }
  }

  @Test func `the method of an attachment is the file's own`() throws {
    var message = try Sample.message()
    let file = Array("BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n".utf8)
    message.attachments = [MailAttachment(name: "a.ics", bytes: file)]
    #expect(throws: PostError.self) { try message.composed() }
    message.attachments = [MailAttachment(name: "a.ics", bytes: [], method: .publish)]
    #expect(throws: PostError.self) { try message.composed() }
  }

  @Test(arguments: [
    Unsubscribing(), Unsubscribing(mail: "office@example.org"), Unsubscribing(mail: "mailto:"),
    Unsubscribing(web: "http://example.org"), Unsubscribing(web: "https://e.org/>,<mailto:x@y.z"),
    Unsubscribing(web: "https://e.org/ü"), Unsubscribing(mail: "mailto:a@b.org", isOneClick: true),
  ])
  func `a way to unsubscribe is an address of its kind`(_ way: Unsubscribing) throws {
    var message = try Sample.message()
    message.unsubscribing = way
    #expect(throws: PostError.self) { try message.composed() }
  }

  @Test func `errors say what was refused and what to do`() throws {
    var message = try Sample.message()
    message.subject = "a\r\nBcc: all@example.org"
    let error = #expect(throws: PostError.self) { try message.composed() }
    #expect(
      error?.description
        == "the subject holds the control character CR, which it must not: take it out")
  }
}
