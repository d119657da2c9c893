import JSONText
import Projections
import Twinning

extension AskHistory {
  /// Everything that happened to the subject and to what belongs to it, in the order of the world:
  /// by the day by which it was certainly so, then by the log (see `Moment.told`).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let (title, streams) = try streams(at: desk)
    let entries = try desk.history.entries(of: streams).sorted {
      $0.moment.isTold(before: $1.moment)
    }
    var answer = Answer("History of \(title)")
    let columns = [
      Column("when", "When", isWhole: true), Column("what", "What happened"),
      Column("subject", "Subject"),
      Column("who", "Recorded by"), Column("recorded", "On", isWhole: true, .wideLines),
      Column("why", "Why"), Column("source", "Source"), Column("command", "Command"),
      Column("position", "No.", isRight: true, .wideLines),
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

  private func streams(at desk: Desk) throws(OfficeError) -> (String, [String]) {
    guard subject.text != "programme" else {
      return ("the programme", ["programme", "claim/programme"])
    }
    let found = try desk.read { (source) throws(ProjectionError) in
      let row = try source.subject(subject.text)
      let children = row?.noun == "partnership" ? try source.subjects(of: subject.text) : []
      return (row, children)
    }
    guard let row = found.0 else {
      throw OfficeError.refused(
        Refusal("nothing is called \"\(subject)\"", advice: "see twinning search"))
    }
    let all = [row] + found.1.filter { $0.slug != row.slug && $0.noun != "person" }
    return (row.title, all.flatMap { ["\($0.noun)/\($0.slug)", "claim/\($0.slug)"] })
  }

  private func cells(_ entry: HistoryEntry) -> [Cell] {
    let data = (try? JSONValue.parse(utf8: entry.data)) ?? .null
    let arguments = (try? JSONValue.parse(utf8: entry.arguments)) ?? .null
    let slug = entry.stream.split(separator: "/").last.map(String.init) ?? entry.stream
    return [
      .shortDate(entry.moment.effective.description),
      Cell(Sentence.text(of: entry.type, version: entry.version, data: data)),
      Cell(slug), Cell(entry.actor),
      Cell(
        ShortDate.text(VagueDate(recorded: String(entry.recordedAt.prefix(10))).wording),
        json: .string(entry.recordedAt)),
      Cell(data["reason"]?.text ?? arguments["reason"]?.text),
      Cell(data["source"]?.text ?? arguments["source"]?.text),
      Cell("\(entry.command) #\(entry.commandNumber)"), Cell(Int(entry.moment.position)),
    ]
  }
}
