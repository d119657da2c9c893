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
  /// The day by which it was certainly official again, when it had been official before: what comes
  /// back begins anew.
  package var revived: CivilDay?
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
  /// The day from which the log can tell of this partner: nothing is late before it.
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
        duty = counted(cadence, last: lastMou, next: nextMou, never: "no MOU", dueBy: horizon)
      case .peopleMet:
        duty = counted(
          cadence, last: lastMeeting, next: nextMeeting, never: "no meeting", dueBy: horizon)
      case .contact:
        duty = counted(
          cadence, last: lastContact, never: "no contact", from: knownSince, dueBy: horizon)
      case .projectDone:
        duty = counted(
          cadence, last: projects[cadence.rule.size], never: "no larger project",
          from: knownSince, dueBy: horizon)
      case .channelsChecked:
        duty = counted(
          cadence, last: channelsChecked, never: "no check", from: knownSince, dueBy: horizon
        ).map { $0.explained(channelWords) }
      case .official:
        anniversaries(cadence, under: asked, dueBy: horizon, to: &duties)
        duty = nil
      case .year, .officeTaken, .termEnds, .visitEnded, .received, .acknowledged, .checked,
        .renewal, .dues:
        duty = nil
      }
      if let duty { duties.append(duty) }
    }
  }

  /// From when the log can tell what was done and what was not: a partnership of 1982 is not late
  /// since 1984 because nobody typed its papers in.
  var begun: CivilDay { max(knownSince, since ?? knownSince) }

  /// A duty that is counted from the last time (R1, R21, R23, R26), from the revival that came after
  /// it, or from when the log began to know.
  ///
  /// Periodic: due by the end of the calendar year in which it comes back; chained: due to the day.
  ///
  /// - Parameters:
  ///   - cadence: how it comes back.
  ///   - recorded: the last time that is on record.
  ///   - next: a next time that is planned.
  ///   - never: what is said when there was none.
  ///   - earliest: the first day on which it may be due: of what only the log can tell that it did
  ///     not happen.
  ///   - horizon: what is due later is left out.
  private func counted(
    _ cadence: KeptCadence, last recorded: CivilDay?, next: VagueDate? = nil, never: String,
    from earliest: CivilDay = .earliest, dueBy horizon: CivilDay
  ) -> Duty? {
    let last = CivilDay.later(recorded, done[cadence.grounds.code])
    let first =
      last.map { back(cadence, from: max($0, revived ?? $0)) } ?? firstTime(cadence)
    guard let first else { return nil }
    let due = unsettled(cadence, max(first, earliest))
    guard due <= horizon else { return nil }
    // That somebody asked whether the partnership sleeps is no contact.
    var detail = lastWords(cadence.rule.from == .contact ? recorded : last, never)
    if let next { detail += "; planned for \(next.wording)" }
    let limit = limit(of: cadence, from: last, beyond: due)
    if let limit { detail += "; at the very latest by \(limit.wording)" }
    return duty(cadence, due: due, detail)
  }

  /// When it was the last time, as vague as it is recorded.
  private func lastWords(_ last: CivilDay?, _ never: String) -> String {
    guard let last else { return "\(never) on record" }
    return "last \(recorded[last]?.phrase ?? "on \(last.wording)")"
  }

  /// When something is due that never took place.
  ///
  /// An MOU that nobody remembers is due from when the log began to know. A second channel that is
  /// missing is asked for with the first notice; who has two has a year to try them.
  private func firstTime(_ cadence: KeptCadence) -> CivilDay? {
    if cadence.rule.from == .mouAgreed {
      return back(cadence, from: since ?? knownSince).map { max($0, knownSince) }
    }
    if cadence.rule.from == .channelsChecked, channels.count < 2 {
      return begun.adding(days: cadence.grounds.ladder.longestBefore)
    }
    return back(cadence, from: begun)
  }

  /// The first day from one on, as the duty comes back, of which nobody said that it is settled.
  private func unsettled(_ cadence: KeptCadence, _ first: CivilDay) -> CivilDay {
    guard let settled = settled[cadence.grounds.code] else { return first }
    var due = first
    for _ in settled where settled.contains(due) {
      guard let next = back(cadence, from: due), next > due else { break }
      due = next
    }
    return due
  }

  /// The day on which a duty comes back.
  ///
  /// - Parameters:
  ///   - cadence: how it comes back.
  ///   - anchor: from when it is counted.
  ///   - every: after how long; `nil`: as the cadence says.
  private func back(
    _ cadence: KeptCadence, from anchor: CivilDay, after every: Period? = nil
  ) -> CivilDay? {
    guard let day = anchor.adding(every ?? cadence.every) else { return nil }
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

  /// What is missing of a second channel (R24).
  private var channelWords: String {
    switch channels.count {
    case 0: "no channel is on record"
    case 1: "only one channel is on record: \(channels[0])"
    default: channels.joined(separator: ", ")
    }
  }

  func duty(
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
