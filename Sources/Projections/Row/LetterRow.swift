package import Twinning

/// A letter, fax, mail or call from a partner that wants an answer (R24).
package struct LetterRow: Equatable, Sendable {
  package let slug: String
  package let partner: String
  package let kind: String
  /// Who wrote or called, by office.
  package let sender: String
  package let about: String
  package let responsible: String
  /// When it came (EDTF), and the day by which it certainly had (days since 1970).
  package let received: String
  package let day: Int32
  /// When it was first acknowledged, and the day by which it certainly was.
  package let acknowledged: String?
  package let acknowledgedDay: Int32?
  /// The day by which the answer was promised last (days since 1970).
  package let answerBy: Int32?
  /// When it was answered or closed, and why without an answer.
  package let ended: String?
  package let reason: String?

  package init(_ letter: Letter) {
    slug = letter.id.text
    partner = letter.partnership.text
    kind = letter.kind.rawValue
    sender = letter.from ?? ""
    about = letter.about ?? ""
    responsible = letter.responsible?.text ?? ""
    received = letter.received.effective.description
    day = letter.received.settled.daysSince1970
    acknowledged = letter.acknowledgements.first?.moment.effective.description
    acknowledgedDay = letter.acknowledgements.first?.moment.settled.daysSince1970
    answerBy = letter.answerBy?.daysSince1970
    ended = letter.end?.moment.effective.description
    reason = letter.end?.reason
  }
}
