internal import Glibc

/// A program that takes mails as sendmail does: Postfix, Exim, msmtp and others bring one along.
package struct SendmailProgram: Equatable, Sendable {
  /// Where it lies, such as `/usr/sbin/sendmail`.
  package let path: String
  /// The envelope's sender.
  package let sender: String
  package let patience: Patience

  package init(
    path: String = "/usr/sbin/sendmail", sender: String, patience: Patience = .mail
  ) throws(PostError) {
    try Field("path of sendmail").checkLine(path, most: 4096)
    guard path.hasPrefix("/") else {
      throw .unsuitable(
        field: "path of sendmail", value: path, wanted: "a whole path such as /usr/sbin/sendmail")
    }
    try Field("sender of the envelope").checkAddress(sender)
    // Behind `-f`, so it must be no flag itself.
    guard !sender.hasPrefix("-") else {
      throw .unsuitable(
        field: "sender of the envelope", value: sender, wanted: "without a hyphen at its beginning")
    }
    self.path = path
    self.sender = sender
    self.patience = patience
  }

  /// Why there is no such program; nil when it can be started.
  var absence: Remark? {
    guard unsafe access(path, X_OK) != 0 else { return nil }
    return Remark(
      "\(path) cannot be started: \(SystemFailure.last().reason)",
      advice: "see whether it is installed, and name where it lies with post mail --sendmail")
  }

  /// Hands one mail over: *accepted* means that the program has put it into its queue.
  ///
  /// `-i` lets a line with a single dot be one of the mail; `--` lets no recipient be a flag.
  func send(_ mail: ComposedMail) -> Outcome {
    let words = [path, "-i", "-f", sender, "--", mail.recipient]
    // A program on this machine is given lines as this machine has them.
    let input = mail.bytes.filter { $0 != 0x0D }
    let run = ChildProgram.run(words, input: input, milliseconds: patience.whole)
    func remark(_ words: String, advice: String? = nil, isSilence: Bool = false) -> Remark {
      let said = ForeignText.line(run.output)
      return Remark(
        "\(path) \(words)", said: said.isEmpty ? nil : "\(path) \(words): \(said)", advice: advice,
        isSilence: isSilence)
    }
    switch run.end {
    case .exited(0) where run.unread == 0:
      return .accepted(reply: Remark("", said: ForeignText.line(run.output)))
    case .exited(0) where run.unread == input.count:
      return .later(
        reason: remark(
          "ended well and did not read the mail", advice: "see whether it is a sendmail at all"))
    case .exited(0): return .unknown(reason: remark("ended well before it had read the mail"))
    case .exited(let code) where Self.concernsRecipient.contains(code):
      return .refused(reason: remark("ended with \(code)"))
    case .exited(let code): return .later(reason: remark("ended with \(code)"))
    case .killed(let signal): return .unknown(reason: remark("was ended by signal \(signal)"))
    case .timedOut:
      return .unknown(
        reason: remark("took longer than \(patience.whole) ms and was ended", isSilence: true))
    case .notStarted(let reason): return .later(reason: remark("cannot be started: \(reason)"))
    case .lost(let reason): return .unknown(reason: remark("cannot be waited for: \(reason)"))
    }
  }

  /// EX_DATAERR and EX_NOUSER of sysexits.h: the recipient's address is none, or nobody's.
  private static let concernsRecipient: Set<Int32> = [65, 67]
}
