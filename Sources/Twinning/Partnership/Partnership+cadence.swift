package import Guidance

extension Partnership {
  /// A change of how a duty is kept here, and when it was made.
  package struct Cadence: Equatable, Sendable {
    package let event: CadenceAdjusted
    package let moment: Moment

    package init(_ event: CadenceAdjusted, at moment: Moment) {
      self.event = event
      self.moment = moment
    }
  }

  /// What counts on a day, by duty: the last change of each that is effective by then.
  package func cadences(on day: CivilDay) -> [CadenceAdjusted] {
    cadences.map { (from: $0.moment.settled, event: $0.event) }.inForce(on: day)
  }
}

extension [(from: CivilDay, event: CadenceAdjusted)] {
  /// The last change of each duty that is effective by a day, unless it follows guidance again; by
  /// duty.
  package func inForce(on day: CivilDay) -> [CadenceAdjusted] {
    var last: [DutyCode: Element] = [:]
    for change in self where change.from <= day {
      if let other = last[change.event.duty], other.from > change.from { continue }
      last[change.event.duty] = change
    }
    return last.values.map(\.event).filter { !$0.guidance }.sorted { $0.duty < $1.duty }
  }
}

extension CadenceAdjusted {
  /// What the duty's rule becomes.
  package var adjustment: CadenceRule.Adjustment {
    var change = CadenceRule.Adjustment(every: every, policy: policy)
    change.isOff = off
    change.daysBefore = ladder.flatMap { NoticeLadder.days($0) }
    change.lateEvery = lateEvery.map { Int32(clamping: $0) }
    change.responsible = responsible?.text
    if let after = escalateAfter {
      change.escalation = NoticeLadder.Escalation(
        after: Int32(clamping: after), to: escalateTo.map(\.text))
    }
    return change
  }
}

extension CadenceRule.Adjustment {
  /// Another interval, or another way to count it; an interval of nothing switches the duty off.
  package init(every: Period?, policy: CadencePolicy?) {
    self.init()
    isOff = every?.isZero ?? false
    interval = every.map {
      CalendarSpan(
        months: Int32(clamping: min($0.totalMonths, Period.longestMonths)),
        days: Int32(clamping: min($0.totalDays, Period.longestDays)))
    }
    kind =
      switch policy {
      case .periodic: .periodic
      case .chained: .chained
      case .none: nil
      }
  }
}

extension [CadenceRule] {
  /// The rules as they are kept with a partner.
  package func adjusted(
    by changes: [String: CadenceRule.Adjustment], standardLadder: NoticeLadder
  ) -> [CadenceRule] {
    guard !changes.isEmpty else { return self }
    return compactMap { rule in
      guard let change = changes[rule.id] else { return rule }
      return rule.adjusted(by: change, standardLadder: standardLadder)
    }
  }
}

extension CadenceAdjustedV1 {
  /// The newest form: an interval of nothing switched the duty off.
  var lifted: CadenceAdjusted {
    let isOff = every?.isZero ?? false
    return CadenceAdjusted(
      partnership: partnership, duty: duty, guidance: false, off: isOff,
      every: isOff ? nil : every, policy: policy, ladder: nil, lateEvery: nil, responsible: nil,
      escalateAfter: nil, escalateTo: [], reason: reason, source: nil)
  }
}
