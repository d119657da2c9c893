package import Guidance

/// What a partnership owes, as a pure function of what is on record, the guidance and a day.
package struct PartnerDuties {
  /// How a duty comes back with this partner, when it differs from guidance.
  package struct Adjustment: Equatable, Sendable {
    package let every: Period?
    package let policy: CadencePolicy?

    package init(every: Period?, policy: CadencePolicy?) {
      self.every = every
      self.policy = policy
    }
  }

  /// A yearly exchange that is on record.
  package struct Exchanged: Hashable, Sendable {
    package let kind: String
    package let year: Int
    package let way: CadenceRule.Way

    package init(kind: String, year: Int, way: CadenceRule.Way) {
      self.kind = kind
      self.year = year
      self.way = way
    }
  }

  package var partner: String
  package var stage: String
  /// By when it was certainly official, or at its present stage.
  package var since: CivilDay?
  /// The last MOU that was agreed, and the next meeting that is planned.
  package var lastMou: CivilDay?
  package var nextMou: VagueDate?
  /// The last time people met, in either direction.
  package var lastMeeting: CivilDay?
  package var nextMeeting: VagueDate?
  package var exchanged: Set<Exchanged> = []
  package var adjustments: [String: Adjustment] = [:]
  /// The day from which the log can tell: nothing is late before it.
  package var knownSince: CivilDay
  package var standardLadder: NoticeLadder

  package init(
    partner: String, stage: String, knownSince: CivilDay, standardLadder: NoticeLadder
  ) {
    self.partner = partner
    self.stage = stage
    self.knownSince = knownSince
    self.standardLadder = standardLadder
  }

  /// How many years ahead yearly exchanges are told: further off they say nothing new.
  package static let yearsAhead = 3

  /// Everything that is owed on `day`, whenever it is due.
  ///
  /// - Parameters:
  ///   - rules: the cadences in force.
  ///   - day: the day on which it is asked.
  ///   - last: how far ahead yearly exchanges are told beyond this year's.
  package func owed(
    under rules: [CadenceRule], on day: CivilDay, through last: CivilDay? = nil
  ) -> [Duty] {
    rules.flatMap { rule -> [Duty] in
      guard rule.subject == .partnership, rule.stages.isEmpty || rule.stages.contains(stage),
        adjustments[rule.id]?.every?.isZero != true
      else { return [] }
      if rule.isAnnual { return annuals(rule, on: day, through: last ?? day) }
      switch rule.from {
      case "mou-agreed": return chained(rule, last: lastMou, next: nextMou, never: "no MOU")
      case "people-met":
        return chained(rule, last: lastMeeting, next: nextMeeting, never: "no meeting")
      default: return []
      }
    }
  }

  /// The yearly exchanges that are missing (R22): each is due at the end of its year.
  ///
  /// That of the year before is late, when the partnership was official and the log already open by
  /// its end.
  private func annuals(
    _ rule: CadenceRule, on day: CivilDay, through last: CivilDay
  ) -> [Duty] {
    let years = max(1, interval(of: rule).totalMonths / 12)
    let end = min(max(day.year, last.year), day.year + Self.yearsAhead)
    return (day.year - 1...end).flatMap { year -> [Duty] in
      guard let due = CivilDay(year: year, month: 12, day: 31),
        year >= day.year || due >= max(knownSince, since ?? knownSince)
      else { return [] }
      let recent = (year - years + 1)...year
      return rule.ways.compactMap { way in
        let isDone = exchanged.contains {
          $0.kind == rule.id && $0.way == way && recent.contains($0.year)
        }
        guard !isDone else { return nil }
        let words =
          switch way {
          case .sent where year > day.year: "ours of \(year) is not on record yet"
          case .received where year > day.year: "theirs of \(year) is not on record yet"
          case .sent: "we have not sent it in \(year)"
          case .received: "they have not sent it in \(year)"
          case .joint: "not on record in \(year)"
          }
        return duty(rule, aspect: way.rawValue, due: due, detail: words)
      }
    }
  }

  /// A duty that is counted from the last time (R21, R23).
  ///
  /// Periodic: due by the end of the calendar year in which it comes back; chained: due to the day.
  private func chained(
    _ rule: CadenceRule, last: CivilDay?, next: VagueDate?, never: String
  ) -> [Duty] {
    let every = interval(of: rule)
    let isPeriodic =
      switch adjustments[rule.id]?.policy {
      case .periodic: true
      case .chained: false
      case .none: rule.kind == .periodic
      }
    let anchor = last ?? since ?? knownSince
    guard var due = anchor.adding(every) else { return [] }
    if isPeriodic { due = CivilDay(year: due.year, month: 12, day: 31) ?? due }
    // Without a last time on record, the duty is due from when the log begins to know: a
    // partnership of 1982 is not late since 1984 because nobody typed its papers in.
    if last == nil { due = max(due, knownSince) }
    var detail = last.map { "last on \($0.wording)" } ?? "\(never) on record"
    if let next { detail += "; planned for \(next.wording)" }
    return [duty(rule, due: due, detail: detail)]
  }

  private func interval(of rule: CadenceRule) -> Period {
    adjustments[rule.id]?.every
      ?? Period(months: Int(rule.interval.months), days: Int(rule.interval.days)) ?? .years(1)
  }

  private func duty(
    _ rule: CadenceRule, aspect: String = "", due: CivilDay, detail: String
  ) -> Duty {
    Duty(
      code: rule.id, aspect: aspect, title: rule.header.title, subject: partner, partner: partner,
      due: due, detail: detail, responsible: rule.responsible,
      rule: rule.header.rules.first ?? "",
      source: rule.header.sources.first?.name ?? "", ladder: rule.ladder ?? standardLadder)
  }
}
