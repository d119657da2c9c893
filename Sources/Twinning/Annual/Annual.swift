/// One yearly exchange with one partner in one year: sent, received and acknowledged are separate
/// facts (R22).
package struct Annual: Equatable, Sendable {
  /// Something that went one way, and when.
  package struct Passage: Equatable, Sendable {
    package let by: String?
    package let moment: Moment
  }

  package let kind: AnnualKind
  package let year: Int
  /// What we sent.
  package var sent: Passage?
  /// What we received.
  package var received: Passage?
  /// When we acknowledged theirs.
  package var acknowledgedByHome: Moment?
  /// When they acknowledged ours.
  package var acknowledgedByPartner: Moment?

  package init(kind: AnnualKind, year: Int) {
    self.kind = kind
    self.year = year
  }
}

extension Partnership {
  package mutating func apply(_ event: AnnualSent, at moment: Moment) {
    changeAnnual(event.kind, event.year) { $0.sent = Annual.Passage(by: event.by, moment: moment) }
  }

  package mutating func apply(_ event: AnnualReceived, at moment: Moment) {
    changeAnnual(event.kind, event.year) {
      $0.received = Annual.Passage(by: event.by, moment: moment)
    }
  }

  package mutating func apply(_ event: AnnualAcknowledged, at moment: Moment) {
    changeAnnual(event.kind, event.year) { annual in
      switch event.by {
      case .home: annual.acknowledgedByHome = moment
      case .partner: annual.acknowledgedByPartner = moment
      }
    }
  }
}
