import JSONText

extension AmendEvent {
  /// Says what an event should have said, as strictly as a command would have been read (R32).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let fact = try given.requireFact(event)
    let reason = try given.requiredReason("R32")
    if fact.event.isCorrection { throw try refusal(ofCorrection: fact, in: given) }
    try given.requireOpen(fact)
    guard let now = fact.current else {
      let by = try given.facts.corrections()[fact.position]?.by ?? 0
      throw Refusal(
        "\(fact.words) was retracted by No. \(by)",
        advice: "take that back first: retract \(by)", rule: "R32", field: "event")
    }
    guard !set.isEmpty || dated != nil else {
      throw Refusal(
        "nothing is to be amended", advice: "give --set FIELD=VALUE or --dated DATE", rule: "R32")
    }
    let new = try EventAmendment(of: now.event, isSingle: fact.stream == fact.noun)
      .event(setting: set, in: given)
    let date = dated ?? now.effective
    guard new != now.event || date != now.effective else {
      throw Refusal("\(fact.words) says just that already", rule: "R32", field: "event")
    }
    try given.requireDone(new, on: date)
    return given.decided(
      .eventAmended(
        EventAmended(
          position: event, type: new.kind.name, typeVersion: new.kind.version,
          ofStream: fact.stream,
          data: new == fact.event ? nil : RawJSON(unchecked: new.data),
          dated: date == fact.moment.effective ? nil : date, reason: reason)),
      warnings: new.warnings(comparedWith: now.event)
        + (try given.stageWarnings(of: fact, as: new)))
  }

  private func refusal(
    ofCorrection fact: RecordedFact, in given: Circumstances
  ) throws(Refusal) -> Refusal {
    let root = try given.facts.corrections().root(of: fact.position)
    return Refusal(
      "\(fact.words) is a correction, and a correction is not amended",
      advice: "amend No. \(root) again, for the last amendment counts, or take this one back:"
        + " retract \(event)", rule: "R32", field: "event")
  }
}

extension Circumstances {
  /// Refuses what is sealed, and what tells of somebody who was forgotten.
  fileprivate func requireOpen(_ fact: RecordedFact) throws(Refusal) {
    if case .personForgotten = fact.event { throw fact.refusalOfForgetting("amended") }
    try fact.requireOpenDelivery()
    let kind = fact.event.kind
    let description = Catalogue.events.first { $0.name == kind.name && $0.version == kind.version }
    if description?.fields.contains(where: { $0.kind == .sealed }) == true {
      throw Refusal(
        "what is sealed is not amended, for it would stand open in the log",
        advice: "record it anew, or retract \(fact.position)", rule: "R35", field: "event")
    }
    if fact.noun == "person" { _ = try records.remembered(PersonID(unchecked: fact.subject)) }
  }

  /// Refuses a date to come for what can only be recorded when it has happened.
  fileprivate func requireDone(_ event: Event, on date: VagueDate) throws(Refusal) {
    switch event {
    case .agreementApproved, .agreementSigned, .agreementCopyFiled, .annualSent, .annualReceived,
      .annualAcknowledged, .mouSigned, .correspondenceReceived, .correspondenceAcknowledged,
      .correspondenceAnswered, .channelsChecked, .membershipBegun, .duesPaid,
      .dutyDone:
      guard let first = date.earliest, first > today else { return }
      throw Refusal(
        "\(date.wording) is still to come, and this is recorded when it has happened",
        advice: "give the true date", rule: "R32", field: "dated")
    default: return
    }
  }
}

extension Event {
  /// What somebody who amends a moved visit may have forgotten.
  fileprivate func warnings(comparedWith before: Event) -> [String] {
    guard case .delegationMoved(let new) = self, case .delegationMoved(let old) = before,
      let days = new.days, new.arrives != old.arrives, new.days == old.days
    else { return [] }
    return [
      "the itinerary still moves by \(days) \(days == 1 ? "day" : "days") with this event; amend"
        + " days too if that is wrong (R9)"
    ]
  }
}
