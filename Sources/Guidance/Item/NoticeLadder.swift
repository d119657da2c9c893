/// On which days before the due day a notice goes out, how often afterwards, and who else hears of
/// it then (R30).
package struct NoticeLadder: Equatable, Sendable {
  /// Who else hears of what stays late.
  package struct Escalation: Equatable, Sendable {
    /// The number of the late notice from which on they do, from 1.
    package let after: Int32
    /// Offices; empty: nobody.
    package let to: [String]

    package init(after: Int32, to: [String]) {
      self.after = after
      self.to = to
    }
  }

  /// Days before the due day, the earliest first.
  package let daysBefore: [Int32]
  /// Days between notices once it is late; `nil`: none.
  package let lateEvery: Int32?
  package internal(set) var escalation: Escalation?

  /// No ladder needs more steps.
  package static let stepLimit = 24

  package init(daysBefore: [Int32], lateEvery: Int32?, escalation: Escalation? = nil) {
    self.daysBefore = daysBefore
    self.lateEvery = lateEvery
    self.escalation = escalation
  }

  /// The offices that hear of a late notice besides who sees to it.
  ///
  /// - Parameter number: which late notice it is, from 1.
  package func hearers(ofLateNotice number: Int) -> [String] {
    guard let escalation, number >= Int(escalation.after) else { return [] }
    return escalation.to
  }
}
