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
    try Self.requireReadable(name)
    return given.decided(
      .programmeFounded(
        ProgrammeFounded(
          name: name, community: community, country: country, zone: zone, languages: languages,
          order: order, source: given.source)))
  }
}

extension FoundProgramme {
  /// Refuses a name that cannot stand in the header of a mail (RFC 2047 §2).
  fileprivate static func requireReadable(_ name: String) throws(Refusal) {
    guard !name.contains("=?") else {
      throw Refusal(
        "the name \"\(excerpt(name))\" holds `=?`, which mail programs take for a code",
        advice: "write it otherwise", field: "name")
    }
  }
}

extension ChangeProgramme {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    guard name != nil || community != nil || zone != nil || !languages.isEmpty || order != nil
    else { throw Refusal("nothing was named that should change", advice: "name a field") }
    if let zone { try given.requireZone(zone) }
    if let name { try FoundProgramme.requireReadable(name) }
    try given.requireOrder(order)
    return given.decided(
      .programmeChanged(
        ProgrammeChanged(
          name: name, community: community, zone: zone, languages: languages, order: order,
          reason: given.reason)))
  }
}
