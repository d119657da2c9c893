package import Guidance

/// What all duties that one piece of guidance asks for have in common: the same for a hundred
/// thousand of them, and kept once.
package final class DutyGrounds: Sendable {
  /// The guidance: `mou`, or the checklist item's key.
  package let code: String
  package let title: String
  /// The title without a private name (R35): what leaves the office in a calendar.
  package let openTitle: String
  /// The office that sees to it.
  package let office: String
  package let rule: String
  /// Where the duty comes from.
  package let source: String
  /// Why it is asked for, in plain words.
  package let reason: String
  package let ladder: NoticeLadder
  /// When the ladder last changed; `nil` when it did not.
  package let ladderChange: LadderChange?
  package let origin: Duty.Origin
  /// Whether it is not done without evidence (R20).
  package let isGate: Bool

  package init(
    code: String, title: String, openTitle: String, office: String, rule: String, source: String,
    reason: String = "", ladder: NoticeLadder, ladderChange: LadderChange? = nil,
    origin: Duty.Origin, isGate: Bool = false
  ) {
    self.code = code
    self.title = title
    self.openTitle = openTitle
    self.office = office
    self.rule = rule
    self.source = source
    self.reason = reason
    self.ladder = ladder
    self.ladderChange = ladderChange
    self.origin = origin
    self.isGate = isGate
  }
}

extension DutyGrounds: Equatable {
  package static func == (one: DutyGrounds, other: DutyGrounds) -> Bool {
    one === other
      || (one.code == other.code && one.title == other.title && one.openTitle == other.openTitle
        && one.office == other.office && one.rule == other.rule && one.source == other.source
        && one.reason == other.reason && one.ladder == other.ladder
        && one.ladderChange == other.ladderChange && one.origin == other.origin
        && one.isGate == other.isGate)
  }
}
