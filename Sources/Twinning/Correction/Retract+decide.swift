extension RetractEvent {
  /// Takes an event back, or the correction of one (R32).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let fact = try given.requireFact(event)
    let reason = try given.requiredReason("R32")
    if case .programmeFounded = fact.event {
      throw Refusal(
        "the programme itself is not retracted: everything hangs on it",
        advice: "correct it with amend \(event)", rule: "R32", field: "event")
    }
    if case .personForgotten = fact.event { throw fact.refusalOfForgetting("retracted") }
    try fact.requireOpenDelivery()
    if let before = try given.facts.corrections()[fact.position], before.change == .retracted {
      throw Refusal(
        "\(fact.words) was retracted already, by No. \(before.by)",
        advice: "retract \(before.by) takes that back", rule: "R32", field: "event")
    }
    if fact.event.isCorrection {
      try given.requireReturn(of: fact)
    } else {
      try given.requireNothing(on: fact)
    }
    return given.decided(
      .eventRetracted(
        EventRetracted(
          position: event, type: fact.event.kind.name, ofStream: fact.stream, reason: reason)),
      warnings: try given.stageWarnings(of: fact, as: nil))
  }
}

extension Circumstances {
  /// The event that a correction names.
  func requireFact(_ position: Int) throws(Refusal) -> RecordedFact {
    _ = try records.requiredProgramme()
    guard let fact = try facts.fact(at: Int64(position)) else {
      throw Refusal(
        "there is no event No. \(position)", advice: "history and audit trail show the numbers",
        rule: "R32", field: "event")
    }
    return fact
  }

  /// Refuses to take a record's first event away from under the rest.
  fileprivate func requireNothing(on fact: RecordedFact) throws(Refusal) {
    let stream = try facts.facts(of: fact.stream)
    guard Self.nouns.contains(fact.noun), stream.first?.position == fact.position else { return }
    var hanging = stream.filter { $0.position != fact.position && $0.current != nil }
      .map(\.words)
    for claim in try facts.facts(of: "claim/\(fact.subject)") where claim.current != nil {
      hanging.append("the claim \(claim.words)")
    }
    hanging += try facts.dependants(of: fact.subject, noun: fact.noun)
    guard !hanging.isEmpty else { return }
    let shown = hanging.prefix(Self.shownHanging).joined(separator: ", ")
    let more = hanging.count - Self.shownHanging
    throw Refusal(
      "the record of \(fact.subject) begins with \(fact.words), and on it"
        + " \(hanging.count == 1 ? "hangs" : "hang") \(shown)"
        + (more > 0 ? " and \(more) more" : ""),
      advice: "retract what hangs on it first, or amend it", rule: "R32", field: "event")
  }

  /// What begins with an event of its own.
  private static let nouns = [
    "partnership", "delegation", "exchange", "mou", "correspondence", "person",
  ]
  /// So much of what hangs on a record is named: enough to begin with.
  private static let shownHanging = 4

  /// Refuses to bring back what no longer has anything to stand on.
  fileprivate func requireReturn(of correction: RecordedFact) throws(Refusal) {
    let known = try facts.corrections()
    let taken = Corrections(
      known.recorded.map { ($0.position, $0.event) } + [
        (
          .max,
          .eventRetracted(
            EventRetracted(
              position: Int(correction.position), type: "", ofStream: "", reason: ""))
        )
      ])
    let root = known.root(of: correction.position)
    guard taken[root]?.change != .retracted, let fact = try facts.fact(at: root) else { return }
    if let first = try facts.facts(of: fact.stream).first, first.position != root,
      first.current == nil, Self.nouns.contains(fact.noun)
    {
      throw Refusal(
        "\(fact.words) would come back to a record that was retracted itself",
        advice: "take back the retraction of No. \(first.position) first", rule: "R32",
        field: "event")
    }
    // The first field of what has a record of its own names that record.
    let own = Self.nouns.contains(fact.noun) ? Catalogue.event(fact.event.kind).fields.first : nil
    try requireReferences(of: fact.read(under: taken[root]), except: own?.name, rule: "R32")
  }
}

extension RecordedFact {
  /// The event as a correction has it.
  fileprivate func read(under correction: Corrections.InForce?) -> Event {
    guard case .amended(let data?, let version, _) = correction?.change else { return event }
    return (try? Event.read(event.kind.name, version: version, data.bytes)) ?? event
  }
}
