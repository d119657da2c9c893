extension CadenceRule {
  /// How a duty is kept with one partner, where it differs from guidance (R21); `nil` members are as
  /// guidance has them.
  package struct Adjustment: Equatable, Sendable {
    /// Not owed at all.
    package var isOff = false
    package var interval: CalendarSpan?
    package var kind: Kind?
    package var daysBefore: [Int32]?
    package var lateEvery: Int32?
    package var responsible: String?
    package var escalation: NoticeLadder.Escalation?

    package init() {}
  }

  /// The rule as it is kept with one partner; `nil` when it is switched off.
  ///
  /// Whoever says how often a duty comes back means no milestones any more.
  package func adjusted(by change: Adjustment, standardLadder: NoticeLadder) -> CadenceRule? {
    guard !change.isOff else { return nil }
    var rule = self
    if let interval = change.interval {
      rule.interval = interval
      rule.milestones = []
    }
    rule.kind = change.kind ?? kind
    rule.responsible = change.responsible ?? responsible
    let base = ladder ?? standardLadder
    rule.ladder = NoticeLadder(
      daysBefore: change.daysBefore ?? base.daysBefore,
      lateEvery: change.lateEvery ?? base.lateEvery,
      escalation: change.escalation ?? base.escalation)
    return rule
  }
}

extension NoticeLadder {
  /// How long before the due day a notice may go out, and how far notices may lie apart.
  package static let longest: Int32 = 3_650

  /// Reads days before the due day, in any order: `60,30,7`.
  ///
  /// `nil` when one is no number from 0 to ``longest``, when there is none or are too many.
  package static func days(_ text: String) -> [Int32]? {
    var days: Set<Int32> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = part.drop { $0 == " " }
      guard let day = Int32(digits), (0...longest).contains(day) else { return nil }
      days.insert(day)
    }
    return days.count <= stepLimit ? days.sorted(by: >) : nil
  }
}
