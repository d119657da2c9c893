import Guidance
import Projections
import Twinning

extension DueList {
  /// Mayors and liaisons who took office lately and have not introduced themselves (R6): ours to
  /// every active partner, a partner's to us.
  func introductions() throws(OfficeError) -> [Duty] {
    guard let rule = desk.rules.cadences.first(where: { $0.from == .officeTaken }) else {
      return []
    }
    // Whoever took office a month earlier still is asked for it no more: months differ in length.
    let since = rule.askedFor.map { asked in
      let days =
        rule.every.totalMonths * 31 + rule.every.totalDays
        + Int(asked.months) * 31 + Int(asked.days)
      return desk.today.addingClamped(days: -days)
    }
    let (terms, partners) = try desk.read { (source) throws(ProjectionError) in
      (try source.terms(since: since?.daysSince1970 ?? .min), try source.partners())
    }
    let active = partners.filter { rule.stages.isEmpty || rule.stages.contains($0.stage) }
    var duties: [Duty] = []
    for term in terms where ["mayor", "liaison"].contains(term.office) && term.left == nil {
      let introduced = term.introduced.split(separator: " ").map(String.init)
      let others = term.partner.isEmpty ? active.map(\.slug) : [term.partner]
      guard let taken = CivilDay(daysSince1970: Int(term.day)), let due = taken.adding(rule.every)
      else { continue }
      let until = rule.askedUntil(from: due)
      guard until.map({ $0 >= desk.today }) ?? true else { continue }
      for other in others where !introduced.contains(other) {
        guard partner == nil || partner?.text == other else { continue }
        duties.append(
          Duty(
            rule, aspect: other, subject: term.person, partner: other, due: due,
            until: until,
            detail: "\(term.partner.isEmpty ? "to \(other)" : "to us"); \(term.office) since "
              + VagueDate(recorded: term.taken).wording,
            standardLadder: desk.rules.standardLadder))
      }
    }
    return duties
  }

  /// Terms of office that end, on either side (R6).
  func endingTerms() throws(OfficeError) -> [Duty] {
    let rules = desk.rules.cadences.filter { $0.from == .termEnds }
    guard !rules.isEmpty else { return [] }
    let terms = try desk.read { (source) throws(ProjectionError) in
      try source.terms(endingBy: through.daysSince1970)
    }
    return terms.filter { partner == nil || $0.partner == partner?.text }.flatMap { term in
      rules.compactMap { rule -> Duty? in
        guard let due = term.lastDay.flatMap({ CivilDay(daysSince1970: Int($0)) }) else {
          return nil
        }
        let until = rule.askedUntil(from: due)
        guard until.map({ $0 >= desk.today }) ?? true else { return nil }
        let side = term.partner.isEmpty ? "" : ", of \(term.partner)"
        return Duty(
          rule, aspect: term.office, subject: term.person, partner: term.partner, due: due,
          until: until,
          detail: "\(term.office)\(side): the term ends "
            + VagueDate(recorded: term.ends ?? "").wording,
          standardLadder: desk.rules.standardLadder)
      }
    }
  }

  /// Checks of adults in homes that end (R10): told with the open day alone, for a reminder stands in
  /// the log.
  func endingChecks() throws(OfficeError) -> [Duty] {
    let rules = desk.rules.cadences.filter { $0.from == .checked }
    guard !rules.isEmpty else { return [] }
    let checks = try desk.read { (source) throws(ProjectionError) in
      try source.checks(endingBy: through.daysSince1970)
    }
    return checks.filter { partner == nil || $0.partner == partner?.text }.flatMap { check in
      rules.compactMap { rule -> Duty? in
        guard let due = CivilDay(daysSince1970: Int(check.day)) else { return nil }
        let until = rule.askedUntil(from: due)
        guard until.map({ $0 >= desk.today }) ?? true else { return nil }
        return Duty(
          rule, subject: check.person, partner: check.partner, due: due, until: until,
          detail: "the check counts until \(due.wording)",
          standardLadder: desk.rules.standardLadder)
      }
    }
  }
}
