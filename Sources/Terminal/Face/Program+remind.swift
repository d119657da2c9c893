import EventLog
import JSONText
import Office
import Post
import Twinning

extension Program {
  /// Sends the reminders that are due.
  func remind(_ invocation: Invocation, _ entry: RunReminders) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .write)
    let at = try entry.at.map { (text) throws(OfficeError) in
      try office.instant(text, field: "at")
    }
    let report = try office.remind(
      RemindOptions(isDry: entry.dryRun, catchesUp: entry.catchUp, at: at),
      by: [TerminalChannel(console: console, style: style, isJSON: entry.json)]
        + office.postChannels())
    console.hasRecorded = !report.isDry && !report.lines.isEmpty
    if entry.json {
      console.print(report.json.canonicalText)
    } else {
      for line in report.lines { tell(line) }
      for sentence in Self.sums(of: report) { console.print(sentence) }
      if report.isDry || console.ability.isTerminal {
        for sentence in Self.waiting(of: report) { console.print(SafeLine.text(sentence)) }
      }
    }
    for trouble in report.troubles { console.complain("look at this: \(trouble)") }
    if report.hasGivenUp { return .unavailable }
    if report.needsRetry { return .tryAgain }
    if !report.isDry, let trouble = try office.tellGoodRun() {
      console.complain("look at this: nobody was told of this run: \(SafeLine.text(trouble))")
    }
    return .done
  }

  /// A digest that went by another channel, or would go.
  private func tell(_ line: RemindReport.Line) {
    if let text = line.text {
      console.print(
        style.heading(
          "Would go to \(SafeLine.text(line.recipient)) by \(line.channel.rawValue):"
            + " \(SafeLine.text(text.subject))"))
      for one in text.lines { console.print(SafeLine.text(one)) }
      console.print("")
      return
    }
    guard line.state != .sent || line.channel != .terminal else { return }
    let note = line.note.isEmpty ? "" : ": \(line.note)"
    let retry = line.retryAt.map { "; next attempt \($0)" } ?? ""
    let words =
      "\(line.digest): \(line.state?.rawValue ?? ""), "
      + "\(Self.counted(line.notices.count, "notice"))\(note)\(retry)"
    if line.state == .sent {
      console.print(SafeLine.text(words))
    } else {
      console.complain("look at this: \(words)")
    }
  }

  private static func sums(of report: RemindReport) -> [String] {
    var lines: [String] = []
    // That a later notice takes the place of earlier ones is as it should be; the ledger tells it.
    for why in Suppression.allCases where why != .laterNotice {
      guard let count = report.suppressed[why], count > 0 else { continue }
      lines.append(
        "\(counted(count, "notice")) \(report.isDry ? "would not go out" : "did not go out"):"
          + " \(why.words)")
    }
    if report.isDry, report.lines.isEmpty { lines.append("Nothing would be sent.") }
    return lines
  }

  /// What waits, and for what; cron does not mail it with every run.
  private static func waiting(of report: RemindReport) -> [String] {
    var lines: [String] = []
    if report.waiting > 0 {
      lines.append(
        "\(counted(report.waiting, "notice")) \(report.isDry ? "would wait" : "wait") for the next"
          + " digest")
    }
    return lines + report.pending.map { "\($0.digest): next attempt \($0.retryAt)" }
  }

  /// Tells how the reminders stand; ends with 1 when they did not run well for too long.
  func remindStatus(
    _ invocation: Invocation, _ entry: ReminderStatus
  ) throws(OfficeError) -> ExitCode {
    let limit = try entry.maxAge.map { (text) throws(OfficeError) in try Self.seconds(text) }
    let office = try open(invocation, .read)
    guard try !office.isEmpty() else { throw OfficeError.noOffice(folder: office.folder) }
    let status = try office.remindStatus()
    if entry.json {
      console.print(status.json.canonicalText)
    } else {
      for line in Self.lines(of: status) { console.print(SafeLine.text(line)) }
    }
    guard let limit, !status.isWell(within: limit) else { return .done }
    if !status.ranWell(within: limit) {
      console.complain(
        "twinning: reminders did not run well within \(entry.maxAge ?? "");"
          + " see that cron or the timer runs twinning remind")
    }
    for (digests, words) in [
      (
        status.lost,
        "given up, or may not have arrived: tell these people, or have it tried once more with"
          + " remind again"
      ),
      (status.stuck, "waiting for more than a day: see what twinning remind says of it"),
    ] where !digests.isEmpty {
      console.complain(
        SafeLine.text(
          "twinning: \(Self.counted(digests.count, "digest")) \(words): \(Self.listed(digests))"))
    }
    return .refused
  }

  private static func lines(of status: RemindStatus) -> [String] {
    var lines: [String] = []
    if let last = status.lastRun, status.isAhead {
      lines.append(
        "Reminders last ran well at \(last), which is still to come: is the clock right?")
    } else if let last = status.lastRun, let age = status.age {
      lines.append("Reminders last ran well at \(last), \(Self.span(age)) ago.")
    } else {
      lines.append("Reminders never ran here: twinning remind sends them.")
    }
    for (words, digests) in [
      ("claimed, for the next run to hand over", status.waiting),
      ("will be tried again", status.retrying.map { "\($0.digest) at \($0.retryAt)" }),
      ("left in the midst of being handed over", status.broken),
      ("could not be sent", status.failed),
      ("sent or not, nobody can tell", status.unknown),
    ] where !digests.isEmpty {
      lines.append("\(counted(digests.count, "digest")) \(words): \(listed(digests))")
    }
    return lines
  }

  /// More names than this say nothing more.
  private static let mostNames = 10

  private static func listed(_ names: [String]) -> String {
    let more = names.count > mostNames ? " … (see remind ledger)" : ""
    return names.prefix(mostNames).joined(separator: ", ") + more
  }

  private static func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<120: counted(Int(seconds), "second")
    case ..<7_200: counted(Int(seconds / 60), "minute")
    case ..<172_800: counted(Int(seconds / 3_600), "hour")
    default: counted(Int(seconds / 86_400), "day")
    }
  }

  /// `90m`, `2h`, `3d` in seconds.
  private static func seconds(_ text: String) throws(OfficeError) -> Int64 {
    let units: [Character: Int64] = ["m": 60, "h": 3_600, "d": 86_400]
    guard let last = text.last, let unit = units[last], let number = Int64(text.dropLast()),
      1...100_000 ~= number
    else {
      throw OfficeError.refused(
        Refusal(
          "\"\(excerpt(text))\" is no span of time", advice: "write 90m, 2h or 3d",
          field: "max-age"))
    }
    return number * unit
  }
}

