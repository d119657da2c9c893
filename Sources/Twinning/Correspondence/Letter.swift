/// A letter, fax, mail or call from a partner that wants an acknowledgement and an answer (R24).
package struct Letter: Equatable, Sendable {
  /// That it was acknowledged, and by when the answer was promised.
  package struct Acknowledgement: Equatable, Sendable {
    package let answerBy: CivilDay?
    package let moment: Moment
  }

  /// That it was answered, or closed without an answer.
  package struct End: Equatable, Sendable {
    /// Who answered, by office.
    package let by: String?
    package let note: String?
    /// Why no answer was wanted; `nil` when it was answered.
    package let reason: String?
    package let moment: Moment
  }

  package let id: LetterID
  package let partnership: PartnershipID
  package let kind: LetterKind
  /// Who wrote or called, by office.
  package let from: String?
  package let about: String?
  package let responsible: PersonID?
  package let note: String?
  package let source: String?
  /// When it came.
  package let received: Moment
  /// The first one says when it was acknowledged, the last one what is promised.
  package private(set) var acknowledgements: [Acknowledgement] = []
  package private(set) var end: End?

  package init(_ event: CorrespondenceReceived, at moment: Moment) {
    id = event.letter
    partnership = event.partnership
    kind = event.kind
    from = event.from
    about = event.about
    responsible = event.responsible
    note = event.note
    source = event.source
    received = moment
  }

  /// What to call it in lists.
  package var name: String { about ?? "a \(kind.rawValue)" }

  package var isOpen: Bool { end == nil }

  /// The day by which the answer was promised last.
  package var answerBy: CivilDay? { acknowledgements.last { $0.answerBy != nil }?.answerBy }

  package mutating func apply(_ event: CorrespondenceAcknowledged, at moment: Moment) {
    acknowledgements.append(Acknowledgement(answerBy: event.answerBy, moment: moment))
  }

  package mutating func apply(_ event: CorrespondenceAnswered, at moment: Moment) {
    end = End(by: event.by, note: event.note, reason: nil, moment: moment)
  }

  package mutating func apply(_ event: CorrespondenceClosed, at moment: Moment) {
    end = End(by: nil, note: nil, reason: event.reason, moment: moment)
  }
}
