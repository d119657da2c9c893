extension VagueDate {
  /// The first day it may mean; nil when it is unknown or has no beginning.
  ///
  /// `~`, `?` and `%` do not widen the bounds: how far "about" reaches is for the reader to judge,
  /// and `isApproximate` says that there is something to judge. Seasons are northern (PD).
  package var earliest: CivilDay? { earliest(in: .northern) }

  /// The last day it may mean; nil when it is unknown or has no end.
  ///
  /// As `earliest` otherwise.
  package var latest: CivilDay? { latest(in: .northern) }

  /// As `earliest`, with the seasons of a hemisphere.
  package func earliest(in hemisphere: Hemisphere) -> CivilDay? {
    switch form {
    case .unknown, .openStart, .unknownStart: nil
    case .interval where isTurned(in: hemisphere): end.earliest(in: hemisphere)
    case .date, .interval, .openEnd, .unknownEnd: start.earliest(in: hemisphere)
    }
  }

  /// Whether its two seasons stand the other way round in that hemisphere.
  ///
  /// `2026-22/2026-23` goes from summer to autumn, and in the south autumn comes first. It then means
  /// both and what lies between.
  private func isTurned(in hemisphere: Hemisphere) -> Bool {
    hemisphere != .northern && start.earliest(in: hemisphere) > end.latest(in: hemisphere)
  }

  /// As `latest`, with the seasons of a hemisphere.
  package func latest(in hemisphere: Hemisphere) -> CivilDay? {
    switch form {
    case .unknown, .openEnd, .unknownEnd: nil
    case .interval where isTurned(in: hemisphere): start.latest(in: hemisphere)
    case .date, .interval, .openStart, .unknownStart: end.latest(in: hemisphere)
    }
  }

  /// The one certain day it names; nil for anything vaguer.
  package var firmDay: CivilDay? {
    guard form == .date || form == .interval, start == end, start.precision == .day,
      start.qualifier == .none
    else { return nil }
    return start.earliest()
  }

  /// Whether it is a single, certain, exact day.
  package var isFirm: Bool { firmDay != nil }

  package var isUnknown: Bool { form == .unknown }

  /// Whether it has a first day and no last one.
  package var isOpenEnded: Bool { form == .openEnd || form == .unknownEnd }

  /// Whether any date in it is marked `~` or `%`.
  package var isApproximate: Bool { start.isApproximate || end.isApproximate }

  /// Whether any date in it is marked `?` or `%`.
  package var isUncertain: Bool { start.isUncertain || end.isUncertain }

  /// Every day it may mean; nil when an end is open or unknown.
  package var days: DayRange? {
    guard let earliest, let latest else { return nil }
    return DayRange(first: earliest, last: latest)
  }

  /// Whether it can be that day: false only when the day lies outside the bounds.
  ///
  /// An unknown date can be any day.
  package func admits(_ day: CivilDay) -> Bool {
    if let earliest, day < earliest { return false }
    if let latest, day > latest { return false }
    return true
  }

  /// Whether one of its days can fall on the weekday (R12: a weekday and a date that disagree).
  package func admits(_ weekday: Weekday) -> Bool {
    guard let earliest, let latest else { return true }
    guard let next = earliest.next(weekday) else { return false }
    return next <= latest
  }
}

extension VagueDate: Comparable {
  /// The order of lists: by the last day it may mean (no end: after all days; unknown: last of
  /// all), then by the first day (no beginning: before all days), then the vaguer after the exact,
  /// then by marks, so that only equal dates are neither before nor after each other.
  package static func < (left: VagueDate, right: VagueDate) -> Bool {
    if left.latest != right.latest || left.form == .unknown || right.form == .unknown {
      return left.endRank < right.endRank
    }
    let (leftStart, rightStart) = (left.startRank, right.startRank)
    if leftStart != rightStart { return leftStart < rightStart }
    return left.tieBreak.lexicographicallyPrecedes(right.tieBreak)
  }

  private var endRank: Int64 {
    if form == .unknown { return .max }
    guard let latest else { return .max - 1 }
    return Int64(latest.daysSince1970)
  }

  private var startRank: Int64 {
    guard let earliest else { return .min }
    return Int64(earliest.daysSince1970)
  }

  private var tieBreak: [UInt8] {
    [form.rawValue]
      + [start, end].flatMap { point in
        [
          // The more exact precision has the higher raw value.
          UInt8.max - point.precision.rawValue, point.qualifier.rawValue, point.month, point.day,
        ]
      }
  }
}