/// Hands digests over on standard output.
struct TerminalChannel: NoticeChannel {
  let console: Console
  let style: Style
  /// One JSON object on a line for each digest.
  let isJSON: Bool

  var channel: Channel { .terminal }

  /// What is written into a file or a pipe goes on from there: cron and systemd mail it.
  var staysHere: Bool { console.ability.isTerminal }

  func obstacle(to person: PersonID) -> String? { nil }

  /// It counts as handed over when it is written out.
  func handOver(_ message: DigestMessage) -> Post.Outcome {
    if isJSON {
      console.print(Self.json(of: message).canonicalText)
    } else {
      console.print(style.heading(SafeLine.text(message.subject)))
      for line in message.lines { console.print(SafeLine.text(line)) }
      console.print("")
    }
    console.flush()
    if let failure = console.failure {
      return .unknown(reason: "standard output cannot be written: \(failure)")
    }
    return .accepted(reply: "")
  }

  private static func json(of message: DigestMessage) -> JSONValue {
    .object([
      JSONValue.Member("digest", .string(message.id)),
      JSONValue.Member("recipient", .string(message.recipient.text)),
      JSONValue.Member("day", .string(message.day.description)),
      JSONValue.Member("language", .string(message.language)),
      JSONValue.Member("subject", .string(message.subject)),
      JSONValue.Member("lines", .array(message.lines.map { .string($0) })),
      JSONValue.Member("notices", .array(message.notices.map { .string($0.description) })),
    ])
  }
}
