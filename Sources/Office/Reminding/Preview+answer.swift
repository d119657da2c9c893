import JSONText
import Projections
import Twinning

extension AskPreview {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let within = within ?? .days(90)
    guard !within.isNegative, let last = desk.today.adding(within) else {
      throw OfficeError.refused(
        Refusal("\(within) does not lie ahead", advice: "write for instance 90d", field: "within"))
    }
    if let person {
      _ = try desk.look { (records) throws(Refusal) in try records.required(person) }
    }
    let board = try NoticeBoard(
      desk, since: nil, ahead: max(0, desk.today.days(until: last)))
    let found = notices(on: board, from: desk.today, through: last)
    var answer = Answer("Notices until \(last.wording)")
    answer.add(
      Section(
        "notices",
        .table(
          [
            Column("day", "On", isWhole: true), Column("hour", "At", .wideLines),
            Column("to", "To"), Column("channels", "By", .wideLines), Column("title", "What"),
            Column("partner", "Partner"), Column("subject", "For"),
            Column("due", "Due", isWhole: true), Column("step", "Step"),
            Column("notice", "Notice", .machines),
          ], found.sorted { $0.day < $1.day }.map(\.cells)), empty: "none"))
    answer.note("if nothing changes until then: what is done, moved or given away falls silent")
    return answer
  }

  /// The notices by person and step; whoever is told only of what is late is left out before.
  private func notices(
    on board: NoticeBoard, from first: CivilDay, through last: CivilDay
  ) -> [(day: CivilDay, cells: [Cell])] {
    var found: [(day: CivilDay, cells: [Cell])] = []
    for duty in board.duties {
      let steps = duty.ladder.steps(
        due: duty.due, until: duty.until, on: first, through: last
      )
      .filter { $0.day >= first && $0.day <= last }
      guard !steps.isEmpty else { continue }
      for addressee in board.audience.addressees(of: duty)
      where person == nil || person == addressee.recipient.person {
        for (step, day) in steps where addressee.hears(of: step) {
          found.append((day, Self.cells(of: duty, step, on: day, to: addressee.recipient)))
        }
      }
    }
    return found
  }

  private static func cells(
    of duty: Duty, _ step: NoticeStep, on day: CivilDay, to recipient: Recipient
  ) -> [Cell] {
    // What the two sides owe each other has one title: `sent`, `received`.
    let title = duty.aspect.isEmpty ? duty.title : "\(duty.title) (\(duty.aspect))"
    return [
      .shortDate(day), Cell("\(recipient.hour):00 \(recipient.zone)"),
      Cell(recipient.person.text),
      Cell(recipient.channels.map(\.rawValue).joined(separator: " ")),
      Cell(title, json: .string(duty.title)), Cell(duty.partner),
      Cell(duty.subject == duty.partner ? "" : duty.subject, json: .string(duty.subject)),
      .shortDate(duty.due),
      Cell(duty.words(of: step), json: .string(step.description)),
      Cell("\(Notice(duty: duty.key, step: step))"),
    ]
  }
}
