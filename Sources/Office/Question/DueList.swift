import Guidance
import JSONText
import Projections
import Twinning

/// Gathers what is owed up to a day: duties of partnerships, introductions, open checklist items.
struct DueList {
  let desk: Desk
  /// Only this partner.
  let partner: PartnershipID?
  /// The last day that is looked at; what is late is always in.
  let through: CivilDay

  /// Checklists are derived for so many visits at the most: a committee has a dozen at a time.
  private static let visitLimit = 1_000
  /// How long after the departure a checklist is still looked at.
  private static let daysAfterDeparture = 92
  /// How many years back a yearly exchange may count for a longer cadence.
  private static let yearsBack = 5
  /// How long after taking office an introduction is still asked for.
  private static let introductionDays = 365

  /// Everything owed, by due day, partner, subject, code.
  ///
  /// - Parameter responsible: only what was given to this person.
  func items(responsible: PersonID? = nil) throws(OfficeError) -> [Duty] {
    var duties: [Duty] = []
    if responsible == nil { duties += try partnerDuties() + introductions() }
    duties += try checklistItems() + forgottenVisits()
    return duties.filter { $0.due <= through }
      .filter { responsible == nil || $0.responsible == responsible?.text }
      .sorted {
        ($0.due, $0.partner, $0.subject, $0.code) < ($1.due, $1.partner, $1.subject, $1.code)
      }
  }

  /// The duties that come back with partners (R21–R23).
  func partnerDuties() throws(OfficeError) -> [Duty] {
    let rules = desk.rules.cadences
    let ladder = desk.rules.standardLadder
    let known = try knownSince()
    let gathered = try desk.read { (source) throws(ProjectionError) in
      let partners =
        if let partner { try source.partner(partner.text).map { [$0] } ?? [] } else {
          try source.partners()
        }
      let schedule = try source.schedule(ScheduleFilter(partner: partner?.text))
      var annuals: [AnnualRow] = []
      for year in desk.today.year - Self.yearsBack + 1...desk.today.year + PartnerDuties.yearsAhead
      {
        annuals += try source.annuals(year: year, partner: partner?.text)
      }
      return (partners, schedule, annuals)
    }
    let schedule = Dictionary(grouping: gathered.1, by: \.partner)
    let annuals = Dictionary(grouping: gathered.2, by: \.partner)
    return gathered.0.flatMap { row in
      var facts = PartnerDuties(
        partner: row.slug, stage: row.stage, knownSince: known, standardLadder: ladder)
      facts.since = VagueDate(recorded: row.official ?? row.since).latest
      facts.adjustments = row.adjustments
      for event in schedule[row.slug] ?? [] { facts.take(event, today: desk.today) }
      for annual in annuals[row.slug] ?? [] { facts.take(annual) }
      return facts.owed(under: rules, on: desk.today, through: through)
    }
  }

  /// The day on which the programme was put on record here: what was before is history.
  private func knownSince() throws(OfficeError) -> CivilDay {
    let programme = try desk.look { (records) throws(Refusal) in try records.programme() }
    guard let programme else { return desk.today }
    return try desk.history.local(programme.moment).recorded
  }

  /// Mayors and liaisons who took office lately and have not introduced themselves (R6): ours to
  /// every active partner, a partner's to us.
  func introductions() throws(OfficeError) -> [Duty] {
    guard let rule = desk.rules.cadences.first(where: { $0.from == "office-taken" }) else {
      return []
    }
    let since = desk.today.addingClamped(days: -Self.introductionDays)
    let (terms, partners) = try desk.read { (source) throws(ProjectionError) in
      (try source.terms(since: since.daysSince1970), try source.partners())
    }
    let active = partners.filter { rule.stages.isEmpty || rule.stages.contains($0.stage) }
    let every =
      Period(months: Int(rule.interval.months), days: Int(rule.interval.days)) ?? .days(30)
    var duties: [Duty] = []
    for term in terms where ["mayor", "liaison"].contains(term.office) && term.left == nil {
      let introduced = term.introduced.split(separator: " ").map(String.init)
      let others = term.partner.isEmpty ? active.map(\.slug) : [term.partner]
      guard let taken = CivilDay(daysSince1970: Int(term.day)), let due = taken.adding(every) else {
        continue
      }
      for other in others where !introduced.contains(other) {
        guard partner == nil || partner?.text == other else { continue }
        duties.append(
          Duty(
            code: rule.id, aspect: other, title: rule.header.title, subject: term.person,
            partner: other, due: due,
            detail: "\(term.partner.isEmpty ? "to \(other)" : "to us"); \(term.office) since "
              + VagueDate(recorded: term.taken).wording,
            responsible: rule.responsible, rule: rule.header.rules.first ?? "",
            source: rule.header.sources.first?.name ?? "",
            ladder: rule.ladder ?? desk.rules.standardLadder))
      }
    }
    return duties
  }

