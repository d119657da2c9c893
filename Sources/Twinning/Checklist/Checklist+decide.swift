extension TickChecklistItem {
  /// An item that asks for evidence is not ticked without it (R20).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let found = try given.requireItem(item, of: delegation)
    // What the facts settle may be ticked all the same: the tick stays when the facts change.
    if case .done = found.mark?.state {
      throw Refusal("\(item) is done already", advice: "nothing needs doing", rule: "R20")
    }
    if let gate = found.gate, evidence == nil {
      throw Refusal(
        "\(item) asks for evidence: \(gate)", advice: "give it with --evidence, or waive the item",
        rule: "R20", field: "evidence")
    }
    return given.decided(
      .checklistItemTicked(
        ChecklistItemTicked(delegation: delegation, item: item, evidence: evidence)))
  }
}

extension WaiveChecklistItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let found = try given.requireItem(item, of: delegation)
    guard found.state != .waived else {
      throw Refusal("\(item) is waived already", advice: "nothing needs doing", rule: "R20")
    }
    let reason = try given.requiredReason("R20")
    return given.decided(
      .checklistItemWaived(
        ChecklistItemWaived(delegation: delegation, item: item, reason: reason)))
  }
}

extension ReopenChecklistItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let found = try given.requireItem(item, of: delegation)
    guard found.mark.map({ $0.state != .open }) ?? false else {
      throw Refusal("\(item) was not ticked or waived", advice: "nothing needs doing", rule: "R20")
    }
    return given.decided(
      .checklistItemReopened(
        ChecklistItemReopened(delegation: delegation, item: item, reason: given.reason)))
  }
}

extension AssignChecklistItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let found = try given.requireItem(item, of: delegation)
    _ = try given.records.remembered(person)
    guard found.mark?.responsible != person else {
      throw Refusal("\(person) sees to \(item) already", rule: "R20")
    }
    return given.decided(
      .checklistItemAssigned(
        ChecklistItemAssigned(delegation: delegation, item: item, person: person)))
  }
}

extension Circumstances {
  /// The item as it is derived now, so that a mistyped one is refused.
  fileprivate func requireItem(
    _ key: ChecklistKey, of id: DelegationID
  ) throws(Refusal) -> ChecklistItem {
    let visit = try records.required(id)
    let checklist = try VisitProtocol(of: visit, records: records, rules: rules, seals: seals)
      .checklist
    guard let item = checklist.item(key.text) else {
      let keys = checklist.items.map(\.key)
      throw Refusal(
        "the checklist of \(id) has no item \"\(key)\"", advice: rules.oneOf(keys, near: key.text),
        rule: "R20", field: "item")
    }
    return item
  }
}
