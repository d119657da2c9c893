/// Somebody who takes part: office-holder, member, guest (R6, R10).
package struct Person: Equatable, Sendable {
  /// An office held for a time.
  package struct Term: Equatable, Sendable {
    package let office: OfficeCode
    package let rank: RankCode?
    package let title: String?
    package let taken: Moment
    package var left: Moment?
    /// When the term ends, as far as it is told; it does not end by itself.
    package var ends: VagueDate?

    /// Whether the office may be held on a day: a term can be recorded before it begins or ends.
    ///
    /// `nil` stands for a day that is not known: then the term counts that has no end.
    package func isHeld(on day: CivilDay?) -> Bool {
      guard let day else { return left == nil }
      if let first = taken.effective.earliest, first > day { return false }
      return left.map { $0.settled >= day } ?? true
    }
  }

  /// A box about the person, and where it stands in the log.
  package struct SealedFact: Equatable, Sendable {
    package let value: Sealed
    /// The event that carries it: it says what is in the box.
    package let event: EventKind
    /// The visit that it is about, where it is about one.
    package let delegation: DelegationID?
    package let moment: Moment
  }

  /// That the person was forgotten (R35).
  package struct Forgetting: Equatable, Sendable {
    /// What the person is told as.
    package let role: OfficeCode?
    package let moment: Moment

    /// `a teacher, forgotten 2027-03-01`.
    package var name: String {
      let noun = role?.words
      let who = noun.map { ("aeiou".contains($0.prefix(1)) ? "an " : "a ") + $0 } ?? "somebody"
      return "\(who), forgotten \(moment.effective)"
    }
  }

  package let id: PersonID
  /// The partner the person belongs to; `nil` for the home side.
  package let partnership: PartnershipID?
  package let registered: Moment
  package private(set) var publicName: String?
  package private(set) var languages: [LanguageSkill]
  package private(set) var terms: [Term] = []
  /// To whom the person introduced themselves, and when.
  package private(set) var introductions: [(partnership: PartnershipID, moment: Moment)] = []
  /// What is sealed about the person, in the log's order.
  package private(set) var sealed: [SealedFact] = []
  /// Who answers for the person; of somebody forgotten only what is sealed about the guardians.
  package private(set) var guardians: [Guardian] = []
  /// The last check, of an adult in a home in which minors stay.
  package var check: SafeguardingCheck?
  /// Membership of the programme; `nil` when the person never was a member.
  package var membership: Membership?
  package private(set) var forgotten: Forgetting?
  /// When each part that was forgotten alone was last forgotten.
  package private(set) var forgottenParts: [SealedPart: Moment] = [:]
  /// Where the log holds something about the private person in clear, or a public name.
  package private(set) var clearPositions: [Int64] = []

  package init(_ event: PersonRegistered, at moment: Moment) {
    id = event.person
    partnership = event.partnership
    publicName = event.publicName
    languages = event.languages
    registered = moment
    if event.publicName != nil { clearPositions.append(moment.position) }
  }

  package static func == (left: Person, right: Person) -> Bool {
    left.id == right.id && left.partnership == right.partnership
      && left.publicName == right.publicName && left.languages == right.languages
      && left.terms == right.terms && left.sealed == right.sealed
      && left.guardians == right.guardians && left.forgotten == right.forgotten
      && left.forgottenParts == right.forgottenParts && left.membership == right.membership
      && left.check == right.check
      && left.registered == right.registered
      && left.introductions.elementsEqual(right.introductions) { $0 == $1 }
  }

  /// The name to show where private names have no business: the public name, else the short name.
  package var openName: String { forgotten?.name ?? publicName ?? id.text }

  package mutating func apply(_ event: PersonDescribed, at moment: Moment) {
    guard forgotten == nil else { return }
    publicName = event.publicName ?? publicName
    if event.publicName != nil { clearPositions.append(moment.position) }
    if !event.languages.isEmpty { languages = event.languages }
  }

  package mutating func apply(_ event: PersonalDetailsRecorded, at moment: Moment) {
    guard forgotten == nil else { return }
    if event.sealed.contains(where: \.isClear) { clearPositions.append(moment.position) }
    take(event.sealed, of: .personalDetailsRecorded, at: moment)
  }

  /// Keeps boxes about the person.
  mutating func take(
    _ boxes: [Sealed], of event: EventKind, for visit: DelegationID? = nil, at moment: Moment
  ) {
    for box in boxes {
      sealed.append(SealedFact(value: box, event: event, delegation: visit, moment: moment))
    }
  }

  package mutating func apply(_ event: GuardianNamed, at moment: Moment) {
    guard forgotten == nil else { return }
    guardians.removeAll { $0.person == event.guardian }
    guardians.append(Guardian(event, at: moment))
  }

  /// Lets go of what is private: the keys are destroyed, and what stands in clear is not shown.
  ///
  /// Of a part alone, what was recorded since stays, for it has a new key, and so does what is
  /// public.
  package mutating func apply(_ event: PersonForgotten, at moment: Moment) {
    guard let part = event.only else {
      forgotten = Forgetting(role: event.role, moment: moment)
      publicName = nil
      languages = []
      sealed = []
      for index in guardians.indices {
        for part in SealedPart.allCases { guardians[index].drop(id, part) }
      }
      check = nil
      return
    }
    forgottenParts[part] = moment
    sealed.removeAll { $0.value.about == part && $0.moment.position < moment.position }
    if part == .identity, let made = check, made.moment.position < moment.position { check = nil }
    for index in guardians.indices where guardians[index].moment.position < moment.position {
      guardians[index].drop(id, part)
    }
  }

  package mutating func apply(_ event: OfficeTaken, at moment: Moment) {
    terms.append(
      Term(office: event.office, rank: event.rank, title: event.title, taken: moment, left: nil))
  }

  package mutating func apply(_ event: TermEndSet) {
    guard
      let index = terms.lastIndex(where: { $0.office == event.office && $0.left == nil })
    else { return }
    terms[index].ends = event.ends
  }

  package mutating func apply(_ event: OfficeLeft, at moment: Moment) {
    guard
      let index = terms.lastIndex(where: { $0.office == event.office && $0.left == nil })
    else { return }
    terms[index].left = moment
  }

  package mutating func apply(_ event: OfficeHolderIntroduced, at moment: Moment) {
    introductions.append((event.partnership, moment))
  }
}
