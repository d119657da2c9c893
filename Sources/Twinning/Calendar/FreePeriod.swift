import Guidance

/// The nearest periods of the same length that meet no feast's window: a proposal, never a move.
package struct FreePeriod: Equatable, Sendable {
  /// `nil` when there is none within ``reach``.
  package let earlier: DayRange?
  package let later: DayRange?

  /// Nobody moves a visit by more than half a year because of a feast.
  package static let reach = 180

  /// - Parameters:
  ///   - period: what was planned.
  ///   - feasts: all whose windows lie within ``reach`` of it.
  ///   - today: nothing is proposed before it.
  package init(near period: DayRange, feasts: [Feast], today: CivilDay) {
    let windows = feasts.filter(\.effect.isInTheWay).map(\.window)
    func free(_ shifts: some Sequence<Int>) -> DayRange? {
      for shift in shifts {
        guard let first = period.first.adding(days: shift),
          let last = period.last.adding(days: shift), let moved = DayRange(first: first, last: last)
        else { return nil }
        if first >= today, !windows.contains(where: { $0.overlaps(moved) }) { return moved }
      }
      return nil
    }
    earlier = free((1...Self.reach).lazy.map { -$0 })
    later = free(1...Self.reach)
  }

  /// The days that have to be looked at to know of free periods near one.
  package static func around(_ period: DayRange) -> DayRange {
    DayRange(
      first: period.first.addingClamped(days: -reach), last: period.last.addingClamped(days: reach))
      ?? period
  }
}
