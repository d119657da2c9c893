import JSONText
import Projections
import Twinning

extension AskWhy {
  /// The finding with the guidance behind it, and the events that made it.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let matter = try Matter(subject, item, at: desk)
    guard let finding = try matter.find(desk) else {
      throw OfficeError.refused(try matter.refusal(at: desk))
    }
    let supposition = try Supposition(desk, streams: try matter.streams(at: desk))
    let provenance = try Provenance(of: finding, in: supposition, matter.find)
    var answer = Answer("Why \(item) of \(subject)")
    answer.add(
      Section(
        "item",
        .facts(
          [
            Fact("item", "Item", Cell(item.text)), Fact("title", "What", Cell(finding.title)),
            Fact("state", "State", Cell(finding.state)),
            Fact("due", "Due", Cell(Self.words(finding.due), json: .string(finding.due))),
            Fact("responsible", "Who sees to it", Cell(finding.responsible)),
            Fact("because", "Because", Cell(finding.because)),
            Fact("why", "Why", Cell(finding.why)), Fact("rule", "Rule", Cell(finding.rule)),
            Fact("source", "Source", Cell(finding.source)),
          ].filter { !$0.cell.text.isEmpty })))
    answer.add(
      Section(
        "causes", heading: "The events that it follows from",
        .table(Self.columns, try rows(of: provenance, finding, at: desk)),
        empty: "it follows from guidance alone"))
    if provenance.causes.contains(where: \.isReplaceable) {
      answer.note("\"among others\" marks one of several events each of which would be enough")
    }
    if provenance.untried > 0 {
      answer.note(
        "only the newest \(Provenance.limit) of \(Provenance.limit + provenance.untried) events that"
          + " it may follow from were tried; ask with --as-of or --known-at for older ones")
    }
    return answer
  }

  private static var columns: [Column] {
    [
      Column("position", "No.", isRight: true), Column("subject", "Subject"),
      Column("what", "What happened"), Column("when", "When", isWhole: true),
      Column("without", "Without it"), Column("who", "By"),
      Column("recorded", "Recorded", isWhole: true, .wideLines),
      Column("why", "Why", .wideLines), Column("command", "Command"),
      Column("corrected", "Corrected", .machines),
    ]
  }

  private func rows(
    of provenance: Provenance, _ finding: Derived, at desk: Desk
  ) throws(OfficeError) -> [[Cell]] {
    var rows: [[Cell]] = []
    for cause in provenance.causes {
      guard
        let entry = try desk.history.entries(
          from: cause.position, through: cause.position,
          { _ in
            true
          }
        ).first
      else { continue }
      let otherwise = Self.words(cause.otherwise, insteadOf: finding)
      rows.append([
        Cell(Int(cause.position)), Cell(entry.subject), entry.what,
        .shortDate(entry.current.effective.description),
        Cell(cause.isReplaceable ? "among others: \(otherwise)" : otherwise), Cell(entry.actor),
        entry.recorded, Cell(entry.reason),
        Cell("\(entry.command) #\(entry.commandNumber)"), entry.corrected,
      ])
    }
    return rows
  }

  /// A day in words; whatever else a due day may be as it is.
  private static func words(_ due: String) -> String {
    CivilDay(utf8: due.utf8.span).map { ShortDate.text($0.wording) } ?? due
  }

  /// What would differ, in words.
  private static func words(_ other: Derived?, insteadOf finding: Derived) -> String {
    guard let other else { return "not there" }
    let parts = [
      other.due == finding.due ? nil : "due \(other.due.isEmpty ? "on no day" : words(other.due))",
      other.responsible == finding.responsible ? nil : other.responsible,
      other.state == finding.state ? nil : other.state,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