  /// Visits that should be over for so long that nobody asks for their checklist any more, and of
  /// which nobody said what became of them (R9).
  private func forgottenVisits() throws(OfficeError) -> [Duty] {
    let last = desk.today.addingClamped(days: -Self.daysAfterDeparture - 1)
    let visits = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(last: last.daysSince1970, partner: partner?.text, noun: "delegation"))
    }
    let ended = ["completed", "evaluated", "postponed", "cancelled"]
    return visits.filter { !ended.contains($0.stage) }.compactMap { row in
      guard let day = row.last, day <= last.daysSince1970,
        let due = CivilDay(daysSince1970: Int(day))
      else { return nil }
      return Duty(
        code: "outcome", title: "Record what became of the visit", subject: row.slug,
        partner: row.partner, due: due,
        detail: "it is still \(row.stage), and its days are over",
        responsible: row.responsible.isEmpty ? "secretary" : row.responsible, rule: "R9",
        source: "", ladder: desk.rules.standardLadder)
    }
  }

  private func checklistItems() throws(OfficeError) -> [Duty] {
    let first = desk.today.addingClamped(days: -Self.daysAfterDeparture)
    let visits = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(
          first: first.daysSince1970, partner: partner?.text, noun: "delegation"))
    }
    var duties: [Duty] = []
    let closed = ["evaluated", "postponed", "cancelled"]
    for row in visits.filter({ !closed.contains($0.stage) }).prefix(Self.visitLimit) {
      let list = try desk.look { (records) throws(Refusal) -> VisitProtocol? in
        guard let visit = try records.delegation(DelegationID(unchecked: row.slug)) else {
          return nil
        }
        return try VisitProtocol(of: visit, records: records, rules: desk.rules, seals: desk.seals)
      }
      for item in list?.checklist.open ?? [] {
        guard let day = item.due.earliest.flatMap({ CivilDay(daysSince1970: Int($0)) }) else {
          continue
        }
        duties.append(
          Duty(
            code: item.key, title: item.title, openTitle: item.openTitle, subject: row.slug,
            partner: row.partner, due: day,
            detail: item.dueText,
            responsible: item.mark?.responsible?.text ?? item.responsible,
            rule: item.rules.first ?? "R20", source: item.sources.first?.name ?? "",
            ladder: item.ladder ?? desk.rules.standardLadder))
      }
    }
    return duties
  }

  /// The duties as a table.
  static func section(
    _ duties: [Duty], today: CivilDay, key: String, heading: String = "", empty: String = "none"
  ) -> Section {
    let columns = [
      Column("due", "Due", isWhole: true), Column("standing", "Standing", .wideLines),
      Column("title", "What"), Column("partner", "Partner", .wideLines),
      Column("subject", "For"), Column("detail", "Because"),
      Column("responsible", "Who sees to it"),
      Column("notice", "Notice", .wideLines), Column("rule", "Rule", .wideLines),
      Column("code", "Item"), Column("key", "Key", .machines),
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

extension PartnerDuties {
  /// Takes what one row of the schedule tells of meetings and MOUs.
  fileprivate mutating func take(_ row: ScheduleRow, today: CivilDay) {
    let isOver = ["completed", "evaluated", "signed"].contains(row.stage)
    // A plan whose days are over is no plan any more, whatever became of it.
    let hasPassed = row.last.map { $0 < today.daysSince1970 } ?? false
    let isPlanned =
      !isOver && !hasPassed && !["cancelled", "postponed"].contains(row.stage)
    let end = row.last.flatMap { CivilDay(daysSince1970: Int($0)) }.map { min($0, today) }
    let starts = VagueDate(recorded: row.starts)
    if row.noun == "mou" {
      if isOver { lastMou = later(lastMou, end) }
      if isPlanned { nextMou = nextMou.map { min($0, starts) } ?? starts }
    }
    // A meeting on the MOU is a meeting of people; an exchange without travel is not (R23).
    guard row.direction != "none" else { return }
    if isOver { lastMeeting = later(lastMeeting, end) }
    if isPlanned, !starts.isUnknown { nextMeeting = nextMeeting.map { min($0, starts) } ?? starts }
  }

  fileprivate mutating func take(_ row: AnnualRow) {
    if row.sent != nil {
      exchanged.insert(Exchanged(kind: row.kind, year: row.year, way: .sent))
    }
    if row.received != nil {
      exchanged.insert(Exchanged(kind: row.kind, year: row.year, way: .received))
    }
  }

  private func later(_ one: CivilDay?, _ other: CivilDay?) -> CivilDay? {
    guard let one, let other else { return one ?? other }
    return max(one, other)
  }
}

extension PartnerRow {
  /// The duties that come back differently, as they stand in the row.
  fileprivate var adjustments: [String: PartnerDuties.Adjustment] {
    var result: [String: PartnerDuties.Adjustment] = [:]
    for part in cadences.split(separator: ",") {
      let words = part.split(separator: " ").map(String.init)
      guard words.count == 3 else { continue }
      result[words[0]] = PartnerDuties.Adjustment(
        every: try? Period(words[1]), policy: CadencePolicy(rawValue: words[2]))
    }
    return result
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
      DueList.section(late, today: desk.today, key: "late", heading: "Late"))
    answer.add(
      DueList.section(
        duties.filter { $0.due >= desk.today }, today: desk.today, key: "coming",
        heading: "Coming", empty: "nothing is due until \(through.wording)"))
    return answer
  }
}
