package import Guidance

/// A cadence as it is kept, with what its duties have in common.
package final class KeptCadence: Sendable {
  package let rule: CadenceRule
  package let grounds: DutyGrounds
  package let every: Period

  /// - Parameters:
  ///   - rule: the cadence.
  ///   - standardLadder: the ladder where the cadence names none.
  ///   - ladderChange: when the ladder last changed; `nil` when it did not.
  package init(
    _ rule: CadenceRule, standardLadder: NoticeLadder, ladderChange: LadderChange? = nil
  ) {
    self.rule = rule
    grounds = DutyGrounds(
      code: rule.id, title: rule.header.title, openTitle: rule.header.title,
      office: rule.responsible, rule: rule.header.rules.first ?? "",
      source: rule.header.sources.first?.name ?? "", reason: rule.header.why,
      ladder: rule.ladder ?? standardLadder, ladderChange: ladderChange, origin: Duty.Origin(rule),
      isGate: rule.from == .visitEnded)
    every = rule.every
  }
}
