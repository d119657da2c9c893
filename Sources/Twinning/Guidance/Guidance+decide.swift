extension OverrideGuidance {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    try given.requireItem(item)
    guard off || offset != nil || responsible != nil else {
      throw Refusal(
        "nothing was named that should differ", advice: "give --off, --offset or --responsible",
        rule: "R20")
    }
    try given.requireEffect(of: self)
    let reason = try given.requiredReason("R20")
    return given.decided(
      .guidanceOverridden(
        GuidanceOverridden(
          item: item, off: off, offset: offset, responsible: responsible, reason: reason)))
  }
}

extension RestoreGuidance {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    try given.requireItem(item)
    guard try given.records.localGuidance().change(of: item) != nil else {
      throw Refusal("\(item) is followed as it came", advice: "nothing needs doing", rule: "R20")
    }
    return given.decided(
      .guidanceRestored(GuidanceRestored(item: item, reason: given.reason)))
  }
}

extension Circumstances {
  /// Refuses a difference that the item has no place for: it would be recorded and change nothing.
  fileprivate func requireEffect(of change: OverrideGuidance) throws(Refusal) {
    if change.offset != nil, !rules.itemsWithDueDay.contains(change.item.text) {
      throw Refusal(
        "\(change.item) is due at no distance from a visit, so --offset would change nothing",
        advice: "use partner cadence for a duty that comes back", rule: "R20", field: "offset")
    }
    if change.responsible != nil, rules.seats.contains(change.item.text) {
      throw Refusal(
        "nobody is responsible for \(change.item), a seat in the delegation",
        advice: "leave --responsible out", rule: "R20", field: "responsible")
    }
    if let office = change.responsible, !rules.offices.contains(office) {
      throw Refusal(
        "there is no office \"\(office)\"", advice: rules.oneOf(rules.offices, near: office),
        rule: "R20", field: "responsible")
    }
  }

  fileprivate func requireItem(_ item: GuidanceItemID) throws(Refusal) {
    let items = rules.guidanceItems
    guard !items.contains(item.text) else { return }
    throw Refusal(
      "there is no guidance item \"\(item)\"", advice: rules.oneOf(items, near: item.text),
      rule: "R20", field: "item")
  }
}
