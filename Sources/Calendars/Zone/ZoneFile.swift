import Twinning

/// The rules of one time zone as TZif stores them (RFC 9636): the changes known one by one, and a
/// rule for all years after them.
struct ZoneFile: Hashable, Sendable {
  /// Instants of the changes, in seconds since 1970-01-01T00:00Z, strictly ascending.
  let instants: [Int64]
  /// The offset from each change on, seconds east of UTC; as many as `instants`.
  let offsets: [Int32]
  /// The offset before the first change.
  let firstOffset: Int32
  /// The rule after the last change, or for all times when there is none; nil when the file names
  /// no rule, and the last offset stays.
  let rule: RecurringRule?

  /// The change at an index of `instants`.
  func change(at index: Int) -> ClockChange {
    ClockChange(
      instant: instants[index], before: index == 0 ? firstOffset : offsets[index - 1],
      after: offsets[index])
  }

  /// The offset at an instant, in seconds since 1970-01-01T00:00Z.
  func offset(atUnixSeconds seconds: Int64) -> Int32 {
    if let rule, instants.last.map({ seconds >= $0 }) ?? true {
      return rule.offset(atUnixSeconds: seconds)
    }
    let passed = Self.partition(instants.count) { instants[$0] <= seconds }
    return passed == 0 ? firstOffset : offsets[passed - 1]
  }

  /// The offset that a wall time has, and how often the clocks show it.
  func resolve(_ wall: WallTime) -> ResolvedTime {
    let seconds = wall.secondsSince1970
    guard let rule, instants.isEmpty || seconds >= change(at: instants.count - 1).wallEnd else {
      let passed = Self.partition(instants.count) { change(at: $0).wallEnd <= seconds }
      let next = passed < instants.count ? change(at: passed) : nil
      let offset = passed == 0 ? firstOffset : offsets[passed - 1]
      return ClockChange.resolve(seconds, offset: offset, next: next)
    }
    // The rule's own changes count only after the last one that is written down.
    let changes = rule.changes(aroundYear: wall.day.year).filter { change in
      instants.last.map { change.instant > $0 } ?? true
    }
    let passed = Self.partition(changes.count) { changes[$0].wallEnd <= seconds }
    let offset =
      passed > 0
      ? changes[passed - 1].after : changes.first?.before ?? offsets.last ?? rule.standardOffset
    return ClockChange.resolve(
      seconds, offset: offset, next: passed < changes.count ? changes[passed] : nil)
  }

  /// The number of leading indices for which a claim holds, when it holds for none after one that
  /// fails (binary search).
  private static func partition(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
