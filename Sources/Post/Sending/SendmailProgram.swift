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

  /// Hands one mail over: *accepted* means that the program has put it into its queue.
  ///
  /// `-i` lets a line with a single dot be one of the mail; `--` lets no recipient be a flag.
  func send(_ mail: ComposedMail) -> Outcome {
    let words = [path, "-i", "-f", sender, "--", mail.recipient]
    // A program on this machine is given lines as this machine has them.
    let run = ChildProgram.run(
      words, input: mail.bytes.filter { $0 != 0x0D }, milliseconds: patience.whole)
    let said = ForeignText.line(run.output)
    let tail = said.isEmpty ? "" : ": \(said)"
    switch run.end {
    case .exited(0) where run.tookAll: return .accepted(reply: said)
    case .exited(0):
      return .unknown(reason: "\(path) ended well before it had read the mail\(tail)")
    case .exited(Self.tryAgain): return .later(reason: "\(path) wants it again later\(tail)")
    case .exited(let code): return .refused(reason: "\(path) ended with \(code)\(tail)")
    case .killed(let signal):
      return .unknown(reason: "\(path) was ended by signal \(signal)\(tail)")
    case .timedOut:
      return .unknown(reason: "\(path) took longer than \(patience.whole) ms and was ended\(tail)")
    case .notStarted(let reason): return .later(reason: "\(path) cannot be started: \(reason)")
    case .lost(let reason): return .unknown(reason: "\(path) cannot be waited for: \(reason)")
    }
  }

  /// EX_TEMPFAIL of sysexits.h.
  private static let tryAgain: Int32 = 75
}
