import Testing

@testable import Post

/// What a dialogue with a mail server means, line by line.
struct DialogueTests {
  /// Follows a dialogue: `>` is what we say, `<` what the server says.
  private func follow(_ lines: String) -> SMTPDialogue {
    var dialogue = SMTPDialogue()
    for line in lines.split(separator: "\n") {
      let words = Array("\(line.dropFirst(2))\r\n".utf8)
      if line.first == ">" { dialogue.sent(words) } else { dialogue.received(words) }
    }
    return dialogue
  }

  private let opening = "< 220 hello\n> EHLO us\n< 250-localhost\n< 250 8BITMIME\n"
  private let envelope = "> MAIL FROM:<a@b.c>\n< 250 OK\n> RCPT TO:<d@e.f>\n< 250 OK\n> DATA\n"

  @Test func `before 354 nothing is unknown, after it everything without an answer`() {
    #expect(follow("").outcome(failure: TransferFailure(words: "lost")).kind == .later)
    #expect(follow(opening).outcome(failure: TransferFailure(words: "lost")).kind == .later)
    #expect(
      follow(opening + envelope).outcome(failure: TransferFailure(words: "lost")).kind == .later)
    #expect(
      follow(opening + envelope + "< 354 go on").outcome(failure: TransferFailure(words: "lost"))
        .kind == .unknown)
    // The first line of an answer is none.
    let half = follow(opening + envelope + "< 354 go on\n< 250-almost")
    #expect(half.outcome(failure: TransferFailure(words: "lost")).kind == .unknown)
  }

  @Test(arguments: [(250, Outcome.Kind.accepted), (252, .accepted), (451, .later), (552, .later)])
  func `an answer to the mail counts, whatever libcurl makes of it`(
    _ code: Int, _ kind: Outcome.Kind
  ) {
    let dialogue = follow(opening + envelope + "< 354 go on\n< \(code) well")
    #expect(dialogue.outcome(failure: TransferFailure(words: "Weird server reply")).kind == kind)
  }

  @Test(arguments: ["354 go on", "334 dGVsbCBtZQ==", "150 wait", "999 what", "hello", "25"])
  func `an answer to the mail that says neither yes nor no leaves it unknown`(_ answer: String) {
    let dialogue = follow(opening + envelope + "< 354 go on\n< \(answer)")
    #expect(dialogue.outcome(failure: TransferFailure(words: "x")).kind == .unknown)
    #expect(dialogue.outcome(failure: nil).kind == .unknown)
  }

  @Test func `354 lets the mail go only where it was asked for`() {
    let early = follow(opening + "> MAIL FROM:<a@b.c>\n< 354 go on")
    #expect(early.outcome(failure: TransferFailure(words: "x")).kind == .later)
  }

  private let recipient = "> MAIL FROM:<a@b.c>\n< 250 OK\n> RCPT TO:<d@e.f>\n"

  @Test(arguments: [
    ("550 5.1.1 unknown", Outcome.Kind.refused), ("553 5.1.3 no address", .refused),
    ("556 5.1.10 null MX", .refused), ("550 5.2.1 switched off", .refused),
    ("550-5.1.1 unknown\n< 550 5.1.1 really", .refused), ("550 5.1.0 no", .later),
    ("550 5.1.7 bad sender", .later), ("550 5.1.8 bad sender", .later),
    ("550 5.7.1 relaying denied", .later), ("552 5.2.2 mailbox full", .later),
    ("550 no such user", .later), ("551 not here", .later), ("553 no", .later),
    ("450 4.1.1 greylisted", .later), ("450 5.1.1 odd", .later), ("550 5.1.1x", .later),
  ])
  func `only that nobody has the recipient's address is final`(
    _ answer: String, _ kind: Outcome.Kind
  ) {
    let dialogue = follow(opening + recipient + "< \(answer)")
    #expect(dialogue.outcome(failure: TransferFailure(words: "x")).kind == kind)
  }

  @Test(arguments: [
    "< 554 5.1.1 no service", "> AUTH PLAIN x\n< 535 5.1.1 no",
    "> MAIL FROM:<a@b.c>\n< 550 5.1.1 no",
    "> MAIL FROM:<a@b.c>\n< 250 OK\n> RCPT TO:<d@e.f>\n< 250 OK\n> DATA\n< 550 5.1.1 no",
  ])
  func `what a server says of us and of the mail is never final`(_ lines: String) {
    let dialogue = follow(opening + lines)
    #expect(dialogue.outcome(failure: TransferFailure(words: "x")).kind == .later)
  }

  @Test func `what follows QUIT changes nothing`() {
    let lines = opening + recipient + "< 550 5.1.1 no\n> QUIT\n< 221 bye"
    let outcome = follow(lines).outcome(failure: TransferFailure(words: "x"))
    #expect(outcome.kind == .refused && outcome.words == "the server says: 550 5.1.1 no")
  }

  @Test func `only a mail that was not sent is tried on another connection`() {
    #expect(follow("").isHungUp)
    #expect(follow(opening + envelope).isHungUp)
    #expect(follow("> MAIL FROM:<a@b.c>\n< 421 tired").isHungUp)
    #expect(!follow("> MAIL FROM:<a@b.c>\n< 451 later").isHungUp)
    #expect(!follow(opening + envelope + "< 354 go on").isHungUp)
  }
}
