extension AddPerson {
  /// Personal fields become an event of their own, so that they can be sealed and forgotten apart
  /// (R35).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    try given.records.requireFree(person.text)
    if let partnership { _ = try given.records.required(partnership) }
    if let email { _ = try MailAddress.checked(email, field: "email") }
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
    if let email { _ = try MailAddress.checked(email, field: "email") }
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
    let taken = Event.officeTaken(
      OfficeTaken(person: person, office: office, rank: rank, title: title, source: given.source))
    guard let ends else { return given.decided(taken) }
    try given.requireTerm(from: given.on, to: ends)
    let limited = Event.termEndSet(
      TermEndSet(person: person, office: office, ends: ends, source: given.source))
    return Decision([taken, limited].map { Decision.Fact(event: $0, effective: given.on) })
  }
}

extension SetTermEnd {
  /// A term that was prolonged ends later: the last word counts.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let term = try given.records.remembered(person).requireTerm(in: office)
    try given.requireTerm(from: term.taken.effective, to: ends)
    guard term.ends != ends else {
      throw Refusal(
        "the term of \(person) as \(office) ends on \(ends.wording) already",
        advice: "nothing needs doing", rule: "R6")
    }
    return given.decided(
      .termEndSet(
        TermEndSet(person: person, office: office, ends: ends, source: given.source)))
  }
}

extension Circumstances {
  fileprivate func requireTerm(from taken: VagueDate, to ends: VagueDate) throws(Refusal) {
    guard !ends.isUnknown else {
      throw Refusal(
        "an end that is not known cannot be asked about", advice: "leave it out, or give a year",
        rule: "R6", field: "ends")
    }
    try requireOrder(
      taken, ends, names: ("beginning of the term", "end of the term"), rule: "R6")
  }
}

extension Person {
  /// The term in which the office is held now.
  fileprivate func requireTerm(in office: OfficeCode) throws(Refusal) -> Term {
    guard let term = terms.last(where: { $0.office == office && $0.left == nil }) else {
      let held = terms.filter { $0.left == nil }.map(\.office.text)
      throw Refusal(
        "\(id) does not hold the office of \(office)",
        advice: held.isEmpty ? "they hold none" : "they hold \(held.joined(separator: ", "))",
        rule: "R6")
    }
    return term
  }
}

extension RetirePerson {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let term = try given.records.required(person).requireTerm(in: office)
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
