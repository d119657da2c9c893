package import Twinning

/// One yearly exchange with one partner in one year (R22).
package struct AnnualRow: Equatable, Sendable {
  package let year: Int
  package let partner: String
  package let kind: String
  /// Dates as given (EDTF); `nil` when it is not on record, empty when the date is unknown.
  package let sent: String?
  package let sentBy: String
  package let received: String?
  package let receivedBy: String
  package let acknowledgedByHome: String?
  package let acknowledgedByPartner: String?

  package init(_ annual: Annual, of partner: PartnershipID) {
    year = annual.year
    self.partner = partner.text
    kind = annual.kind.text
    sent = annual.sent?.moment.effective.description
    sentBy = annual.sent?.by ?? ""
    received = annual.received?.moment.effective.description
    receivedBy = annual.received?.by ?? ""
    acknowledgedByHome = annual.acknowledgedByHome?.effective.description
    acknowledgedByPartner = annual.acknowledgedByPartner?.effective.description
  }
}
