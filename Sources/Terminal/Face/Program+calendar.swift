import Calendars
import EventLog
import JSONText
import Office
import Twinning

extension Program {
  /// Prints a calendar as it is subscribed to.
  func printFeed(_ invocation: Invocation, _ entry: PrintFeed) throws(OfficeError) -> ExitCode {
    console.write(try open(invocation, .read).feed(of: entry.whose))
    return .done
  }

  /// Writes all calendars into a folder, and says which changed; ends as the first failure does.
  func publish(_ invocation: Invocation, _ entry: PublishFeeds) throws(OfficeError) -> ExitCode {
    let publication = try open(invocation, .read).publish(to: entry.to)
    var answer = Answer("Calendars")
    answer.add(
      Section(
        "feeds",
        .table(
          [
            Column("path", "File"), Column("entries", "Entries", isRight: true),
            Column("change", "Now", isWhole: true),
          ],
          publication.feeds.map { feed in
            [
              Cell(feed.path), Cell(feed.entries),
              Cell(feed.change.rawValue, tone: Self.tone(of: feed.change)),
            ]
          })))
    for note in publication.notes { answer.note(note) }
    for failure in publication.failures.dropFirst() { answer.note(failure.description) }
    tell(answer, asJSON: entry.json)
    if let failure = publication.failures.first { throw failure }
    return .done
  }

  private static func tone(of change: PublishedFeed.Change) -> Tone {
    switch change {
    case .written, .removed: .done
    case .unchanged: .muted
    case .failed: .late
    }
  }

  /// Looks through a calendar; ends with 1 when something is wrong.
  func lint(_ entry: LintCalendar) throws(OfficeError) -> ExitCode {
    let limit = CalendarLint.largest
    guard let bytes = try WholeFile.read(entry.file, limit: limit) else {
      throw OfficeError.unreadable(
        path: entry.file, reason: "it has more than \(ByteCount.text(Int64(limit)))")
    }
    let findings = CalendarLint.findings(in: bytes)
    let wrong = findings.filter { !$0.isNote }.count
    var answer = Answer("Findings in \(entry.file == "-" ? "standard input" : entry.file)")
    answer.add(
      Section(
        "findings",
        .table(
          [
            Column("line", "Line", isRight: true), Column("severity", "How bad", isWhole: true),
            Column("problem", "Found"), Column("advice", "What to do"),
            Column("reference", "Where it stands"), Column("rule", "Rule", .machines),
          ],
          findings.map { finding in
            [
              Cell(finding.line),
              finding.isNote ? Cell("note", tone: .muted) : Cell("error", tone: .late),
              Cell(finding.problem), Cell(finding.advice), Cell(finding.reference),
              Cell(finding.rule.rawValue),
            ]
          }), empty: "nothing is wrong"))
    if !findings.isEmpty {
      answer.note(
        "\(Self.counted(wrong, "error")), \(Self.counted(findings.count - wrong, "note"))")
    }
    tell(answer, asJSON: entry.json)
    return wrong == 0 ? .done : .refused
  }
}
