extension Partnership {
  package mutating func apply(_ event: AgreementApproved, at moment: Moment) {
    add(
      Step(
        kind: .approved(event.by), who: event.body, moment: moment,
        document: Document(event.document, event.documentPlace, event.documentSha256),
        source: event.source))
  }

  package mutating func apply(_ event: AgreementSigned, at moment: Moment) {
    add(
      Step(
        kind: .signed(event.by), who: event.signatory, moment: moment,
        document: Document(event.document, event.documentPlace, event.documentSha256),
        source: event.source))
  }

  package mutating func apply(_ event: AgreementCopyFiled, at moment: Moment) {
    add(
      Step(
        kind: .copyFiled, who: event.receiver, moment: moment,
        document: Document(event.document, event.documentPlace, event.documentSha256),
        source: event.source))
  }

  package mutating func apply(_ event: PartnershipReaffirmed, at moment: Moment) {
    add(
      Step(
        kind: .reaffirmed, who: event.signatories.joined(separator: ", "), moment: moment,
        document: Document(event.document, event.documentPlace, event.documentSha256),
        source: event.source))
  }

  /// The steps of R4 that are not on record, in words.
  package var missingSteps: [String] {
    let wanted: [(Step.Kind, String)] = [
      (.approved(.home), "approval by the home council"),
      (.approved(.partner), "approval by the partner's council"),
      (.signed(.home), "signature of the home side's top elected official"),
      (.signed(.partner), "signature of the partner's top elected official"),
      (.copyFiled, "a copy received by the national body"),
    ]
    return wanted.filter { kind, _ in !steps.contains { $0.kind == kind } }.map(\.1)
  }
}
