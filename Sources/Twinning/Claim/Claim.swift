/// What a source says of a subject; claims that disagree are all kept (R36).
package struct Claim: Equatable, Sendable {
  /// Why a claim is held to be right.
  package struct Settlement: Equatable, Sendable {
    package let reason: String
    package let source: String?
    package let moment: Moment
  }

  package let id: ClaimID
  package let subject: SubjectID
  package let about: ClaimSubject
  package let text: String
  package let disputes: [ClaimID]
  package let source: String?
  package let moment: Moment
  /// Set when it is held to be right against those that disagree.
  package fileprivate(set) var settlement: Settlement?

  package init(_ event: ClaimRecorded, at moment: Moment) {
    id = event.claim
    subject = event.subject
    about = event.about
    text = event.text
    disputes = event.disputes
    source = event.source
    self.moment = moment
  }

  /// Whether both cannot be right: they speak of the same, or one disputes the other.
  fileprivate func competes(with other: Claim) -> Bool {
    about == other.about || disputes.contains(other.id) || other.disputes.contains(id)
  }
}

extension [Claim] {
  /// Takes a claim; one of that name whose retraction was taken back gives way.
  mutating func take(_ claim: Claim) {
    removeAll { $0.id == claim.id }
    append(claim)
  }

  /// Settles a claim; what was settled on the same matter before is so no more.
  mutating func settle(_ event: ClaimSettled, at moment: Moment) {
    guard let settled = first(where: { $0.id == event.claim }) else { return }
    for index in indices where self[index].competes(with: settled) {
      self[index].settlement = nil
    }
    for index in indices where self[index].id == settled.id {
      self[index].settlement = Claim.Settlement(
        reason: event.reason, source: event.source, moment: moment)
    }
  }
}
