extension FoundProgramme {
  /// Refused when the office has its programme already.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    if let programme = try given.records.programme() {
      throw Refusal(
        "this office belongs to \(programme.name) already",
        advice: "use program change, or another office folder")
    }
    try given.requireZone(zone)
    try given.requireOrder(order)
    return given.decided(
      .programmeFounded(
        ProgrammeFounded(
          name: name, community: community, country: country, zone: zone, languages: languages,
          order: order, source: given.source)))
  }
}

extension ChangeProgramme {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    guard name != nil || community != nil || zone != nil || !languages.isEmpty || order != nil
    else { throw Refusal("nothing was named that should change", advice: "name a field") }
    if let zone { try given.requireZone(zone) }
    try given.requireOrder(order)
    return given.decided(
      .programmeChanged(
        ProgrammeChanged(
          name: name, community: community, zone: zone, languages: languages, order: order,
          reason: given.reason)))
  }
}
