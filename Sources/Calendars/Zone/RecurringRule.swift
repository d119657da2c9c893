import Twinning

/// The rule for the years after the last written change: a POSIX TZ string with the extensions of
/// RFC 9636 section 3.3.1.
struct RecurringRule: Hashable, Sendable {
  /// Seconds east of UTC, outside daylight saving.
  let standardOffset: Int32
  /// Nil when the clocks are never changed.
  let daylight: Daylight?

  /// Daylight saving as it returns every year.
  struct Daylight: Hashable, Sendable {
    /// Seconds east of UTC; may lie west of the standard offset (Ireland's winter).
    let offset: Int32
    let start: YearlyMoment
    let end: YearlyMoment
  }

  /// A moment that returns every year.
  struct YearlyMoment: Hashable, Sendable {
    let day: YearlyDay
    /// Seconds from the day's midnight on the clock before the change, -167 to 167 hours.
    let time: Int32
  }

  /// A day that returns every year.
  enum YearlyDay: Hashable, Sendable {
    /// `Jn`: 1…365, 29 February never counted.
    case numberedWithoutLeapDay(Int)
    /// `n`: 0…365, 29 February counted.
    case numbered(Int)
    /// `Mm.w.d`: the w-th (5: last) weekday (0: Sunday) of a month.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  /// The offset at an instant, in seconds since 1970-01-01T00:00Z.
  func offset(atUnixSeconds seconds: Int64) -> Int32 {
    guard let daylight else { return standardOffset }
    let clock = seconds + Int64(standardOffset)
    let year = WallTime(secondsSince1970: clock)?.day.year ?? (clock < 0 ? 1 : 9999)
    let changes = changes(of: daylight, aroundYear: year)
    guard let last = changes.last(where: { $0.instant <= seconds }) else {
      return changes.first?.before ?? standardOffset
    }
    return last.after
  }

  /// The changes of a year and of its neighbours, in order.
  func changes(aroundYear year: Int) -> [ClockChange] {
    guard let daylight else { return [] }
    return changes(of: daylight, aroundYear: year)
  }

  private func changes(of daylight: Daylight, aroundYear year: Int) -> [ClockChange] {
    var changes: [ClockChange] = []
    for year in (year - 1)...(year + 1) {
      guard let start = daylight.start.clockSeconds(inYear: year),
        let end = daylight.end.clockSeconds(inYear: year)
      else { continue }
      let starts = ClockChange(
        instant: start - Int64(standardOffset), before: standardOffset, after: daylight.offset)
      let ends = ClockChange(
        instant: end - Int64(daylight.offset), before: daylight.offset, after: standardOffset)
      changes += starts.instant < ends.instant ? [starts, ends] : [ends, starts]
    }
    return Self.withoutIdle(changes)
  }

  /// Drops an end and a start at the same instant: so a file writes daylight saving that lasts the
  /// whole year (RFC 9636 section 3.3.1).
  private static func withoutIdle(_ changes: [ClockChange]) -> [ClockChange] {
    var kept: [ClockChange] = []
    for change in changes {
      if kept.last?.instant == change.instant, kept.last?.before == change.after {
        kept.removeLast()
      } else {
        kept.append(change)
      }
    }
    return kept
  }
}

extension RecurringRule.YearlyMoment {
  /// Seconds since 1970-01-01T00:00 on the clock before the change; nil outside the calendar.
  fileprivate func clockSeconds(inYear year: Int) -> Int64? {
    day.inYear(year).map { Int64($0) * 86_400 + Int64(time) }
  }
}

extension RecurringRule.YearlyDay {
  /// Days since 1970-01-01; nil outside the calendar.
  fileprivate func inYear(_ year: Int) -> Int? {
    switch self {
    case .numberedWithoutLeapDay(let number):
      let isPastLeapDay = number >= 60 && CivilDay.isLeap(year: year)
      return CivilDay(year: year, month: 1, day: 1).map {
        Int($0.daysSince1970) + number - 1 + (isPastLeapDay ? 1 : 0)
      }
    case .numbered(let number):
      return CivilDay(year: year, month: 1, day: 1).map { Int($0.daysSince1970) + number }
    case .weekday(let month, let week, let weekday):
      guard let first = CivilDay(year: year, month: month, day: 1) else { return nil }
      let ahead = (weekday - Int(first.weekday.rawValue) % 7 + 7) % 7
      var day = 1 + ahead + (week - 1) * 7
      if day > CivilDay.length(ofMonth: month, inYear: year) { day -= 7 }
      return Int(first.daysSince1970) + day - 1
    }
  }
}
