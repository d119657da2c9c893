package import Guidance

/// An item of a visit's checklist, as derived from facts, guidance and marks (R20).
package struct ChecklistItem: Equatable, Sendable {
  /// Where it stands.
  package enum State: String, Sendable, CaseIterable {
    case open
    /// Ticked, or settled by the facts.
    case done
    case waived
    /// Settled before the facts changed, and no longer asked for: kept, not counted.
    case obsolete
  }

  /// When it is due.
  package enum Due: Equatable, Sendable {
    case day(Int32)
    /// The visit's day is vague: due on the first day at the earliest.
    case between(Int32, Int32)
    /// The visit's day is not known yet.
    case unknown
    /// At no particular day.
    case none

    /// The first day on which it may be due.
    package var earliest: Int32? {
      switch self {
      case .day(let day), .between(let day, _): day
      case .unknown, .none: nil
      }
    }

    /// The last day on which it may be due.
    package var latest: Int32? {
      switch self {
      case .day(let day), .between(_, let day): day
      case .unknown, .none: nil
      }
    }
  }

  /// Stable however often the list is derived: `greet-rank`, `interpreter:guest-3`.
  package let key: String
  /// The guidance item it comes from.
  package let rule: String
  /// The member it is about.
  package let member: String?
  package let topic: String
  package let title: String
  /// The title without a private name (R35): what leaves the office in a calendar.
  package let openTitle: String
  package let detail: String
  /// One for each guest, diet or empty seat.
  package let lines: [String]
  package let due: Due
  /// The rule of the due day in words: `14 days before arrival`.
  package let dueText: String
  /// Whether it comes when the visit is over.
  package let isAfterwards: Bool
  /// The office that sees to it.
  package let responsible: String
  package let state: State
  /// What people did to it.
  package let mark: ChecklistMark?
  /// The facts that settle it without a tick, in words.
  package let settledBy: [String]
  /// Why such an item exists.
  package let why: String
  /// The facts of this visit that made it appear, in words.
  package let because: [String]
  package let sources: [GuidanceSource]
  package let rules: [String]
  /// The evidence without which it must not be ticked.
  package let gate: String?
  package let ladder: NoticeLadder?
  /// What was changed by command, in words.
  package let changes: [String]

  /// True for what is only a hint, never to be shown as a fact.
  package var isHint: Bool { sources.first?.grade.isHint ?? true }

  /// True when it was ticked without the evidence it asks for.
  package var lacksEvidence: Bool {
    guard gate != nil, case .done(let evidence) = mark?.state else { return false }
    return evidence == nil
  }
}
