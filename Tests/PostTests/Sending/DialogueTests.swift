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
    #expect(follow("").outcome(failure: "lost").kind == .later)
    #expect(follow(opening).outcome(failure: "lost").kind == .later)
    #expect(follow(opening + envelope).outcome(failure: "lost").kind == .later)
    #expect(follow(opening + envelope + "< 354 go on").outcome(failure: "lost").kind == .unknown)
    // The first line of an answer is none.
    let half = follow(opening + envelope + "< 354 go on\n< 250-almost")
    #expect(half.outcome(failure: "lost").kind == .unknown)
  }

  @Test(arguments: [(250, Outcome.Kind.accepted), (252, .accepted), (451, .later), (552, .refused)])
  func `an answer to the mail counts, whatever libcurl makes of it`(
    _ code: Int, _ kind: Outcome.Kind
  ) {
    let dialogue = follow(opening + envelope + "< 354 go on\n< \(code) well")
    #expect(dialogue.outcome(failure: "Weird server reply").kind == kind)
  }

  @Test func `5xx before the envelope is about us and not about the mail`() {
    #expect(follow("< 554 no service").outcome(failure: "x").kind == .later)
    #expect(follow(opening + "> AUTH PLAIN x\n< 535 no").outcome(failure: "x").kind == .later)
    let known = follow(opening + "> MAIL FROM:<a@b.c>\n< 550 no")
    #expect(known.outcome(failure: "x").kind == .refused)
  }

  @Test func `what follows QUIT changes nothing`() {
    let lines = opening + "> MAIL FROM:<a@b.c>\n< 550 no\n> QUIT\n< 221 bye"
    #expect(follow(lines).outcome(failure: "x") == .refused(reason: "the server says: 550 no"))
  }

  @Test func `only a mail that was not sent is tried on another connection`() {
    #expect(follow("").isHungUp)
    #expect(follow(opening + envelope).isHungUp)
    #expect(follow("> MAIL FROM:<a@b.c>\n< 421 tired").isHungUp)
    #expect(!follow("> MAIL FROM:<a@b.c>\n< 451 later").isHungUp)
    #expect(!follow(opening + envelope + "< 354 go on").isHungUp)
  }
}
