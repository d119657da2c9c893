/// How far a mail has come with a server, told by the lines that go back and forth.
///
/// libcurl says that a transfer failed and not where. Whether a mail may have arrived hangs on it:
/// a server may keep what it was sent once it has said 354 (RFC 5321 §4.1.1.4), and not before.
struct SMTPDialogue {
  enum Step: Equatable {
    /// Connecting, greeting, TLS, login: nothing is about this mail yet.
    case opening
    /// MAIL, RCPT and DATA: the server has the envelope, and nothing of the mail.
    case envelope
    /// The server has said 354: it is sent the mail, or has it.
    case content
  }

  private(set) var step = Step.opening
  /// The lines of the server's answer to what was said last.
  private(set) var reply: [UInt8] = []
  /// The code of the last whole answer to what was said last.
  private(set) var code: Int?

  /// We said QUIT: the talk about the mail is over.
  private var isLeaving = false

  private static let longestReply = 4096

  /// We said a line or several.
  mutating func sent(_ bytes: some Sequence<UInt8>) {
    isLeaving = isLeaving || bytes.starts(with: "QUIT".utf8)
    guard step != .content, !isLeaving else { return }
    reply = []
    code = nil
    if bytes.starts(with: "MAIL ".utf8) { step = .envelope }
  }

  /// The server said a line: `250-…` when more follow, `250 …` when it is the last.
  mutating func received(_ line: [UInt8]) {
    guard !isLeaving else { return }
    if reply.count < Self.longestReply { reply += line.prefix(Self.longestReply) }
    guard line.count >= 3, line.prefix(3).allSatisfy({ (0x30...0x39).contains($0) }),
      line.count == 3 || line[3] != 0x2D
    else { return }
    code = line.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    if step == .envelope, code == 354 {
      step = .content
      reply = []
      code = nil
    }
  }

  /// Whether the server has said nothing to the last line, or that it closes (421): so does one that
  /// is tired of a connection.
  var isHungUp: Bool { step != .content && (code == nil || code == 421) }
}

extension SMTPDialogue {
  /// What became of the mail.
  ///
  /// - Parameter failure: why the transfer ended early; nil when it ended well.
  func outcome(failure: String?) -> Outcome {
    let words = ForeignText.line(reply)
    guard let failure else { return .accepted(reply: words) }
    guard let code, code >= 200 else {
      return step == .content
        ? .unknown(reason: "the connection ended after the mail was sent: \(failure)")
        : .later(reason: "\(place): \(failure)")
    }
    switch code {
    case 200..<300 where step == .content: return .accepted(reply: words)
    case 500..<600 where step != .opening && !Self.concernsUs.contains(code):
      return .refused(reason: "the server says: \(words)")
    case 400..<600: return .later(reason: "the server says: \(words)")
    default: return .later(reason: "\(place): \(failure)")
    }
  }

  /// Not the mail is wrong but our login (RFC 4954 §6).
  private static let concernsUs: Set = [530, 534, 535, 538]

  private var place: String {
    switch step {
    case .opening: "no talk with the mail server"
    case .envelope, .content: "the mail server did not come to take the mail"
    }
  }
}
