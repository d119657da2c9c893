import JSONText
import Twinning

extension DueList {
  /// The duties as a table; people see their keys when they ask for them.
  static func section(
    _ duties: [Duty], today: CivilDay, key: String, heading: String = "", empty: String = "none",
    keys: Bool = false
  ) -> Section {
    let columns = [
      Column("due", "Due", isWhole: true), Column("standing", "Standing", .wideLines),
      Column("title", "What"), Column("partner", "Partner", .wideLines),
      Column("subject", "For"), Column("detail", "Because"),
      Column("responsible", "Who sees to it", keys ? .wideLines : .everybody),
      Column("notice", "Notice", .wideLines), Column("rule", "Rule", .wideLines),
      Column("code", "Item", keys ? .machines : .everybody),
      Column("key", "Key", isWhole: true, keys ? .everybody : .machines),
    ]
    return Section(
      key, heading: heading,
      .table(
        columns,
        duties.map { duty in
          let standing = duty.standing(on: today)
          let soon = today.days(until: duty.due) <= 30
          let tone: Tone = standing == .late ? .late : soon ? .soon : .plain
          return [
            .shortDate(duty.due, tone: tone), Cell(standing.rawValue, tone: tone),
            Cell(duty.title), Cell(duty.partner),
            Cell(duty.subject),
            Cell(duty.detail), Cell(duty.responsible), Cell(duty.notice(on: today)),
            Cell(duty.rule), Cell(duty.code), Cell(duty.key.description),
          ]
        }), empty: empty)
  }
}

extension AskDue {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    if let partner {
      _ = try desk.look { (records) throws(Refusal) in try records.required(partner) }
    }
    let within = within ?? .days(180)
    guard !within.isNegative, let through = desk.today.adding(within) else {
      throw OfficeError.refused(
        Refusal("\(within) does not lie ahead", advice: "write for instance 90d", field: "within"))
    }
    let duties = try DueList(desk: desk, partner: partner, through: through).items()
    let late = duties.filter { $0.due < desk.today }
    var answer = Answer("Due until \(through.wording)")
    answer.addUnlessEmpty(
      DueList.section(late, today: desk.today, key: "late", heading: "Late", keys: keys))
    answer.add(
      DueList.section(
        duties.filter { $0.due >= desk.today }, today: desk.today, key: "coming",
        heading: "Coming", empty: "nothing is due until \(through.wording)", keys: keys))
    return answer
  }
}
