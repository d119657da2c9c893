package import Guidance

/// What a partnership owes, as a pure function of what is on record, the guidance and a day.
package struct PartnerDuties {
  /// A yearly exchange that is on record.
  package struct Exchanged: Equatable, Sendable {
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
  /// Since when it has been official; `nil` when it never was.
  package var official: VagueDate?
  /// The last MOU that was agreed, and the next meeting that is planned.
  package var lastMou: CivilDay?
  package var nextMou: VagueDate?
  /// The last time people met, in either direction.
  package var lastMeeting: CivilDay?
  package var nextMeeting: VagueDate?
  /// The last time anything at all passed between the two sides.
  package var lastContact: CivilDay?
  /// How such days are recorded, where it is known.
  package var recorded: [CivilDay: VagueDate] = [:]
  /// The last larger project that was carried out, by how many people make one larger (R26).
  package var projects: [Int: CivilDay] = [:]
  /// The channels over which the other side is reached, and when they were last tried (R24).
  package var channels: [String] = []
  package var channelsChecked: CivilDay?
  package var exchanged: [Exchanged] = []
  /// The last day on which a duty was marked as done, by the cadence's id: from it the next one is
  /// counted, when nothing later is on record.
  package var done: [String: CivilDay] = [:]
  /// The due days that were marked as done or set aside, by the cadence's id: who was early does not
  /// owe the same again, and the next one is counted from there.
  package var settled: [String: Set<CivilDay>] = [:]
  /// The day from which the log can tell: nothing is late before it.
  package var knownSince: CivilDay

  package init(partner: String, stage: String, knownSince: CivilDay) {
    self.partner = partner
    self.stage = stage
    self.knownSince = knownSince
  }

  /// Everything that is owed under the cadences.
  package func owed(under asked: PartnerCadences) -> [Duty] {
    var duties: [Duty] = []
    add(to: &duties, under: asked)
    return duties
  }

  /// The same, added to what is there.
  package func add(to duties: inout [Duty], under asked: PartnerCadences) {
    for (cadence, years) in asked.cadences {
      let stages = cadence.rule.stages
      guard stages.isEmpty || stages.contains(stage) else { continue }
      if cadence.rule.isAnnual {
        addAnnuals(cadence, in: years, on: asked.day, to: &duties)
        continue
      }
      let horizon = asked.horizon
      let duty: Duty?
      switch cadence.rule.from {
      case .mouAgreed:
        duty = chained(cadence, last: lastMou, next: nextMou, never: "no MOU", dueBy: horizon)
      case .peopleMet:
        duty = chained(
          cadence, last: lastMeeting, next: nextMeeting, never: "no meeting", dueBy: horizon)
      case .contact: duty = counted(cadence, last: lastContact, never: "no contact", dueBy: horizon)
      case .projectDone:
        duty = counted(
          cadence, last: projects[cadence.rule.size], never: "no larger project", dueBy: horizon)
      case .channelsChecked:
        duty = counted(cadence, last: channelsChecked, never: "no check", dueBy: horizon)
          .map { $0.explained(channelWords) }
      case .official:
        duties += anniversaries(cadence, on: asked.day, since: asked.first, through: asked.last)
          .filter { $0.due <= horizon }
        duty = nil
      case .year, .officeTaken, .termEnds, .visitEnded, .received, .acknowledged, .checked,
        .renewal, .dues:
        duty = nil
      }
      if let duty { duties.append(duty) }
    }
  }

  /// The yearly exchanges that are missing (R22): each is due at the end of its year.
  ///
  /// That of the year before is late, when the partnership was official and the log already open by
  /// its end.
  private func addAnnuals(
    _ cadence: KeptCadence, in years: [PartnerCadences.Year], on day: CivilDay,
    to duties: inout [Duty]
  ) {
    let apart = max(1, cadence.every.totalMonths / 12)
    let known = max(knownSince, since ?? knownSince)
    for entry in years where entry.year >= day.year || entry.due >= known {
      let recent = (entry.year - apart + 1)...entry.year
      for (way, words) in entry.missing {
        let isOnRecord = exchanged.contains {
          $0.way == way && recent.contains($0.year) && $0.kind == cadence.grounds.code
        }
        if isOnRecord { continue }
        duties.append(
          duty(cadence, aspect: way.rawValue, due: entry.due, until: entry.until, words))
      }
    }
  }

  /// A duty that is counted from the last time (R21, R23).
  ///
  /// Periodic: due by the end of the calendar year in which it comes back; chained: due to the day.
  private func chained(
    _ cadence: KeptCadence, last recorded: CivilDay?, next: VagueDate?, never: String,
    dueBy horizon: CivilDay
  ) -> Duty? {
    let last = CivilDay.later(recorded, done[cadence.grounds.code])
    guard var due = back(cadence, from: last ?? since ?? knownSince, after: cadence.every) else {
      return nil
    }
    // Without a last time on record, the duty is due from when the log begins to know: a
    // partnership of 1982 is not late since 1984 because nobody typed its papers in.
    if last == nil { due = max(due, knownSince) }
    due = unsettled(cadence, due)
    guard due <= horizon else { return nil }
    var detail = lastWords(last, never)
    if let next { detail += "; planned for \(next.wording)" }
    let limit = limit(of: cadence, from: last, beyond: due)
    if let limit { detail += "; at the very latest by \(limit.wording)" }
    return duty(cadence, due: due, detail)
  }

  /// A duty that is counted from the last time, or from when the log began to know: it alone can
  /// tell that nothing happened (R1, R26).
  private func counted(
    _ cadence: KeptCadence, last recorded: CivilDay?, never: String, dueBy horizon: CivilDay
  ) -> Duty? {
    let last = CivilDay.later(recorded, done[cadence.grounds.code])
    let anchor = last ?? max(knownSince, since ?? knownSince)
    guard let day = back(cadence, from: anchor, after: cadence.every) else { return nil }
    let due = unsettled(cadence, max(day, knownSince))
    guard due <= horizon else { return nil }
    return duty(cadence, due: due, lastWords(last, never))
  }

  /// When it was the last time, as vague as it is recorded.
  private func lastWords(_ last: CivilDay?, _ never: String) -> String {
    guard let last else { return "\(never) on record" }
    return "last \((recorded[last] ?? VagueDate(last)).phrase)"
  }

  /// The first day from one on, as the duty comes back, of which nobody said that it is settled.
  private func unsettled(_ cadence: KeptCadence, _ first: CivilDay) -> CivilDay {
    guard let settled = settled[cadence.grounds.code] else { return first }
    var due = first
    for _ in settled where settled.contains(due) {
      guard let next = back(cadence, from: due, after: cadence.every), next > due else { break }
      due = next
    }
    return due
  }

  /// The day on which a duty comes back.
  private func back(
    _ cadence: KeptCadence, from anchor: CivilDay, after every: Period
  ) -> CivilDay? {
    guard let day = anchor.adding(every) else { return nil }
    return cadence.rule.kind == .periodic ? cadence.rule.day(of: day.year) ?? day : day
  }

  /// The last day that is still acceptable, when guidance names one beyond the due day (R23).
  private func limit(
    of cadence: KeptCadence, from last: CivilDay?, beyond due: CivilDay
  ) -> CivilDay? {
    guard let last, let atMost = cadence.rule.atMost,
      let longest = Period(months: Int(atMost.months), days: Int(atMost.days)),
      let limit = back(cadence, from: last, after: longest), limit > due
    else { return nil }
    return limit
  }

  /// The anniversaries to come (R28): the next one, and those up to `last`.
  ///
  /// One that had passed on `first` is asked for no more.
  private func anniversaries(
    _ cadence: KeptCadence, on day: CivilDay, since first: CivilDay, through last: CivilDay
  ) -> [Duty] {
    guard let official, let start = official.latest else { return [] }
    let every = max(1, cadence.every.totalMonths / 12)
    let fixed = cadence.rule.milestones.map(Int.init)
    let elapsed = max(0, first.year - start.year)
    // Behind the milestones, the first regular one that may still lie ahead.
    let regular = (max(fixed.last ?? 0, elapsed - 1) / every + 1) * every
    let candidates =
      fixed.filter { $0 >= elapsed }
      + (0...PartnerCadences.yearsAhead + 1).map { regular + $0 * every }
    let coming = candidates.compactMap { years in
      start.adding(years: years).map { (years: years, due: $0) }
    }.filter { $0.due >= first }
    let next = coming.first { $0.due >= day }?.due ?? .latest
    return coming.prefix { $0.due <= max(last, next) }.map { years, due in
      duty(cadence, due: due, until: due, "\(years) years; official since \(official.wording)")
    }
  }

  /// What is missing of a second channel (R24).
  private var channelWords: String {
    switch channels.count {
    case 0: "no channel is on record"
    case 1: "only one channel is on record: \(channels[0])"
    default: channels.joined(separator: ", ")
    }
  }

  private func duty(
    _ cadence: KeptCadence, aspect: String = "", due: CivilDay, until: CivilDay? = nil,
    _ detail: String
  ) -> Duty {
    Duty(
      cadence.grounds, aspect: aspect, subject: partner, partner: partner, due: due, until: until,
      detail: detail)
  }
}

extension CivilDay {
  /// The later one of two days that may be missing.
  package static func later(_ one: CivilDay?, _ other: CivilDay?) -> CivilDay? {
    guard let one, let other else { return one ?? other }
    return max(one, other)
  }
}
