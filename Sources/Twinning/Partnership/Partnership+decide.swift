extension AddPartnership {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    try given.records.requireFree(partnership.text)
    guard !names.isEmpty else {
      throw Refusal("a name is missing", advice: "give at least one", rule: "R1", field: "names")
    }
    try given.requireZones(zones)
    return given.decided(
      .partnershipRegistered(
        PartnershipRegistered(
          partnership: partnership, names: names, aliases: aliases, country: country,
          zones: zones, languages: languages, kind: kind, stage: stage, note: note,
          source: given.source)))
  }
}

extension DescribePartnership {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(partnership)
    try given.requireZones(zones)
    guard
      !names.isEmpty || !aliases.isEmpty || !zones.isEmpty || !languages.isEmpty || kind != nil
        || note != nil
    else { throw Refusal("nothing was named that should change", advice: "name a field") }
    return given.decided(
      .partnershipDescribed(
        PartnershipDescribed(
          partnership: partnership, names: names, aliases: aliases, zones: zones,
          languages: languages, kind: kind, note: note, source: given.source)))
  }
}

extension ChangePartnershipStage {
  /// Which stage may follow which is guidance (R1); what R4 still lacks is told, not forbidden.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    let from = partner.stage
    guard from != stage else {
      throw Refusal("\(partnership) is \(stage.rawValue) already", rule: "R1")
    }
    let allowed = given.rules.partnershipStages(after: from)
    guard allowed.contains(stage) else {
      let words = allowed.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        "a partnership does not go from \(from.rawValue) to \(stage.rawValue)",
        advice: words.isEmpty ? "\(from.rawValue) is the end" : "it may become \(words)",
        rule: "R1")
    }
    if given.rules.needsReason(from, stage) { _ = try given.requiredReason("R1") }
    try given.requireDigest(documentSha256)
    let missing = stage == .official ? partner.missingSteps : []
    return given.decided(
      .partnershipStageChanged(
        PartnershipStageChanged(
          partnership: partnership, from: from, to: stage, document: document,
          documentPlace: documentPlace, documentSha256: documentSha256, reason: given.reason,
          source: given.source)),
      warnings: missing.isEmpty
        ? [] : ["not on record yet: \(missing.joined(separator: "; ")) (R4)"])
  }
}

extension ReaffirmPartnership {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    switch partner.stage {
    case .prospect, .exploring:
      throw Refusal(
        "\(partnership) is only \(partner.stage.rawValue): there is nothing to reaffirm yet",
        advice: "move it along with partner stage", rule: "R1")
    case .agreed, .official, .dormant, .suspended, .ended, .emeritus: break
    }
    try given.requireDigest(documentSha256)
    return given.decided(
      .partnershipReaffirmed(
        PartnershipReaffirmed(
          partnership: partnership, place: place, signatories: signatories, note: note,
          document: document, documentPlace: documentPlace, documentSha256: documentSha256,
          source: given.source)))
  }
}

extension AdjustCadence {
  /// A cadence is guidance that a partnership may change, with a reason (R21).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(partnership)
    let duties = given.rules.duties
    guard duties.contains(duty.text) else {
      throw Refusal(
        "there is no duty \"\(duty)\"", advice: given.rules.oneOf(duties, near: duty.text),
        rule: "R21", field: "duty")
    }
    guard every != nil || policy != nil else {
      throw Refusal("nothing was named that should change", advice: "give --every or --policy")
    }
    if let every, every.isNegative {
      throw Refusal(
        "\(every) goes backwards", advice: "write for instance P2Y; P0D switches the duty off",
        rule: "R21", field: "every")
    }
    let reason = try given.requiredReason("R21")
    return given.decided(
      .cadenceAdjusted(
        CadenceAdjusted(
          partnership: partnership, duty: duty, every: every, policy: policy, reason: reason)))
  }
}
