extension PlanDelegation {
  /// A visit may be planned while its dates are still vague (R9); an arrival after the departure is
  /// refused.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    try given.records.requireFree(delegation.text)
    if let responsible { _ = try given.records.remembered(responsible) }
    try given.requireOrder(arrives, departs, names: ("arrival", "departure"), rule: "R9")
    var warnings: [String] =
      switch partner.stage {
      case .ended, .emeritus, .suspended:
        ["the partnership with \(partnership) is \(partner.stage.rawValue) (R1)"]
      case .prospect, .exploring, .agreed, .official, .dormant: []
      }
    warnings += try given.feastWarnings(partner, from: arrives, to: departs)
    return given.decided(
      .delegationPlanned(
        DelegationPlanned(
          delegation: delegation, partnership: partnership, direction: direction, title: title,
          unofficial: unofficial, arrives: arrives, departs: departs, purpose: purpose,
          responsible: responsible, source: given.source)), warnings: warnings)
  }
}

extension RecordDelegation {
  /// A visit of the past counts as effective when it took place, unless `--on` says otherwise.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(partnership)
    try given.records.requireFree(delegation.text)
    try given.requireOrder(arrives, departs, names: ("arrival", "departure"), rule: "R9")
    if let first = (departs ?? arrives)?.earliest, first > given.today {
      throw Refusal(
        "\(delegation) lies in the future (\((departs ?? arrives ?? .unknown).wording))",
        advice: "plan it with delegation plan", rule: "R9")
    }
    let event = Event.delegationRecorded(
      DelegationRecorded(
        delegation: delegation, partnership: partnership, direction: direction, title: title,
        unofficial: unofficial, arrives: arrives, departs: departs, size: size, purpose: purpose,
        source: given.source))
    let effective = given.saysWhen ? given.on : departs ?? arrives ?? .unknown
    return Decision([Decision.Fact(event: event, effective: effective)])
  }
}

extension MoveDelegation {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let visit = try given.records.required(delegation).requireOpen("moved")
    let (moved, warnings) = try visit.moved(to: arrives, departs, in: given)
    guard visit.arrives != arrives || visit.departs != (moved.departs ?? arrives) else {
      throw Refusal("\(delegation) has these dates already", rule: "R9")
    }
    let partner = try given.records.required(visit.partnership)
    let feasts = try given.feastWarnings(partner, from: moved.arrives, to: moved.departs)
    return given.decided(.delegationMoved(moved), warnings: warnings + feasts)
  }
}

extension Delegation {
  /// Moving the arrival moves everything that hangs on it (R9): the departure when none is given,
  /// the itinerary by as many days when both arrivals are exact, and the due days of the checklist,
  /// which are derived.
  func moved(
    to arrives: VagueDate, _ departs: VagueDate?, in given: Circumstances
  ) throws(Refusal) -> (event: DelegationMoved, warnings: [String]) {
    try given.requireOrder(arrives, departs, names: ("arrival", "departure"), rule: "R9")
    var days: Int?
    if let old = self.arrives.firmDay, let new = arrives.firmDay { days = old.days(until: new) }
    let leaves =
      departs ?? self.departs.following(from: self.arrives, to: arrives)
    var warnings: [String] = []
    if days == nil, !itinerary.isEmpty {
      warnings.append(
        "the itinerary stayed where it was, because not both arrivals are exact days (R9)")
    }
    if departs == nil, leaves == nil, let first = self.arrives.firmDay,
      let last = self.departs.firmDay, first < last
    {
      warnings.append(
        "that the visit lasts \(first.days(until: last)) nights is not known any more; give the"
          + " departure too, as vague as it is (R9)")
    }
    let moved = DelegationMoved(
      delegation: id, arrives: arrives, departs: leaves, days: days == 0 ? nil : days,
      reason: given.reason)
    return (moved, warnings)
  }
}

extension VagueDate {
  /// This end after its beginning was moved: as far from it as before when all are exact days, else
  /// where it was as long as that still lies ahead; `nil` when it has to follow the beginning.
  func following(from old: VagueDate, to new: VagueDate) -> VagueDate? {
    if let old = old.firmDay, let new = new.firmDay, let end = firmDay {
      return end.adding(days: old.days(until: new)).map(VagueDate.init)
    }
    guard self != old, let start = new.latest, let end = latest, start <= end else { return nil }
    return self
  }
}

extension Delegation {
  /// The visit, unless it is over or called off.
  func requireOpen(_ verb: String) throws(Refusal) -> Delegation {
    switch stage {
    case .completed, .evaluated, .cancelled:
      throw Refusal(
        "\(id) is \(stage.rawValue) and cannot be \(verb) any more",
        advice: stage == .cancelled ? "plan another visit" : "what happened stays as it is",
        rule: "R9")
    case .proposed, .invited, .accepted, .scheduled, .underWay, .postponed: return self
    }
  }
}
