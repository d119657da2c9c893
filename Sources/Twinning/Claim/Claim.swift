/// What a source says of a subject; claims that disagree are all kept (R36).
package struct Claim: Equatable, Sendable {
  package let id: ClaimID
  package let subject: SubjectID
  package let about: ClaimSubject
  package let text: String
  package let disputes: [ClaimID]
  package let source: String?
  package let moment: Moment

  package init(_ event: ClaimRecorded, at moment: Moment) {
    id = event.claim
    subject = event.subject
    about = event.about
    text = event.text
    disputes = event.disputes
    source = event.source
    self.moment = moment
  }
}
