/// On which days before the due day a notice goes out, and how often afterwards (R30).
package struct NoticeLadder: Equatable, Sendable {
  /// Days before the due day, the earliest first.
  package let daysBefore: [Int32]
  /// Days between notices once it is late; `nil`: none.
  package let lateEvery: Int32?

  /// No ladder needs more steps.
  package static let stepLimit = 24

  package init(daysBefore: [Int32], lateEvery: Int32?) {
    self.daysBefore = daysBefore
    self.lateEvery = lateEvery
  }
}
