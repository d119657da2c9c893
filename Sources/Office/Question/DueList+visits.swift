import Guidance
import Projections
import Twinning

extension DueList {
  /// Checklists are derived for so many visits at the most: a committee has a dozen at a time.
  private static let visitLimit = 1_000
  /// How long after the departure a checklist is still looked at.
  private static let daysAfterDeparture = 92

  /// Visits that took place and were not evaluated, from when their checklist is looked at no more
  /// (R15).
  func evaluations() throws(OfficeError) -> [Duty] {
    let last = desk.today.addingClamped(days: -Self.daysAfterDeparture - 1)
    let ends = cadences.all(from: .visitEnded).compactMap(firstEnd(stillAskedUnder:))
    guard let first = ends.min() else { return [] }
    let visits = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(
          first: first.daysSince1970, last: last.daysSince1970, partner: partner?.text,
          noun: "delegation", stage: "completed"))
    }
    var duties: [Duty] = []
    for row in visits {
      guard let day = row.last, day <= last.daysSince1970,
        let departure = CivilDay(daysSince1970: Int(day))
      else { continue }
      for cadence in cadences.with(row.partner, from: .visitEnded) {
        guard let due = departure.adding(cadence.every), due >= knownSince else { continue }
        let until = cadence.rule.askedUntil(from: due)
        guard until.map({ $0 >= self.first }) ?? true, try !isSettled(cadence.rule.id, of: row.slug)
        else {
          continue
        }
        duties.append(
          Duty(
            cadence.grounds, subject: row.slug, partner: row.partner, due: due, until: until,
            detail: "the visit ended on \(departure.wording)"))
      }
    }
    return duties
  }

  /// The first day on which a visit may have ended whose evaluation is asked for still: a month more
  /// than that, for months differ in length.
  private func firstEnd(stillAskedUnder cadence: KeptCadence) -> CivilDay? {
    guard let known = knownSince.adding(cadence.every.negated) else { return nil }
    guard let asked = cadence.rule.askedFor else { return known }
    let days =
      (cadence.every.totalMonths + Int(asked.months) + 1) * 31 + cadence.every.totalDays
      + Int(asked.days)
    return max(known, first.addingClamped(days: -days))
  }

  /// Whether an item of a visit's checklist was ticked or waived.
  private func isSettled(_ item: String, of visit: String) throws(OfficeError) -> Bool {
    let visit = try desk.look { (records) throws(Refusal) in
      try records.delegation(DelegationID(unchecked: visit))
    }
    return visit?.marks.contains { $0.key.text == item && $0.state != .open } ?? false
  }

  /// Visits that should be over for so long that nobody asks for their checklist any more, and of
  /// which nobody said what became of them (R9).
  func forgottenVisits() throws(OfficeError) -> [Duty] {
    let last = desk.today.addingClamped(days: -Self.daysAfterDeparture - 1)
    let visits = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(
          last: last.daysSince1970, partner: partner?.text, noun: "delegation",
          without: ["completed", "evaluated", "postponed", "cancelled"]))
    }
    let title = "Record what became of the visit"
    let grounds = DutyGrounds(
      code: "outcome", title: title, openTitle: title, office: "secretary", rule: "R9", source: "",
      ladder: cadences.standardLadder, origin: .outcome)
    return visits.compactMap { row in
      guard let day = row.last, day <= last.daysSince1970,
        let due = CivilDay(daysSince1970: Int(day))
      else { return nil }
      return Duty(
        grounds, subject: row.slug, partner: row.partner, due: due,
        detail: "it is still \(row.stage), and its days are over", assignee: row.responsible)
    }
  }

  func checklistItems() throws(OfficeError) -> [Duty] {
    let first = first.addingClamped(days: -Self.daysAfterDeparture)
    let visits = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(
          first: first.daysSince1970, partner: partner?.text, noun: "delegation",
          without: ["evaluated", "postponed", "cancelled"]))
    }
    var duties: [Duty] = []
    for row in visits.prefix(Self.visitLimit) {
      let list = try desk.look { (records) throws(Refusal) -> VisitProtocol? in
        guard let visit = try records.delegation(DelegationID(unchecked: row.slug)) else {
          return nil
        }
        return try VisitProtocol(of: visit, records: records, rules: desk.rules, seals: desk.seals)
      }
      let end = row.last.flatMap { CivilDay(daysSince1970: Int($0)) }
        .map { $0.addingClamped(days: Self.daysAfterDeparture) }
      for item in list?.checklist.open ?? [] {
        guard let day = item.due.earliest.flatMap({ CivilDay(daysSince1970: Int($0)) }) else {
          continue
        }
        let grounds = DutyGrounds(
          code: item.key, title: item.title, openTitle: item.openTitle, office: item.responsible,
          rule: item.rules.first ?? "R20", source: item.sources.first?.name ?? "",
          reason: item.why, ladder: item.ladder ?? cadences.standardLadder, origin: .checklist)
        duties.append(
          Duty(
            grounds, subject: row.slug, partner: row.partner, due: day, until: end,
            detail: item.dueText, assignee: item.mark?.responsible?.text ?? ""))
      }
    }
    return duties
  }
}
