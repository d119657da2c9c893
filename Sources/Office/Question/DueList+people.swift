import Guidance
import Projections
import Twinning

extension DueList {
  /// Mayors and liaisons who took office lately and have not introduced themselves (R6): ours to
  /// every active partner, a partner's to us.
  func introductions() throws(OfficeError) -> [Duty] {
    // Whoever took office a month earlier still is asked for it no more: months differ in length.
    let windows = cadences.all(from: .officeTaken).map { cadence -> Int? in
      guard let asked = cadence.rule.askedFor else { return nil }
      return (cadence.every.totalMonths + Int(asked.months)) * 31 + cadence.every.totalDays
        + Int(asked.days)
    }
    guard !windows.isEmpty else { return [] }
    let longest = windows.contains(nil) ? nil : windows.compactMap(\.self).max()
    let since = longest.map { first.addingClamped(days: -$0).daysSince1970 } ?? .min
    let terms = try desk.read { (source) throws(ProjectionError) in try source.terms(since: since) }
    let known = Dictionary(partners.map { ($0.slug, $0) }) { first, _ in first }
    var duties: [Duty] = []
    for term in terms where ["mayor", "liaison"].contains(term.office) && term.left == nil {
      if !term.partner.isEmpty {
        guard let other = known[term.partner],
          isAsked(.officeTaken, with: other.slug, at: other.stage),
          let duty = introduction(of: term, with: other)
        else { continue }
        duties.append(duty)
        continue
      }
      for other in partners {
        guard isAsked(.officeTaken, with: other.slug, at: other.stage),
          let duty = introduction(of: term, with: other)
        else { continue }
        duties.append(duty)
      }
    }
    return duties
  }

  /// Whether a partner is at a stage at which the cadence is kept.
  private func isAsked(_ origin: CadenceRule.Origin, with slug: String, at stage: String?) -> Bool {
    let stages = cadences.with(slug, from: origin).first?.rule.stages ?? []
    return stages.isEmpty || stage.map(stages.contains) ?? false
  }

  /// The stage of each partner that is looked at.
  private var partnerStages: [String: String] {
    Dictionary(partners.map { ($0.slug, $0.stage) }, uniquingKeysWith: { first, _ in first })
  }

  /// The introduction that somebody owes a partner, or a partner's somebody owes us: some time
  /// after taking office, or after both came to be known here, while the holder still is new.
  private func introduction(of term: TermRow, with other: PartnerRow) -> Duty? {
    guard let cadence = cadences.with(other.slug, from: .officeTaken).first,
      !term.introduced.split(separator: " ").contains(Substring(other.slug)),
      let taken = CivilDay(daysSince1970: Int(term.day)),
      let usual = taken.adding(cadence.every),
      let due = max(taken, other.begun ?? taken, known(other.known), known(term.known))
        .adding(cadence.every)
    else { return nil }
    let until = cadence.rule.askedUntil(from: usual)
    guard until.map({ $0 >= max(first, due) }) ?? true else { return nil }
    return Duty(
      cadence.grounds, aspect: other.slug, subject: term.person, partner: other.slug, due: due,
      until: until,
      detail: "\(term.partner.isEmpty ? "to \(other.slug)" : "to us"); \(term.office) since "
        + VagueDate(recorded: term.taken).wording)
  }

  /// Terms of office that end, on either side (R6).
  func endingTerms() throws(OfficeError) -> [Duty] {
    let terms = try desk.read { (source) throws(ProjectionError) in
      try source.terms(endingBy: through.daysSince1970)
    }
    let stages = partnerStages
    return terms.filter { term in
      (partner == nil || term.partner == partner?.text)
        && (term.partner.isEmpty
          || isAsked(.termEnds, with: term.partner, at: stages[term.partner]))
    }.flatMap { term in
      cadences.with(term.partner, from: .termEnds).compactMap { cadence -> Duty? in
        guard let due = term.lastDay.flatMap({ CivilDay(daysSince1970: Int($0)) }) else {
          return nil
        }
        let until = cadence.rule.askedUntil(from: due)
        guard until.map({ $0 >= first }) ?? true else { return nil }
        let side = term.partner.isEmpty ? "" : ", of \(term.partner)"
        return Duty(
          cadence.grounds, aspect: term.office, subject: term.person, partner: term.partner,
          due: due,
          until: until,
          detail: "\(term.office)\(side): the term ends "
            + VagueDate(recorded: term.ends ?? "").wording)
      }
    }
  }

  /// Checks of adults in homes that end (R10): told with the open day alone, for a reminder stands
  /// in the log.
  func endingChecks() throws(OfficeError) -> [Duty] {
    let checks = try desk.read { (source) throws(ProjectionError) in
      try source.checks(endingBy: through.daysSince1970)
    }
    return checks.filter { partner == nil || $0.partner == partner?.text }.flatMap { check in
      cadences.with(check.partner, from: .checked).compactMap { cadence -> Duty? in
        guard let due = CivilDay(daysSince1970: Int(check.day)) else { return nil }
        let until = cadence.rule.askedUntil(from: due)
        guard until.map({ $0 >= first }) ?? true else { return nil }
        return Duty(
          cadence.grounds, subject: check.person, partner: check.partner, due: due, until: until,
          detail: "the check counts until \(due.wording)", mention: desk.today.description)
      }
    }
  }
}
