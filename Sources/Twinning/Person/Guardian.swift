/// Somebody who answers for a minor (R10).
package struct Guardian: Equatable, Sendable {
  package let person: PersonID
  /// Boxes of the minor and of the guardian.
  package private(set) var sealed: [Sealed]
  package let moment: Moment

  package init(_ event: GuardianNamed, at moment: Moment) {
    person = event.guardian
    sealed = event.sealed
    self.moment = moment
  }

  /// What can be opened of it.
  package struct Details: Equatable, Sendable {
    package var relation: String?
    package var phone: String?
    package var careNote: String?
  }

  /// Opens what is sealed: the relation is known as long as one of the two keys is there.
  package func details(of minor: PersonID, _ seals: any PersonalSeals) -> Details {
    var details = Details()
    for box in sealed {
      if box.person == person {
        let contact: GuardianContact? = seals.open(box, in: .guardianNamed)
        details.relation = contact?.relation ?? details.relation
        details.phone = contact?.phone
      } else if box.about == .health {
        let notes: CareNotes? = seals.open(box, in: .guardianNamed)
        details.careNote = notes?.careNote
      } else {
        let tie: GuardianTie? = seals.open(box, in: .guardianNamed)
        details.relation = tie?.relation ?? details.relation
      }
    }
    return details
  }
}

extension Guardian {
  /// Lets go of the boxes of one person.
  mutating func drop(_ person: PersonID, _ part: SealedPart) {
    sealed.removeAll { $0.person == person && $0.about == part }
  }
}
