/// Days from a first to a last one, both included.
package struct DayRange: Hashable, Sendable, BitwiseCopyable {
  package let first: CivilDay
  package let last: CivilDay

  /// Nil when the last day lies before the first.
  package init?(first: CivilDay, last: CivilDay) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  package init(_ day: CivilDay) {
    first = day
    last = day
  }

  /// How many days, at least 1.
  package var count: Int { first.days(until: last) + 1 }

  package func contains(_ day: CivilDay) -> Bool { first <= day && day <= last }

  package func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }

  /// The days in both; nil when there are none.
  package func intersection(_ other: DayRange) -> DayRange? {
    DayRange(first: max(first, other.first), last: min(last, other.last))
  }
}
