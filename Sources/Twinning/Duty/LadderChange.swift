package import Guidance

/// When the ladder of notices of a duty last changed, and from what: what it brought in for days
/// before that is of the past.
package struct LadderChange: Equatable, Sendable {
  /// The day from which the present ladder counts.
  package let since: CivilDay
  /// The ladder that counted before.
  package let before: NoticeLadder

  package init(since: CivilDay, before: NoticeLadder) {
    self.since = since
    self.before = before
  }

  /// Whether a step came with the change, when its day had passed.
  func broughtIn(_ step: NoticeStep, on day: CivilDay, due: CivilDay) -> Bool {
    guard day < since else { return false }
    switch step {
    case .before(let days): return !before.daysBefore.contains(Int32(clamping: days))
    case .late: return before.day(of: step, due: due) != day
    }
  }
}

extension LadderChange {
  /// The last change of a ladder; `nil` when it counts as it always did.
  ///
  /// - Parameters:
  ///   - first: the ladder that counted before all changes.
  ///   - later: what counted from a day on, in this order; `nil` where no notices were sent at all.
  package init?(from first: NoticeLadder, _ later: [(from: CivilDay, ladder: NoticeLadder?)]) {
    var (last, found) = (first, Self?.none)
    for change in later {
      guard let ladder = change.ladder else { continue }
      if Set(ladder.daysBefore) != Set(last.daysBefore) || ladder.lateEvery != last.lateEvery {
        found = LadderChange(since: change.from, before: last)
      }
      last = ladder
    }
    guard let found else { return nil }
    self = found
  }
}
