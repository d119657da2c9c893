import Guidance
import Projections
import Twinning

extension DueList {
  /// Checklists are derived for so many visits at the most: a committee has a dozen at a time.
  private static let visitLimit = 1_000
  /// How long after the departure a checklist is still looked at.
  static let daysAfterDeparture = 92

  /// Visits that are to be evaluated (R15); of one that nobody said took place, as long as its
  /// checklist is looked at.
  ///
  /// The cadence alone asks for it, and not the item of that name on the checklist: its tick settles
  /// it.
  func evaluations() throws(OfficeError) -> [Duty] {
    let ends = cadences.all(from: .visitEnded).compactMap(firstEnd(stillAskedUnder:))
    guard let first = ends.min() else { return [] }
    let visits = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(
          first: first.daysSince1970, last: through.daysSince1970, partner: partner?.text,
          noun: "delegation", without: ["evaluated", "postponed", "cancelled"]))
    }
    let resting = restingPartners
    var duties: [Duty] = []
    for row in visits where !resting.contains(row.partner) {
      guard let departure = row.last.flatMap({ CivilDay(daysSince1970: Int($0)) }) else { continue }
      // Then it is asked what became of the visit.
      let silence = departure.addingClamped(days: Self.daysAfterDeparture)
      for cadence in cadences.with(row.partner, from: .visitEnded) {
        guard let due = departure.adding(cadence.every), due >= knownSince else { continue }
        let asked = cadence.rule.askedUntil(from: due)
        let until = row.stage == "completed" ? asked : min(asked ?? silence, silence)
        guard until.map({ $0 >= self.first }) ?? true else { continue }
        let mark = try mark(cadence.rule.id, of: row.slug)
        guard mark.map({ $0.state == .open }) ?? true else { continue }
        let verb = departure < desk.today ? "ended" : "ends"
        duties.append(
          Duty(
            cadence.grounds, subject: row.slug, partner: row.partner, due: due, until: until,
            detail: "the visit \(verb) on \(departure.wording)",
            assignee: mark?.responsible?.text ?? ""))
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

  /// What was done to an item of a visit's checklist.
  private func mark(_ item: String, of visit: String) throws(OfficeError) -> ChecklistMark? {
    let visit = try desk.look { (records) throws(Refusal) in
      try records.delegation(DelegationID(unchecked: visit))
    }
    return visit?.marks.last { $0.key.text == item }
  }

  /// The partners with which everything rests that is owed for visits (R1).
  private var restingPartners: Set<String> {
    let silent = desk.rules.silentStages
    return Set(partners.filter { silent.contains($0.stage) }.map(\.slug))
  }

  /// What is open on the checklists of visits (R20).
  ///
  /// While its day is vague, an item is due on the last day that it may be: on no earlier one can
  /// it be late. A visit that took place owes only what comes after it.
  func checklistItems() throws(OfficeError) -> [Duty] {
    let first = first.addingClamped(days: -Self.daysAfterDeparture)
    let visits = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(
          first: first.daysSince1970, partner: partner?.text, noun: "delegation",
          without: ["evaluated", "postponed", "cancelled"]))
    }
    let evaluations = Set(cadences.all(from: .visitEnded).map(\.rule.id))
    let resting = restingPartners
    var duties: [Duty] = []
    for row in visits.prefix(Self.visitLimit) where !resting.contains(row.partner) {
      let list = try desk.look { (records) throws(Refusal) -> VisitProtocol? in
        guard let visit = try records.delegation(DelegationID(unchecked: row.slug)) else {
          return nil
        }
        return try VisitProtocol(of: visit, records: records, rules: desk.rules, seals: desk.seals)
      }
      let end = row.last.flatMap { CivilDay(daysSince1970: Int($0)) }
        .map { $0.addingClamped(days: Self.daysAfterDeparture) }
      for item in list?.checklist.open ?? [] where !evaluations.contains(item.rule) {
        guard row.stage != "completed" || item.isAfterwards,
          let day = item.due.latest.flatMap({ CivilDay(daysSince1970: Int($0)) })
        else { continue }
        let grounds = DutyGrounds(
          code: item.key, title: item.title, openTitle: item.openTitle, office: item.responsible,
          rule: item.rules.first ?? "R20", source: item.sources.first?.name ?? "",
          reason: item.why, ladder: item.ladder ?? cadences.standardLadder, origin: .checklist,
          isGate: item.gate != nil)
        duties.append(
          Duty(
            grounds, subject: row.slug, partner: row.partner, due: day, until: end,
            detail: item.dueText, assignee: item.mark?.responsible?.text ?? ""))
      }
    }
    return duties
  }
}
