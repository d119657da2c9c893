import Twinning

/// A day and time that return every year, as an RRULE that all programs read (RFC 5545 section
/// 3.3.10): a month, a weekday, and which one of it.
struct YearlyRecurrence: Hashable, Sendable {
  /// 1…12.
  let month: Int
  /// 0 is Sunday.
  let weekday: Int
  let choice: Choice
  /// Since midnight.
  let seconds: Int64

  enum Choice: Hashable, Sendable {
    /// The first to the fourth of a month; -1 the last.
    case nth(Int)
    /// The one that falls on these days of the month; in some years there may be none.
    case among(ClosedRange<Int>)
  }

  /// Seconds since 1970 on the clock; nil in a year that has none, or outside the calendar.
  func clockSeconds(inYear year: Int) -> Int64? {
    let days =
      switch choice {
      case .nth(-1):
        (CivilDay.length(ofMonth: month, inYear: year) - 6)...CivilDay.length(
          ofMonth: month, inYear: year)
      case .nth(let number): (number * 7 - 6)...(number * 7)
      case .among(let days): days
      }
    return days.lazy.compactMap { CivilDay(year: year, month: month, day: $0) }
      .first { Int($0.weekday.rawValue) % 7 == weekday }
      .map { Int64($0.daysSince1970) * 86_400 + seconds }
  }

  /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`.
  var rule: String {
    let name = Self.weekdays[weekday]
    return switch choice {
    case .nth(let number): "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(number)\(name)"
    case .among(let days):
      "FREQ=YEARLY;BYMONTH=\(month);BYMONTHDAY=\(days.map(String.init).joined(separator: ","));"
        + "BYDAY=\(name)"
    }
  }

  private static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
}

extension RecurringRule.YearlyMoment {
  /// The same moment as rules of iCalendar, whose times lie inside a day and whose days lie inside
  /// a month: the last Thursday of October at 24:00 is a Friday, which may be 1 November.
  ///
  /// Nil when it is a numbered day of the year, or lies where February ends; no zone has that.
  var recurrences: [YearlyRecurrence]? {
    guard case .weekday(let month, let week, let weekday) = day else { return nil }
    let shift = Int((Double(time) / 86_400).rounded(.down))
    let seconds = Int64(Int(time) - shift * 86_400)
    let shiftedWeekday = ((weekday + shift) % 7 + 7) % 7
    func recurrence(_ month: Int, _ choice: YearlyRecurrence.Choice) -> YearlyRecurrence {
      YearlyRecurrence(
        month: (month + 11) % 12 + 1, weekday: shiftedWeekday, choice: choice, seconds: seconds)
    }
    if shift == 0 { return [recurrence(month, .nth(week == 5 ? -1 : week))] }
    let (first, last) = Self.days(month, week: week, shift: shift)
    guard month != 2 || (week < 5 && last <= 28), month != 3 || first >= 1 else { return nil }
    let (before, length) = (Self.length(month - 1), Self.length(month))
    let parts = [
      (month - 1, (first + before)...(last + before)), (month, first...last),
      (month + 1, (first - length)...(last - length)),
    ]
    return parts.compactMap { month, days in
      let all = 1...Self.length(month)
      return days.overlaps(all) ? recurrence(month, .among(days.clamped(to: all))) : nil
    }
  }

  /// The seven days of a month on which its w-th weekday can fall, shifted.
  private static func days(_ month: Int, week: Int, shift: Int) -> (first: Int, last: Int) {
    let first = (week == 5 ? length(month) - 6 : week * 7 - 6) + shift
    return (first, first + 6)
  }

  /// Days of a month of any number (13 is January) in a common year.
  private static func length(_ month: Int) -> Int {
    CivilDay.length(ofMonth: (month + 11) % 12 + 1, inYear: 2001)
  }
}
