extension ChangeDelegationStage {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let visit = try given.records.required(delegation)
    let event = try visit.changed(to: stage, in: given)
    var warnings: [String] = []
    if stage == .scheduled, visit.arrives.firmDay == nil {
      warnings.append(
        "the arrival is still vague (\(visit.arrives.wording)); make it firm with delegation move (R9)"
      )
    }
    if stage == .completed || stage == .underWay, let first = visit.arrives.earliest,
      first > given.today
    {
      warnings.append("the arrival is still to come (\(visit.arrives.wording)) (R9)")
    }
    return given.decided(event, warnings: warnings)
  }
}

extension PostponeDelegation {
  /// Puts a visit off; with a new idea of its dates they change in the same breath.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let visit = try given.records.required(delegation)
    _ = try given.requiredReason("R9")
    var facts = [
      Decision.Fact(event: try visit.changed(to: .postponed, in: given), effective: given.on)
    ]
    var warnings: [String] = []
    if let arrives {
      let moved = try visit.moved(to: arrives, departs, in: given)
      warnings = moved.warnings
      facts.append(Decision.Fact(event: .delegationMoved(moved.event), effective: given.on))
    } else if departs != nil {
      throw Refusal("a new departure needs a new arrival", advice: "give --arrives", rule: "R9")
    }
    return Decision(facts, warnings: warnings)
  }
}

extension CancelDelegation {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let visit = try given.records.required(delegation)
    _ = try given.requiredReason("R9")
    return given.decided(try visit.changed(to: .cancelled, in: given))
  }
}

extension Delegation {
  /// The stage change, when guidance allows it (R9).
  fileprivate func changed(
    to stage: DelegationStage, in given: Circumstances
  ) throws(Refusal) -> Event {
    let from = self.stage
    guard from != stage else {
      throw Refusal("\(id) is \(stage.rawValue) already", rule: "R9")
    }
    let allowed = given.rules.delegationStages(after: from)
    guard allowed.contains(stage) else {
      let words = allowed.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        "a visit does not go from \(from.rawValue) to \(stage.rawValue)",
        advice: words.isEmpty ? "\(from.rawValue) is the end" : "it may become \(words)",
        rule: "R9")
    }
    let last = departs.latest ?? arrives.latest ?? .latest
    if given.rules.needsEnd(from, stage), last > given.today {
      throw Refusal(
        "a visit that is \(from.rawValue) is \(stage.rawValue) when its days are over, and that of"
          + " \(id) are not (\(departs.isUnknown ? arrives.wording : departs.wording))",
        advice: "wait for its end, correct its days with delegation move, or schedule it first",
        rule: "R9")
    }
    if given.rules.needsReason(from, stage) { _ = try given.requiredReason("R9") }
    return .delegationStageChanged(
      DelegationStageChanged(delegation: id, from: from, to: stage, reason: given.reason))
  }
}
