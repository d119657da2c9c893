/// What is known of the private person, opened to answer a question (R35).
package struct PersonalDetails: Equatable, Sendable {
  package var identity = IdentityDetails()
  package var health = HealthDetails()
  package var check = CheckDetails()
  package var passport = PassportDetails()
  /// How it stands with the visa for each visit.
  package var visas: [DelegationID: VisaState] = [:]
  /// The parts of which something stays sealed: its key is not at hand.
  package var sealedParts: Set<SealedPart> = []

  package init() {}

  /// Nothing is known and nothing stays sealed.
  package var isEmpty: Bool {
    sealedParts.isEmpty && !holdsIdentity && health == HealthDetails()
  }

  /// Anything of who they are, and of their papers, is known.
  package var holdsIdentity: Bool {
    identity != IdentityDetails() || check != CheckDetails() || passport != PassportDetails()
      || !visas.isEmpty
  }

  fileprivate mutating func take(_ later: IdentityDetails) {
    identity.givenName = later.givenName ?? identity.givenName
    identity.familyName = later.familyName ?? identity.familyName
    identity.born = later.born ?? identity.born
    identity.email = later.email ?? identity.email
    identity.phone = later.phone ?? identity.phone
  }

  fileprivate mutating func take(_ later: HealthDetails) {
    if !later.diet.isEmpty { health.diet = later.diet }
    if !later.accessNeeds.isEmpty { health.accessNeeds = later.accessNeeds }
  }
}

extension PersonalDetails {
  /// Adds what a box holds; false when it does not open.
  fileprivate mutating func take(_ fact: Person.SealedFact, _ seals: any PersonalSeals) -> Bool {
    let box = fact.value
    switch fact.event {
    case .checkRecorded:
      guard let part: CheckDetails = seals.open(box, in: fact.event) else { return false }
      // The later check counts, whichever was recorded first.
      if let known = check.checked, let new = part.checked, new < known { break }
      check = part
    case .passportRecorded:
      guard let part: PassportDetails = seals.open(box, in: fact.event) else { return false }
      passport = part
    case .visaRecorded:
      guard let part: VisaDetails = seals.open(box, in: fact.event) else { return false }
      if let visit = fact.delegation { visas[visit] = part.visa }
    default:
      switch box.about {
      case .identity:
        guard let part: IdentityDetails = seals.open(box, in: fact.event) else { return false }
        take(part)
      case .health:
        guard let part: HealthDetails = seals.open(box, in: fact.event) else { return false }
        take(part)
      }
    }
    return true
  }
}

extension Person {
  /// Opens what is sealed about the person; later boxes add to earlier ones.
  package func details(_ seals: any PersonalSeals) -> PersonalDetails {
    var details = PersonalDetails()
    for one in sealed where !details.take(one, seals) {
      details.sealedParts.insert(one.value.about)
    }
    return details
  }

  /// The name to show to those who may see it.
  package func fullName(_ details: PersonalDetails) -> String {
    if let publicName, forgotten == nil { return publicName }
    let names = [details.identity.givenName, details.identity.familyName].compactMap(\.self)
    return names.isEmpty ? openName : names.joined(separator: " ")
  }
}

extension PersonalDetails {
  /// Whether the person is under 18 on a day; `nil` when that is not known (R10).
  ///
  /// A vague birth date counts as certain only when all of its days agree.
  package func isMinor(on day: CivilDay) -> Bool? {
    guard let born = identity.born, let first = born.earliest, let last = born.latest else {
      return nil
    }
    let (youngest, eldest) = (last.comesOfAge > day, first.comesOfAge > day)
    return youngest == eldest ? youngest : nil
  }
}

extension CivilDay {
  /// The 18th birthday of somebody born on this day.
  fileprivate var comesOfAge: CivilDay { adding(years: 18) ?? .latest }
}
