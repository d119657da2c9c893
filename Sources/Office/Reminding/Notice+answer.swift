import EventLog
import JSONText
import Projections
import Twinning

extension AskNotice {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let notice = NoticeKey(key)?.notice ?? Notice(key)
    let duty =
      if let known = notice?.duty ?? DutyKey(key) { known } else { try named(at: desk) }
    let days = max(0, desk.today.days(until: duty.due))
    let board = try NoticeBoard(
      desk, since: min(duty.due, desk.today).addingClamped(days: -1), ahead: days)
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.notices(NoticeFilter(duty: duty.description))
    }
    let marks = try desk.read { (source) throws(ProjectionError) in
      try source.dutyMarks(of: duty.subject)
    }
    let mark = marks.first { $0.duty == duty.description }
    let owed = board.duties.first { $0.key == duty }
    guard owed != nil || mark != nil || !rows.isEmpty else {
      throw OfficeError.refused(unknown(duty, among: board.duties))
    }
    var answer = Answer("Reminders of \(duty)")
    if let owed { answer.add(Self.facts(of: owed)) }
    if let mark { answer.note(Self.words(of: mark)) }
    if owed == nil { answer.note("it is not asked for now, so that no more notices come") }
    if let owed { answer.add(Self.steps(of: owed, board, rows, desk)) }
    answer.add(
      try LedgerTable(desk).section(
        rows.filter { row in notice.map { $0.step.description == row.step } ?? true },
        key: "ledger", heading: "What became of it"))
    return answer
  }

  /// The duty that a key without its day means.
  private func named(at desk: Desk) throws(OfficeError) -> DutyKey {
    let through = desk.today.addingClamped(days: Duty.namedAhead)
    let owed = try DueList(desk: desk, through: through).items()
    do throws(Refusal) {
      return try Duty.named(key, among: owed, field: "key").key
    } catch {
      throw OfficeError.refused(error)
    }
  }

  private func unknown(_ duty: DutyKey, among owed: [Duty]) -> Refusal {
    let near = NearestNames.nearest(owed.map { $0.key.description }, to: duty.description)
    return Refusal(
      "nothing is due under the key \(duty), and the ledger has no notice of it",
      advice: near.first.map { "did you mean \($0)?" } ?? "see due, or remind ledger",
      rule: "R30", field: "key")
  }

  private static func words(of mark: DutyMarkRow) -> String {
    let when = VagueDate(recorded: mark.effective).wording
    let reason = mark.reason.map { ": \($0)" } ?? ""
    let to = mark.to.flatMap { CivilDay(daysSince1970: Int($0)) }.map { " to \($0.wording)" } ?? ""
    return switch mark.kind {
    case "done": "it was done on \(when)\(reason)"
    case "waived": "it was set aside on \(when)\(reason)"
    default: "it was put off on \(when)\(to)\(reason)"
    }
  }

  private static func facts(of duty: Duty) -> Section {
    Section(
      "duty",
      .facts([
        Fact("title", "What", Cell(duty.title)), Fact("due", "Due", .shortDate(duty.due)),
        Fact("partner", "Partner", Cell(duty.partner)),
        Fact("subject", "For", Cell(duty.subject)), Fact("detail", "Because", Cell(duty.detail)),
        Fact("rule", "Rule", Cell(duty.rule)), Fact("source", "Source", Cell(duty.source)),
        Fact("responsible", "Who sees to it", Cell(duty.responsible)),
        Fact("until", "Asked for until", Cell(duty.until?.description)),
        Fact("done", "When it is done", Cell("twinning \(duty.commandWhenDone)")),
      ]))
  }

  /// When each step is told to whom, and why them.
  private static func steps(
    of duty: Duty, _ board: NoticeBoard, _ rows: [NoticeRow], _ desk: Desk
  ) -> Section {
    var cells: [[Cell]] = []
    // Late notices that are far away say nothing new.
    let steps = duty.ladder.steps(
      due: duty.due, until: duty.until, on: desk.today,
      through: desk.today.addingClamped(days: 400))
    for addressee in board.audience.addressees(of: duty) {
      let recipient = addressee.recipient
      for channel in recipient.channels {
        for (step, day) in steps where addressee.hears(of: step) {
          let isKnown = rows.contains {
            $0.step == step.description && $0.recipient == recipient.person.text
              && $0.channel == channel.rawValue
          }
          guard isKnown || day.days(until: desk.today) > -400 else { continue }
          cells.append([
            Cell(duty.words(of: step), json: .string(step.description)), .shortDate(day),
            Cell("\(recipient.hour):00 \(recipient.zone)"), Cell(recipient.person.text),
            Cell(channel.rawValue), Cell(addressee.why),
            Cell(isKnown ? "reached" : day <= desk.today ? "with the next run" : "to come"),
          ])
        }
      }
    }
    return Section(
      "steps", heading: "When, to whom, and why them",
      .table(
        [
          Column("step", "Step", isWhole: true), Column("day", "On", isWhole: true),
          Column("hour", "At", .wideLines), Column("to", "To"), Column("channel", "By"),
          Column("why", "Because this person"), Column("standing", "Standing"),
        ], cells))
  }
}
