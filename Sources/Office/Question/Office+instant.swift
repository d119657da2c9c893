package import EventLog
import Twinning

extension Office {
  /// Reads a moment that somebody names: RFC 3339 (`2026-11-24T10:00:00Z`, with an offset too), a
  /// wall time in the programme's zone (`2026-11-24T10:00`, with seconds too), or a day there, which
  /// means its end.
  ///
  /// The end of the present day is now: more cannot be known of it.
  ///
  /// - Parameters:
  ///   - text: what was written.
  ///   - field: which field it was written for.
  package func instant(_ text: String, field: String) throws(OfficeError) -> Instant {
    do throws(Refusal) {
      if let instant = Instant(text) ?? Self.withOffset(text) { return instant }
      let zone = try records.programme()?.zone ?? .utc
      if let day = CivilDay(utf8: text.utf8.span) { return try end(of: day, in: zone) }
      if let time = WallTime(utf8: text.utf8.span) { return try start(of: time, in: zone) }
      if let (time, seconds) = Self.withSeconds(text) {
        let start = try start(of: time, in: zone)
        return Instant(microseconds: start.microseconds + seconds * 1_000_000)
      }
      throw Refusal(
        "\"\(excerpt(text))\" is no moment",
        advice: "write 2026-11-24T10:00:00Z, a local time 2026-11-24T10:00, or a day 2026-11-24",
        rule: "R33")
    } catch {
      throw OfficeError.refused(
        Refusal(error.reason, advice: error.advice, rule: error.rule, field: field))
    }
  }

  /// Refuses a moment at which the log did not exist yet, and one that is still to come.
  package func position(knownAt instant: Instant, field: String) throws(OfficeError) -> Int64 {
    guard instant <= clock() else {
      throw OfficeError.refused(
        Refusal(
          "\(instant) is still to come, and nobody knows yet what will be known then",
          advice: "name a moment up to now", rule: "R33", field: field))
    }
    let position = try storage { (log) throws(LogError) in
      try log.position(recordedBy: instant)
    }
    guard position == 0 else { return position }
    var began: Instant?
    let failure = log.read(EventRange(first: 1, last: 1)) { row in
      began = row.recordedAt
      return false
    }
    if let failure { throw OfficeError.from(failure) }
    throw OfficeError.refused(
      Refusal(
        "the log knew nothing at \(instant)",
        advice: began.map { "it began at \($0)" } ?? "it is empty still", rule: "R33",
        field: field))
  }

  /// The day of a moment by the clocks of a zone; in UTC without one.
  ///
  /// Every day of recording that people read comes from here. What folds the log counts days in UTC
  /// instead (``Moment/recorded``): two machines with different zone data fold alike.
  func day(of instant: Instant, in zone: ZoneName?) -> CivilDay {
    let utc = CivilDay(daysSince1970: Int(instant.day)) ?? .latest
    guard let zone else { return utc }
    return (try? zones.wall(of: zone, atUnixSeconds: instant.seconds))?.day ?? utc
  }

  private func end(of day: CivilDay, in zone: ZoneName) throws(Refusal) -> Instant {
    let now = clock()
    if day == self.day(of: now, in: zone) { return now }
    guard let next = day.adding(days: 1), let midnight = WallTime(day: next, minute: 0) else {
      return Instant(microseconds: .max)
    }
    let start = try start(of: midnight, in: zone)
    return Instant(microseconds: start.microseconds - 1)
  }

  private func start(of time: WallTime, in zone: ZoneName) throws(Refusal) -> Instant {
    do throws(ZoneError) {
      let seconds = try zones.unixSeconds(of: ZonedTime(time, in: zone))
      return Instant(microseconds: seconds * 1_000_000)
    } catch {
      throw Refusal(error.description)
    }
  }

  /// A wall time with seconds: `2026-11-24T10:00:30`.
  private static func withSeconds(_ text: String) -> (time: WallTime, seconds: Int64)? {
    let tail = Array(text.utf8.suffix(3))
    guard tail.count == 3, tail[0] == UInt8(ascii: ":"),
      tail[1...].allSatisfy({ (0x30...0x39).contains($0) }),
      let seconds = Int64(String(decoding: tail[1...], as: UTF8.self)), seconds < 60,
      let time = WallTime(utf8: String(text.dropLast(3)).utf8.span)
    else { return nil }
    return (time, seconds)
  }

  /// RFC 3339 with an offset: `2026-11-24T10:00:00+01:00`.
  private static func withOffset(_ text: String) -> Instant? {
    let tail = Array(text.utf8.suffix(6))
    guard tail.count == 6, tail[0] == UInt8(ascii: "+") || tail[0] == UInt8(ascii: "-"),
      tail[3] == UInt8(ascii: ":"),
      let hours = Int64(String(decoding: tail[1...2], as: UTF8.self)), hours < 24,
      let minutes = Int64(String(decoding: tail[4...5], as: UTF8.self)), minutes < 60,
      let local = Instant(text.dropLast(6) + "Z")
    else { return nil }
    let offset = (hours * 60 + minutes) * 60_000_000
    let isEast = tail[0] == UInt8(ascii: "+")
    return Instant(microseconds: local.microseconds + (isEast ? -offset : offset))
  }
}
