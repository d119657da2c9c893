/// The renewable work plan of a partnership: the meeting that agrees it, and what was agreed (R21).
package struct Mou: Equatable, Sendable {
  package enum Stage: String, Sendable {
    case planned, signed, cancelled
  }

  package let id: MouID
  package let partnership: PartnershipID
  package private(set) var stage: Stage
  /// When the two sides meet, or met.
  package private(set) var meets: VagueDate
  package private(set) var place: String?
  package private(set) var responsible: PersonID?
  package private(set) var interests: [String] = []
  package private(set) var exchanges: [String] = []
  package private(set) var budget: String?
  package private(set) var signatories: [String] = []
  package private(set) var document: Document?
  /// When it was signed.
  package private(set) var signed: Moment?
  /// Why it was called off.
  package private(set) var reason: String?

  package init(_ event: MouPlanned) {
    id = event.mou
    partnership = event.partnership
    stage = .planned
    meets = event.meets
    place = event.place
    responsible = event.responsible
  }

  package init(_ event: MouSigned, at moment: Moment) {
    id = event.mou
    partnership = event.partnership
    stage = .signed
    meets = moment.effective
    apply(event, at: moment)
  }

  package mutating func apply(_ event: MouMoved) { meets = event.meets }

  package mutating func apply(_ event: MouSigned, at moment: Moment) {
    stage = .signed
    meets = moment.effective
    interests = event.interests
    exchanges = event.exchanges
    budget = event.budget
    signatories = event.signatories
    document = Document(event.document, event.documentPlace, event.documentSha256)
    signed = moment
  }

  package mutating func apply(_ event: MouCancelled) {
    stage = .cancelled
    reason = event.reason
  }
}
