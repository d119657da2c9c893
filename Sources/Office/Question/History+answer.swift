import JSONText
import Projections
import Twinning

extension AskHistory {
  /// Everything that happened to the subject and to what belongs to it, in the order of the world:
  /// by the day by which it was certainly so, then by the log (see `Moment.told`).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let (title, streams) = try desk.streams(of: subject)
    let entries = try desk.history.entries(of: streams).sorted {
      $0.moment.isTold(before: $1.moment)
    }
    var answer = Answer("History of \(title)")
    let columns = [
      Column("when", "When", isWhole: true), Column("what", "What happened"),
      Column("subject", "Subject"),
      Column("who", "Recorded by"), Column("recorded", "On", isWhole: true, .wideLines),
      Column("why", "Why"), Column("source", "Source"), Column("command", "Command"),
      Column("position", "No.", isRight: true), Column("corrected", "Corrected", .machines),
    ]
    answer.add(
      Section(
        "history", .table(columns, entries.map(cells)), empty: "nothing is on record by then"))
    let undated = entries.filter(\.moment.effective.isUnknown).count
    if undated > 0 {
      answer.note(
        "\(undated) without a date \(undated == 1 ? "stands" : "stand") at the day of recording,"
          + " by which it was certainly so (R36)")
    }
    let open = entries.filter { $0.moment.effective.isOpenEnded }.count
    if open > 0 {
      answer.note(
        "\(open) known only from a day on \(open == 1 ? "stands" : "stand") right behind that day"
          + " (R36)")
    }
    return answer
  }

  private func cells(_ entry: HistoryEntry) -> [Cell] {
    [
      .shortDate(entry.moment.effective.description), entry.what, Cell(entry.subject),
      Cell(entry.actor), entry.recorded, Cell(entry.reason), Cell(entry.source),
      Cell("\(entry.command) #\(entry.commandNumber)"), Cell(Int(entry.moment.position)),
      entry.corrected,
    ]
  }
}

extension Desk {
  /// The title of a subject, and the streams that tell its history: its own, and those of what
  /// belongs to it.
  func streams(of subject: SubjectID) throws(OfficeError) -> (title: String, streams: [String]) {
    guard subject.text != "programme" else {
      return ("the programme", Self.beside("programme", "programme"))
    }
    let (row, children) = try read { (source) throws(ProjectionError) in
      let row = try source.subject(subject.text)
      let children = row?.noun == "partnership" ? try source.subjects(of: subject.text) : []
      return (row, children)
    }
    guard let row else {
      let retracted = try history.retracted(subject.text)
      guard !retracted.isEmpty else {
        throw OfficeError.refused(
          Refusal(
            "nothing is called \"\(subject)\"", advice: "see twinning search",
            absent: Refusal.Absent("\"\(subject)\"", subject.text)))
      }
      return ("\(subject), which was retracted", retracted + Self.beside(subject.text))
    }
    let all = [row] + children.filter { $0.slug != row.slug && $0.noun != "person" }
    let gone = row.noun == "partnership" ? try history.retracted(of: subject.text) : []
    return (row.title, all.flatMap { Self.beside($0.slug, "\($0.noun)/\($0.slug)") } + gone)
  }

  /// The stream of a subject with those that tell what else was said of it: claims, and marks of
  /// its duties.
  private static func beside(_ slug: String, _ own: String...) -> [String] {
    own + ["claim/\(slug)", "duty/\(slug)"]
  }
}
