import Twinning

/// An instant to the second, inside the years 0001 to 9999 that four digits can write.
package struct CalendarInstant: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Since 1970-01-01T00:00Z.
  package let unixSeconds: Int64

  /// Nil outside the calendar.
  package init?(unixSeconds: Int64) {
    guard WallTime(secondsSince1970: unixSeconds) != nil else { return nil }
    self.unixSeconds = unixSeconds
  }

  /// The nearest instant inside the calendar.
  package init(clamping unixSeconds: Int64) {
    let first = Int64(CivilDay.earliest.daysSince1970) * 86_400
    let last = Int64(CivilDay.latest.daysSince1970) * 86_400 + 86_399
    self.unixSeconds = min(max(unixSeconds, first), last)
  }

  package static func < (left: CalendarInstant, right: CalendarInstant) -> Bool {
    left.unixSeconds < right.unixSeconds
  }
}
