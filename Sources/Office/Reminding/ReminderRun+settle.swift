import EventLog
import Post
import Projections
import Twinning

extension ReminderRun {
  /// So many notices are named of what was given up.
  private static let mostNamed = 10
  /// How long the second attempt waits, in seconds; each further one four times as long as the one
  /// before, up to four hours.
  private static let firstPause: Int64 = 15 * 60
  private static let longestOwnPause: Int64 = 4 * 3_600

  mutating func settle(
    _ row: DigestRow, _ handed: Post.Outcome, _ message: DigestMessage
  ) throws(OfficeError) {
    let notices = message.notices.map(\.description)
    switch handed {
    case .accepted(let reply): try settle(row, .sent, reply, notices: notices)
    case .unknown(let reason): try settle(row, .unknown, reason, notices: notices)
    case .refused(let reason):
      try settle(row, .failed, reason, isFinal: true, notices: notices)
      giveUp(message)
    case .later(let reason, let after):
      let isLast = message.attempt >= Self.mostAttempts
      let pause = min(max(Self.pause(after: message.attempt), Int64(after ?? 0)), Self.longestPause)
      let retry = Instant(microseconds: now.microseconds + pause * 1_000_000)
      try settle(
        row, .failed, reason, isFinal: isLast, retryAt: isLast ? nil : retry.description,
        notices: notices)
      if isLast { giveUp(message) }
    }
  }

  /// How long to wait of ourselves after an attempt, in seconds.
  private static func pause(after attempt: Int) -> Int64 {
    (1..<max(attempt, 1)).reduce(firstPause) { pause, _ in min(pause * 4, longestOwnPause) }
  }

  /// Says who was not told of what, now that nobody tries again: nothing else will.
  private mutating func giveUp(_ message: DigestMessage) {
    if let last = report.lines.indices.last { report.lines[last].isGivenUp = true }
    let named = message.items.prefix(Self.mostNamed).map {
      "\($0.duty.openTitle), due \($0.duty.due.wording)"
    }
    let left = message.items.count - named.count
    report.troubles.append(
      "\(message.recipient) was not told by \(message.channel.rawValue), and nobody tries again:"
        + " \(named.joined(separator: "; "))" + (left > 0 ? "; and \(left) more" : "")
        + "; tell them by other means, or have it tried once more with remind again"
        + " \(message.id)")
  }

  /// So much is kept of what the other side says, in Unicode scalars.
  private static let longestReply = 240

  /// What the other side says, as one line that is safe to keep and to show; `nil` when it is empty.
  private static func line(_ text: String) -> String? {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where line.count < longestReply {
      let isBlank = !SafeText.isHarmless(scalar) || scalar.properties.isWhitespace
      if !isBlank {
        line.append(scalar)
      } else if line.last.map({ $0 != " " }) ?? false {
        line.append(" ")
      }
    }
    return line.isEmpty ? nil : String(line)
  }

  mutating func settle(
    _ row: DigestRow, _ outcome: HandOver, _ remark: Remark, isFinal: Bool = false,
    retryAt: String? = nil, notices: [String] = []
  ) throws(OfficeError) {
    // The other side's own words are shown and not recorded: they may name somebody.
    let kept = Self.line(remark.kept)
    let command = SettleDigest(
      recipient: PersonID(unchecked: row.recipient), digest: row.digest, outcome: outcome,
      reply: outcome == .sent ? kept : nil, cause: outcome == .sent ? nil : kept,
      isFinal: isFinal, retryAt: retryAt)
    try commit("remind settle", .settleDigest(command), command.write)
    let state: NoticeState =
      switch outcome {
      case .sent: .sent
      case .failed: .failed
      case .unknown: .unknown
      }
    report.lines.append(
      RemindReport.Line(
        digest: row.digest, recipient: row.recipient,
        channel: Channel(rawValue: row.channel) ?? .terminal,
        day: CivilDay(daysSince1970: Int(row.day)) ?? .latest, state: state,
        note: Self.line(remark.said) ?? "", retryAt: retryAt, notices: notices, text: nil))
  }
}
