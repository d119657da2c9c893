/// A day and a time of day as a clock on a wall shows them, to the minute, in no zone yet.
///
/// Eight bytes.
package struct WallTime: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let day: CivilDay
  /// Minutes since midnight, 0…1439.
  package let minute: Int16

  package static let minutesPerDay = 1440

  /// Nil when the minute is not one of the day's 1440.
  package init?(day: CivilDay, minute: Int) {
    guard minute >= 0, minute < Self.minutesPerDay else { return nil }
    self.day = day
    self.minute = Int16(truncatingIfNeeded: minute)
  }

  /// Nil when the clock has no such time: hours 0…23, minutes 0…59.
  package init?(day: CivilDay, hour: Int, minute: Int) {
    guard hour >= 0, hour < 24, minute >= 0, minute < 60 else { return nil }
    self.init(day: day, minute: hour * 60 + minute)
  }

  /// The minute that holds the second, counted from 1970-01-01T00:00 on this same clock; nil
  /// outside the calendar.
  package init?(secondsSince1970 seconds: Int64) {
    let minutes = seconds.floored(by: 60)
    let days = minutes.floored(by: Int64(Self.minutesPerDay))
    guard let day = CivilDay(daysSince1970: Int(days)) else { return nil }
    self.init(day: day, minute: Int(minutes - days * Int64(Self.minutesPerDay)))
  }

  /// 0…23.
  package var hour: Int { Int(minute) / 60 }

  /// 0…59.
  package var minuteOfHour: Int { Int(minute) % 60 }

  /// Seconds from 1970-01-01T00:00 on this same clock: an instant once the zone's offset is taken
  /// away.
  package var secondsSince1970: Int64 {
    Int64(day.daysSince1970) * 86_400 + Int64(minute) * 60
  }

  /// The clock so many minutes later, as if it were never changed; nil outside the calendar.
  package func adding(minutes: Int) -> WallTime? {
    let (seconds, tooMany) = Int64(minutes).multipliedReportingOverflow(by: 60)
    let (sum, overflow) = secondsSince1970.addingReportingOverflow(seconds)
    return tooMany || overflow ? nil : WallTime(secondsSince1970: sum)
  }

  package static func < (left: WallTime, right: WallTime) -> Bool {
    (left.day, left.minute) < (right.day, right.minute)
  }
}

extension Int64 {
  /// The quotient rounded down, for a positive divisor.
  fileprivate func floored(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
