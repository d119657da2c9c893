/// A person's membership of the programme (R7a): since when, and paid for which years.
package struct Membership: Equatable, Sendable {
  package let kind: MembershipKind
  package let begun: Moment
  package var ended: Moment?
  /// The years for which dues were paid, also those of an earlier membership.
  package var paid: Set<Int>

  package init(kind: MembershipKind, begun: Moment, paid: Set<Int>) {
    self.kind = kind
    self.begun = begun
    self.paid = paid
  }
}

extension Person {
  package mutating func apply(_ event: MembershipBegun, at moment: Moment) {
    guard forgotten == nil else { return }
    membership = Membership(kind: event.kind, begun: moment, paid: membership?.paid ?? [])
  }

  package mutating func apply(_ event: DuesPaid) { membership?.paid.insert(event.year) }

  package mutating func apply(_ event: MembershipEnded, at moment: Moment) {
    membership?.ended = moment
  }
}
