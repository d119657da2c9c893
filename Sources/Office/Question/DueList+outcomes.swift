import Guidance
import Projections
import Twinning

extension DueList {
  /// Visits, exchanges and meetings on an MOU that should be over and of which nobody said what
  /// became of them (R9).
  ///
  /// Of a visit it is asked when nobody asks for its checklist any more.
  func outcomes() throws(OfficeError) -> [Duty] {
    try outcomes(of: .visit) + outcomes(of: .exchange) + outcomes(of: .meeting)
  }

  /// What may be planned and forgotten.
  private enum Plan: String {
    case visit = "delegation"
    case exchange
    case meeting = "mou"

    var words: String {
      switch self {
      case .visit: "visit"
      case .exchange: "exchange"
      case .meeting: "meeting on the MOU"
      }
    }

    var origin: Duty.Origin {
      switch self {
      case .visit: .outcome
      case .exchange: .exchangeOutcome
      case .meeting: .meetingOutcome
      }
    }

    /// How many days after its end it is asked about.
    var wait: Int { self == .visit ? DueList.daysAfterDeparture : 0 }
  }

  private func outcomes(of plan: Plan) throws(OfficeError) -> [Duty] {
    let last = desk.today.addingClamped(days: -plan.wait - 1)
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(
          last: last.daysSince1970, partner: partner?.text, noun: plan.rawValue,
          without: ScheduleRow.settledStages))
    }
    let title = "Record what became of the \(plan.words)"
    let grounds = DutyGrounds(
      code: "outcome", title: title, openTitle: title, office: "secretary", rule: "R9", source: "",
      ladder: cadences.standardLadder, origin: plan.origin)
    return rows.compactMap { row in
      guard let day = row.last, day <= last.daysSince1970,
        let due = CivilDay(daysSince1970: Int(day))
      else { return nil }
      let duty = Duty(
        grounds, subject: row.slug, partner: row.partner, due: due,
        detail: "it is still \(row.stage), and its days are over", assignee: row.responsible)
      return duty.command(for: .waived).map { duty.explained("if it fell through: \($0)") } ?? duty
    }
  }
}
