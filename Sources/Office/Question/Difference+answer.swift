import EventLog
import JSONText
import Twinning

extension AskDifference {
  /// What was recorded after the one moment and up to the other, by subject.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let from =
      if from == Self.beginning { nil as (position: Int64, instant: Instant)? } else {
        try desk.history.reached(from, field: "from")
      }
    let until = try desk.history.reached(until, field: "until")
    if let from, from.instant > until.instant {
      throw OfficeError.refused(
        Refusal(
          "\(from.instant) lies after \(until.instant)", advice: "name the earlier moment first",
          rule: "R33", field: "from"))
    }
    var entries: [HistoryEntry] = []
    let before = from?.position ?? 0
    if before < until.position {
      entries = try desk.history.known(through: until.position).entries(
        from: before + 1, through: until.position
      ) { _ in true }
    }
    let grouped = entries.sorted {
      ($0.subject, $0.moment.position) < ($1.subject, $1.moment.position)
    }
    var answer = Answer(
      "What changed from \(from?.instant.description ?? "the beginning") to \(until.instant)")
    answer.add(
      Section(
        "changes", .table(Self.columns, rows(of: grouped)),
        empty: "nothing was recorded between them"))
    return answer
  }

  /// In place of a moment: before anything was recorded.
  private static let beginning = "beginning"

  private static var columns: [Column] {
    [
      Column("subject", "Subject"), Column("what", "What changed"),
      Column("when", "When", isWhole: true, .wideLines), Column("who", "By"),
      Column("why", "Why"), Column("command", "Command"),
      Column("recorded", "Recorded", isWhole: true, .wideLines),
      Column("position", "No.", isRight: true), Column("source", "Source", .machines),
      Column("corrected", "Corrected", .machines),
    ]
  }

  /// One row for each event; for people the subject stands at the first of its rows only.
  private func rows(of entries: [HistoryEntry]) -> [[Cell]] {
    var last = ""
    return entries.map { entry in
      let isAgain = entry.subject == last
      last = entry.subject
      return [
        Cell(isAgain ? "" : entry.subject, json: .string(entry.subject)), entry.what,
        .shortDate(entry.moment.effective.description), Cell(entry.actor), Cell(entry.reason),
        Cell("\(entry.command) #\(entry.commandNumber)"), entry.recorded,
        Cell(Int(entry.moment.position)), Cell(entry.source), entry.corrected,
      ]
    }
  }
}
