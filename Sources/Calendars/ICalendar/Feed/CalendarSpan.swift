package import Twinning

/// When an event takes place.
package enum CalendarSpan: Hashable, Sendable {
  /// Whole days wherever one is, both included.
  case days(first: CivilDay, last: CivilDay)
  /// As the clocks of a zone show it, or of two: a flight. Without an end it takes no time.
  case local(from: ZonedTime, until: ZonedTime?)
  /// Between two instants. Without an end it takes no time.
  case utc(from: CalendarInstant, until: CalendarInstant?)
}

/// A moment in the form that is written.
enum WrittenTime: Hashable, Sendable {
  case day(CivilDay)
  case utc(CalendarInstant)
  case local(WallTime, ZoneName)

  /// A zoned time in the form that all programs read alike.
  ///
  /// RFC 5545 section 3.3.5 says what a time in a gap or a fold means, and programs do not agree
  /// with it or with each other (libical errs in both): a time that the clocks jump over is written
  /// as the one they show then, and one that they show twice in UTC.
  init(_ time: ZonedTime, by rules: some TimeZoneRules) throws(ZoneError) {
    let resolved = try rules.resolve(time.wall, in: time.zone)
    switch resolved.occurrence {
    case .once where time.zone != .utc: self = .local(time.wall, time.zone)
    case .never: self = .local(try rules.convert(time, to: time.zone).wall, time.zone)
    case .once, .twice:
      let seconds = time.wall.secondsSince1970 - Int64(resolved.offset)
      guard let instant = CalendarInstant(unixSeconds: seconds) else {
        throw .outsideCalendar(unixSeconds: seconds)
      }
      self = .utc(instant)
    }
  }

  /// Seconds since 1970 on the clock that is written: what events are sorted by.
  var clockSeconds: Int64 {
    switch self {
    case .day(let day): Int64(day.daysSince1970) * 86_400
    case .utc(let instant): instant.unixSeconds
    case .local(let wall, _): wall.secondsSince1970
    }
  }
}
