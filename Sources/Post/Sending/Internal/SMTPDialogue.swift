/// How far a mail has come with a server, told by the lines that go back and forth.
///
/// libcurl says that a transfer failed and not where. Whether a mail may have arrived hangs on it:
/// a server may keep what it was sent once it has said 354 (RFC 5321 §4.1.1.4), and not before.
struct SMTPDialogue {
  enum Step: Equatable {
    /// Connecting, greeting, TLS, login: nothing is about this mail yet.
    case opening
    /// MAIL, RCPT, DATA: the server has the envelope, and nothing of the mail.
    case sender, recipient, data
    /// The server has said 354: it is sent the mail, or has it.
    case content
  }

  private(set) var step = Step.opening
  /// The last whole answer to what was said last.
  private(set) var reply: SMTPReply?
  /// The lines of the server's answer to what was said last.
  private var said: [UInt8] = []

  /// We said QUIT: the talk about the mail is over.
  private(set) var isLeaving = false

  private static let longestReply = 4096

  /// We said a line or several.
  mutating func sent(_ bytes: some Sequence<UInt8>) {
    isLeaving = isLeaving || bytes.starts(with: "QUIT".utf8)
    guard step != .content, !isLeaving else { return }
    forget()
    for (word, begun) in Self.beginnings where bytes.starts(with: word.utf8) { step = begun }
  }

  private static let beginnings: [(word: String, step: Step)] = [
    ("MAIL ", .sender), ("RCPT ", .recipient), ("DATA", .data),
  ]

  /// The server said a line: `250-…` when more follow, `250 …` when it is the last.
  mutating func received(_ line: [UInt8]) {
    guard !isLeaving else { return }
    if said.count < Self.longestReply { said += line.prefix(Self.longestReply) }
    guard let found = SMTPReply(lastLine: line) else { return }
    reply = found
    if step == .data, found.code == 354 {
      step = .content
      forget()
    }
  }

  private mutating func forget() {
    said = []
    reply = nil
  }

  /// Whether the server has said nothing to the last line, or that it closes (421): so does one that
  /// is tired of a connection.
  var isHungUp: Bool { step != .content && (reply == nil || reply?.code == 421) }
}

extension SMTPDialogue {
  /// What became of the mail.
  ///
  /// Only what the server says of the recipient's address can be final. All else that it may not like
  /// is the office's to set right: its login, its address, the look of its mails.
  ///
  /// - Parameter failure: why the transfer ended early; nil when it ended well.
  func outcome(failure: TransferFailure?) -> Outcome {
    guard step == .content else {
      let isFinal = step == .recipient && reply?.namesNobody ?? false
      return isFinal ? .refused(reason: remark(failure)) : .later(reason: remark(failure))
    }
    switch reply?.code {
    case (200..<300)?: return .accepted(reply: Remark(reply?.text ?? "", said: words))
    case (400..<600)?: return .later(reason: remark(failure))
    default: return .unknown(reason: remark(failure))
    }
  }

  private var words: String { ForeignText.line(said) }

  /// Why the server does not have the mail, or may have it.
  func remark(_ failure: TransferFailure?) -> Remark {
    if let reply, reply.code >= 400 || step == .content {
      return Remark(
        "the server answers \(place) with \(reply.text)", said: "the server says: \(words)",
        advice: Self.advice[reply.code])
    }
    let reason = failure?.words ?? "it gave no answer that can be understood"
    let began =
      switch step {
      case .opening: "no talk with the mail server"
      case .sender, .recipient, .data: "the mail server did not come to take the mail"
      case .content: "the connection ended after the mail was sent"
      }
    return Remark(
      "\(began): \(reason)", advice: failure?.advice, isSilence: failure?.isSilence ?? false)
  }

  private var place: String {
    switch step {
    case .opening: "our greeting or login"
    case .sender: "our address"
    case .recipient: "the recipient's address"
    case .data, .content: "the mail"
    }
  }

  /// What somebody can do about an answer to us (RFC 4954 §6).
  private static let advice = [
    530: "the server wants a login or a secured way first: give --user and --password-file, and"
      + " --security starttls or smtps://",
    534: "the server wants another way to log in, often a password made for programs: see what its"
      + " provider says of mail programs",
    535: "name or password is wrong: set them again with --user and --password-file; many providers"
      + " want a password made for programs (an app password)",
    538: "the server lets nobody log in over a plain way: choose --security starttls, or smtps://",
  ]
}
