/// Somebody who takes part: office-holder, member, guest (R6, R10).
package struct Person: Equatable, Sendable {
  /// An office held for a time.
  package struct Term: Equatable, Sendable {
    package let office: OfficeCode
    package let rank: RankCode?
    package let title: String?
    package let taken: Moment
    package var left: Moment?

    /// Whether the office may be held on a day: a term can be recorded before it begins or ends.
    ///
    /// `nil` stands for a day that is not known: then the term counts that has no end.
    package func isHeld(on day: CivilDay?) -> Bool {
      guard let day else { return left == nil }
      if let first = taken.effective.earliest, first > day { return false }
      return left.map { $0.settled >= day } ?? true
    }
  }

  /// What is known of the private person, kept apart from the rest (R35).
  package struct Details: Equatable, Sendable {
    package var givenName: String?
    package var familyName: String?
    package var born: VagueDate?
    package var email: String?
    package var phone: String?
    package var diet: [String] = []
    package var accessNeeds: [String] = []
  }

  package let id: PersonID
  /// The partner the person belongs to; `nil` for the home side.
  package let partnership: PartnershipID?
  package private(set) var publicName: String?
  package private(set) var languages: [LanguageSkill]
  package private(set) var terms: [Term] = []
  /// To whom the person introduced themselves, and when.
  package private(set) var introductions: [(partnership: PartnershipID, moment: Moment)] = []
  package private(set) var details = Details()

  package init(_ event: PersonRegistered) {
    id = event.person
    partnership = event.partnership
    publicName = event.publicName
    languages = event.languages
  }

  package static func == (left: Person, right: Person) -> Bool {
    left.id == right.id && left.partnership == right.partnership
      && left.publicName == right.publicName && left.languages == right.languages
      && left.terms == right.terms && left.details == right.details
      && left.introductions.elementsEqual(right.introductions) { $0 == $1 }
  }

  /// The name to show where private names have no business: the public name, else the short name.
  package var openName: String { publicName ?? id.text }

  /// The name to show to those who may see it.
  package var fullName: String {
    if let publicName { return publicName }
    let names = [details.givenName, details.familyName].compactMap(\.self)
    return names.isEmpty ? id.text : names.joined(separator: " ")
  }

  package mutating func apply(_ event: PersonDescribed) {
    publicName = event.publicName ?? publicName
    if !event.languages.isEmpty { languages = event.languages }
  }

  package mutating func apply(_ event: PersonalDetailsRecorded) {
    details.givenName = event.givenName ?? details.givenName
    details.familyName = event.familyName ?? details.familyName
    details.born = event.born ?? details.born
    details.email = event.email ?? details.email
    details.phone = event.phone ?? details.phone
    if !event.diet.isEmpty { details.diet = event.diet }
    if !event.accessNeeds.isEmpty { details.accessNeeds = event.accessNeeds }
  }

  package mutating func apply(_ event: OfficeTaken, at moment: Moment) {
    terms.append(
      Term(office: event.office, rank: event.rank, title: event.title, taken: moment, left: nil))
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
