import JSONText
import Twinning

extension Section {
  /// How duties are kept differently with a partner: what counts on a day, and what will.
  static func cadences(of partner: Partnership, on day: CivilDay) -> Section {
    let present = partner.cadences(on: day)
    let told = partner.cadences.filter {
      $0.moment.settled > day || present.contains($0.event)
    }
    return Section(
      "cadences", heading: "Duties that are kept differently here",
      .table(
        [
          Column("duty", "Duty"), Column("from", "From", isWhole: true), Column("every", "Every"),
          Column("policy", "Counted"), Column("ladder", "Notices, days before"),
          Column("lateEvery", "Days when late", isRight: true),
          Column("responsible", "Who sees to it"), Column("escalation", "Who else hears of it"),
          Column("reason", "Reason"),
        ],
        told.map { change in
          let event = change.event
          return [
            Cell(event.duty.text), .shortDate(change.moment.effective.description),
            event.off
              ? Cell("off") : event.guidance ? Cell("as guidance has it") : period(event.every),
            Cell(event.policy?.rawValue), Cell(event.ladder),
            Cell(event.lateEvery.map(String.init)), Cell(event.responsible?.text),
            Cell(
              event.escalateAfter.map { after in
                "\(event.escalateTo.map(\.text).joined(separator: ", "))"
                  + " from late notice \(after) on"
              }), Cell(event.reason),
          ]
        }))
  }

  private static func period(_ every: Period?) -> Cell {
    Cell(every?.wording ?? "", json: every.map { .string($0.description) } ?? .null)
  }
}
