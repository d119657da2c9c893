extension AddPerson {
  /// Personal fields become an event of their own, so that they can be sealed and forgotten apart
  /// (R35).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    try given.records.requireFree(person.text)
    if let partnership { _ = try given.records.required(partnership) }
    let registered = Event.personRegistered(
      PersonRegistered(
        person: person, partnership: partnership, publicName: publicName, languages: languages,
        source: given.source))
    let details = Details(
      identity: IdentityDetails(
        givenName: givenName, familyName: familyName, born: born, email: email, phone: phone),
      health: HealthDetails(diet: diet, accessNeeds: accessNeeds))
    let events =
      details.isEmpty
      ? [registered]
      : [registered, .personalDetailsRecorded(try details.sealed(for: person, in: given))]
    return Decision(events.map { Decision.Fact(event: $0, effective: given.on) })
  }
}

extension DetailPerson {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.remembered(person)
    let details = Details(
      identity: IdentityDetails(
        givenName: givenName, familyName: familyName, born: born, email: email, phone: phone),
      health: HealthDetails(diet: diet, accessNeeds: accessNeeds))
    guard !details.isEmpty else {
      throw Refusal("nothing was named that should be recorded", advice: "name a field")
    }
    return given.decided(
      .personalDetailsRecorded(try details.sealed(for: person, in: given)))
  }
}

/// What a command tells of a private person, before it is sealed.
private struct Details {
  let identity: IdentityDetails
  let health: HealthDetails

  var isEmpty: Bool { identity == IdentityDetails() && health == HealthDetails() }

  /// Both boxes are always there, so that nobody can tell from the log whether health data is held.
  func sealed(
    for person: PersonID, in given: Circumstances
  ) throws(Refusal) -> PersonalDetailsRecorded {
    let kind = EventKind.personalDetailsRecorded
    return PersonalDetailsRecorded(
      person: person,
      sealed: [
        try given.seals.seal(identity, of: person, about: .identity, in: kind),
        try given.seals.seal(health, of: person, about: .health, in: kind),
      ])
  }
}

extension DescribePerson {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.remembered(person)
    guard publicName != nil || !languages.isEmpty else {
      throw Refusal("nothing was named that should change", advice: "name a field")
    }
    return given.decided(
      .personDescribed(
        PersonDescribed(person: person, publicName: publicName, languages: languages)))
  }
}

extension AppointPerson {
  /// An office of one's own making has to bring its rank (R17).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let holder = try given.records.remembered(person)
    if let term = holder.terms.first(where: { $0.office == office && $0.left == nil }) {
      throw Refusal(
        "\(person) holds the office of \(office) already, since \(term.taken.effective.wording)",
        advice: "end it first with person retire", rule: "R6")
    }
    try given.requireRank(rank, field: "rank")
    let offices = given.rules.offices
    if rank == nil, !offices.contains(office.text) {
      throw Refusal(
        "guidance knows no office \"\(office)\"",
        advice: given.rules.oneOf(offices, near: office.text) + ", or give its rank with --rank",
        rule: "R17", field: "office")
    }
    return given.decided(
      .officeTaken(
        OfficeTaken(person: person, office: office, rank: rank, title: title, source: given.source)
      ))
  }
}

extension RetirePerson {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let holder = try given.records.required(person)
    guard let term = holder.terms.last(where: { $0.office == office && $0.left == nil }) else {
      let held = holder.terms.filter { $0.left == nil }.map(\.office.text)
      throw Refusal(
        "\(person) does not hold the office of \(office)",
        advice: held.isEmpty ? "they hold none" : "they hold \(held.joined(separator: ", "))",
        rule: "R6")
    }
    try given.requireOrder(
      term.taken.effective, given.on, names: ("beginning of the term", "end of the term"),
      rule: "R6")
    return given.decided(
      .officeLeft(OfficeLeft(person: person, office: office, reason: given.reason)))
  }
}

extension IntroducePerson {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.remembered(person)
    _ = try given.records.required(partnership)
    return given.decided(
      .officeHolderIntroduced(OfficeHolderIntroduced(person: person, partnership: partnership)))
  }
}
