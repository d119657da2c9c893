extension SendAnnual {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    try given.requireAnnual(kind, in: year)
    try given.requireDone("R22")
    if let sent = partner.annual(kind, year)?.sent {
      throw given.repeated("\(kind) \(year) to \(partnership)", "sent", sent.moment)
    }
    return given.decided(
      .annualSent(
        AnnualSent(
          partnership: partnership, kind: kind, year: year, by: by, note: note,
          source: given.source)))
  }
}

extension ReceiveAnnual {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    try given.requireAnnual(kind, in: year)
    try given.requireDone("R22")
    if let received = partner.annual(kind, year)?.received {
      throw given.repeated("\(kind) \(year) from \(partnership)", "received", received.moment)
    }
    return given.decided(
      .annualReceived(
        AnnualReceived(
          partnership: partnership, kind: kind, year: year, by: by, note: note,
          source: given.source)))
  }
}

extension AcknowledgeAnnual {
  /// Only what went can be acknowledged: they acknowledge what we sent, we what we received.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let annual = try given.records.required(partnership).annual(kind, year)
    try given.requireAnnual(kind, in: year)
    try given.requireDone("R22")
    let (passage, before, verb) =
      switch by {
      case .home: (annual?.received, annual?.acknowledgedByHome, "received")
      case .partner: (annual?.sent, annual?.acknowledgedByPartner, "sent")
      }
    guard passage != nil else {
      throw Refusal(
        "\(kind) \(year) with \(partnership) is not on record as \(verb)",
        advice: "record that first with annual \(by == .home ? "receive" : "send")", rule: "R22")
    }
    if let before {
      throw given.repeated("\(kind) \(year) with \(partnership)", "acknowledged", before)
    }
    return given.decided(
      .annualAcknowledged(
        AnnualAcknowledged(partnership: partnership, kind: kind, year: year, by: by)))
  }
}

extension Circumstances {
  fileprivate func requireAnnual(_ kind: AnnualKind, in year: Int) throws(Refusal) {
    try requireNear(year, "R22")
    guard !rules.annualKinds.contains(kind.text) else { return }
    throw Refusal(
      "there is no yearly exchange \"\(kind)\"",
      advice: rules.oneOf(rules.annualKinds, near: kind.text), rule: "R22", field: "kind")
  }

  fileprivate func repeated(_ what: String, _ verb: String, _ moment: Moment) -> Refusal {
    Refusal(
      "\(what) is on record as \(verb) already (\(moment.effective.wording))",
      advice: "nothing needs doing", rule: "R22")
  }
}
