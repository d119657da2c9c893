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
