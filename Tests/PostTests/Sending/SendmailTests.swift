import Foundation
import Post
import Testing

/// Mails handed to programs that stand in for sendmail.
struct SendmailTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func outcome(
    of script: String, milliseconds: Int = 20_000, mail: ComposedMail? = nil
  ) throws -> Outcome {
    let program = try SendmailProgram(
      path: folder.script(script), sender: "bounces@example.org",
      patience: Patience(connecting: milliseconds, whole: milliseconds))
    return try MailTransport.sendmail(program).open().send(mail ?? Sample.mail())
  }

  /// Longer than what a pipe takes by itself.
  private func longMail() throws -> ComposedMail {
    var message = try Sample.message()
    message.attachments = [
      MailAttachment(name: "a.ics", bytes: [UInt8](repeating: 65, count: 1_000_000))
    ]
    return try message.composed()
  }

  @Test func `the program gets the words, and the mail with this machine's line ends`() throws {
    let (words, file) = (folder.path("words"), folder.path("mail"))
    let mail = try longMail()
    let outcome = try outcome(
      of: "printf '%s\\n' \"$@\" >\(words); cat >\(file); echo kept", mail: mail)
    #expect(outcome == .accepted(reply: Remark("", said: "kept")))
    #expect(
      try String(contentsOfFile: words, encoding: .utf8)
        == "-i\n-f\nbounces@example.org\n--\nsecretary@example.org\n")
    let kept = try Data(contentsOf: URL(filePath: file))
    #expect(Array(kept) == mail.bytes.filter { $0 != 0x0D })
  }

  @Test func `65 and 67 are a refusal, everything else for later`() throws {
    let later = try outcome(of: "cat >/dev/null; echo the queue is full >&2; exit 75")
    #expect(later.kind == .later, "\(later)")
    #expect(later.words.hasSuffix("ended with 75: the queue is full"))
    #expect(later.remark.kept.hasSuffix("ended with 75"))
    for code in [1, 64, 65, 67, 69, 70, 78, 127, 255] {
      let ended = try outcome(of: "cat >/dev/null; exit \(code)")
      #expect(ended.kind == ([65, 67].contains(code) ? .refused : .later), "\(ended)")
      #expect(ended.words.hasSuffix("ended with \(code)"))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `what a program leaves running does not hold its word up`() throws {
    let outcome = try outcome(
      of: "cat >/dev/null; sleep 300 & exit 0", milliseconds: 200_000)
    #expect(outcome.kind == .accepted, "\(outcome)")
  }

  @Test func `a program can open its standard input by name`() throws {
    let file = folder.path("mail")
    let mail = try longMail()
    let outcome = try outcome(of: "cat /dev/stdin >\(file)", mail: mail)
    #expect(outcome.kind == .accepted, "\(outcome)")
    #expect(
      try Data(contentsOf: URL(filePath: file)).count == mail.bytes.filter { $0 != 0x0D }.count)
  }

  @Test func `a program that is killed leaves the mail unknown`() throws {
    let outcome = try outcome(of: "cat >/dev/null; kill -9 $$")
    #expect(outcome.kind == .unknown, "\(outcome)")
    let reason = outcome.words
    #expect(reason.hasSuffix("was ended by signal 9"))
  }

  @Test(arguments: ["sleep 60", "cat >/dev/null; sleep 60", "exec >&- 2>&-; cat; sleep 60"])
  func `a program that takes too long is ended, with all that it started`(_ script: String) throws {
    let outcome = try outcome(of: script, milliseconds: 400, mail: longMail())
    #expect(outcome.kind == .unknown, "\(outcome)")
    let reason = outcome.words
    #expect(reason.contains("took longer than 400 ms"))
  }

  @Test func `a program that does not read the mail has not taken it`() throws {
    for mail in try [Sample.mail(), longMail()] {
      let none = try outcome(of: "exit 0", mail: mail)
      #expect(none.kind == .later && none.words.contains("did not read the mail"), "\(none)")
    }
    let half = try outcome(of: "head -c 10 >/dev/null", mail: longMail())
    #expect(half.kind == .unknown, "\(half)")
    let ill = try outcome(of: "exec <&-; exit 67", mail: longMail())
    #expect(ill.kind == .refused, "\(ill)")
  }

  @Test func `what it says is bounded and holds no control character`() throws {
    let outcome = try outcome(
      of: "cat >/dev/null; printf 'a\\033[2J\\r\\nb'; head -c 100000 /dev/zero | tr '\\0' x; exit 1"
    )
    #expect(outcome.kind == .later, "\(outcome)")
    let reason = outcome.words
    #expect(reason.contains("ended with 1: a?[2J bxxx"))
    #expect(reason.count < 1000)
  }

  @Test func `a program that is not there is for later`() throws {
    let program = try SendmailProgram(path: "/nonexistent/sendmail", sender: "a@example.org")
    let outcome = try MailTransport.sendmail(program).open().send(Sample.mail())
    #expect(
      outcome
        == .later(reason: "/nonexistent/sendmail cannot be started: No such file or directory"))
    #expect(try MailTransport.sendmail(program).open().greet()?.kept == outcome.remark.kept)
  }

  @Test func `a path or sender that could be a flag is refused`() {
    #expect(throws: PostError.self) { try SendmailProgram(path: "sendmail", sender: "a@b.org") }
    #expect(throws: PostError.self) { try SendmailProgram(sender: "-oQ/tmp@b.org") }
    #expect(throws: PostError.self) { try SendmailProgram(sender: "a@b.org\n") }
  }
}
