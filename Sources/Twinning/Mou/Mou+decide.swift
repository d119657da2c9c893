extension PlanMou {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(partnership)
    try given.records.requireFree(mou.text)
    if let responsible { _ = try given.records.remembered(responsible) }
    return given.decided(
      .mouPlanned(
        MouPlanned(
          mou: mou, partnership: partnership, meets: meets, place: place,
          responsible: responsible, note: note)))
  }
}

extension MoveMou {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let planned = try given.records.required(mou).requirePlanned()
    guard planned.meets != meets else {
      throw Refusal("the meeting of \(mou) is on \(meets) already", rule: "R21")
    }
    return given.decided(
      .mouMoved(MouMoved(mou: mou, from: planned.meets, meets: meets, reason: given.reason)))
  }
}

extension SignMou {
  /// An MOU may be signed whose meeting was never planned here; then the partner has to be named.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    try given.requireDone("R21")
    let partner: PartnershipID
    if let planned = try given.records.mou(mou) {
      _ = try planned.requirePlanned()
      if let partnership, partnership != planned.partnership {
        throw Refusal(
          "\(mou) was planned with \(planned.partnership), not with \(partnership)",
          advice: "leave the partner out, or choose another short name", rule: "R21")
      }
      partner = planned.partnership
    } else {
      guard let partnership else {
        throw Refusal(
          "there is no MOU \"\(mou)\" planned", advice: "name the partner with --partnership",
          rule: "R21")
      }
      try given.records.requireFree(mou.text)
      partner = try given.records.required(partnership).id
    }
    try given.requireDigest(documentSha256)
    return given.decided(
      .mouSigned(
        MouSigned(
          mou: mou, partnership: partner, interests: interests, exchanges: exchanges,
          budget: budget, signatories: signatories, document: document,
          documentPlace: documentPlace, documentSha256: documentSha256, source: given.source)))
  }
}

extension CancelMou {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(mou).requirePlanned()
    let reason = try given.requiredReason("R21")
    return given.decided(.mouCancelled(MouCancelled(mou: mou, reason: reason)))
  }
}

extension Mou {
  /// The MOU, when its meeting is still to come.
  fileprivate func requirePlanned() throws(Refusal) -> Mou {
    switch stage {
    case .planned: return self
    case .signed:
      throw Refusal(
        "\(id) is signed already", advice: "plan the next one with mou plan", rule: "R21")
    case .cancelled:
      throw Refusal(
        "\(id) was called off", advice: "plan another one with mou plan", rule: "R21")
    }
  }
}
