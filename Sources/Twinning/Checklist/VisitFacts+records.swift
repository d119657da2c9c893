extension VisitFacts {
  /// Gathers what the records tell of a visit; what they do not tell stays unknown.
  package init(
    _ visit: Delegation, records: any Records, seals: any PersonalSeals
  ) throws(Refusal) {
    self.init(direction: visit.direction, stage: visit.stage, isOfficial: visit.isOfficial)
    let programme = try records.programme()
    let partner = try records.partnership(visit.partnership)
    isFirstVisit = try !records.hasVisited(visit.partnership, before: visit.id)
    partnershipStage = partner?.stage
    homeCountry = programme?.country.description
    partnerCountry = partner?.country.description
    homeLanguages = programme?.languages ?? []
    partnerLanguages = partner?.languages ?? []
    arrival = Self.days(visit.arrives)
    departure = Self.days(visit.departs)
    let host = visit.direction == .inbound ? programme?.country : partner?.country
    season = host.flatMap { Season(visit.arrives, in: Hemisphere(of: $0)) }
    itinerary = visit.itinerary.map(\.kind)
    longestMeeting = visit.itinerary.filter { $0.kind == .meeting }
      .map { Int(($0.ends.secondsSince1970 - $0.starts.secondsSince1970) / 60) }.max()
    for member in visit.members {
      guard let person = try records.person(member.person) else { continue }
      members.append(
        VisitMember(
          member, person, person.details(seals), of: visit, partner: partner, programme: programme))
    }
    hosts = try records.hosts(of: visit).map { person in
      GuestFacts(person, person.details(seals), of: visit, partner: partner, programme: programme)
    }
  }

  private static func days(_ date: VagueDate) -> Days? {
    guard let first = date.earliest ?? date.latest, let last = date.latest ?? date.earliest else {
      return nil
    }
    return Days(
      earliest: first.daysSince1970, latest: last.daysSince1970,
      isCertain: date.isFirm || first != last)
  }
}

extension VisitFacts.Season {
  /// The season in which all days fall that the date may mean; `nil` when there are several.
  ///
  /// Three whole months long, as EDTF's seasons are read here (PD).
  package init?(_ date: VagueDate, in hemisphere: Hemisphere) {
    guard let first = date.earliest(in: hemisphere), let last = date.latest(in: hemisphere),
      first.days(until: last) < 93
    else { return nil }
    // Days of December count as winter's first, so that a season never spans two numbers.
    let seasons = [first, last].map { $0.components.month % 12 / 3 }
    guard seasons.first == seasons.last, let season = seasons.first else { return nil }
    let names: [Self] =
      switch hemisphere {
      case .northern: [.winter, .spring, .summer, .autumn]
      case .southern: [.summer, .autumn, .winter, .spring]
      }
    self = names[season]
  }
}

extension VisitMember {
  fileprivate init(
    _ member: Member, _ person: Person, _ details: PersonalDetails, of visit: Delegation,
    partner: Partnership?, programme: Programme?
  ) {
    self.init(
      GuestFacts(person, details, as: member, of: visit, partner: partner, programme: programme),
      openName: person.publicName ?? "the \(member.role.words)",
      isMinor: member.isMinor(details, on: visit), isCompanion: member.companionOf != nil,
      languages: person.languages, needsInterpreter: member.needsInterpreter ? true : nil,
      diets: details.health.diet.isEmpty ? nil : details.health.diet,
      access: details.health.accessNeeds.isEmpty ? nil : details.health.accessNeeds,
      visa: details.visas[visit.id], passportUntil: details.passport.expires?.daysSince1970)
  }
}

extension GuestFacts {
  /// - Parameter member: the person's part in the visit; `nil` for a host.
  fileprivate init(
    _ person: Person, _ details: PersonalDetails, as member: Member? = nil, of visit: Delegation,
    partner: Partnership?, programme: Programme?
  ) {
    let isHome = person.partnership == nil
    // An office is in its own area when the visit takes place at its holder's side.
    let isInOwnArea = isHome == (visit.direction == .inbound)
    let day = visit.arrives.earliest ?? visit.arrives.latest
    var offices = person.terms.filter { $0.isHeld(on: day) }.map { term in
      OfficeHeld(
        office: term.office.text, rank: term.rank?.text, title: term.title,
        since: term.taken.effective.earliest.map {
          OfficeHeld.Since(
            earliest: $0.daysSince1970, text: term.taken.effective.description)
        }, isInOwnArea: isInOwnArea)
    }
    if let role = member?.role.text, !offices.contains(where: { $0.office == role }) {
      offices.append(OfficeHeld(office: role, isInOwnArea: isInOwnArea))
    }
    self.init(
      id: person.id.text, name: person.fullName(details), familyName: details.identity.familyName,
      offices: offices,
      country: isHome ? programme?.country.description : partner?.country.description,
      community: isHome ? programme?.community : partner?.name,
      deputisesFor: member?.deputisesFor.map { OfficeHeld(office: $0.text) },
      equivalentRank: member?.equivalentRank.map {
        EquivalentRank(rank: $0.text, reason: member?.equivalentReason ?? "")
      }, isHead: member?.isHead ?? false, isForgotten: person.forgotten != nil)
  }
}
