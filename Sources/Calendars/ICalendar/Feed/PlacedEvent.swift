import Twinning

/// An event with its times as they are written.
struct PlacedEvent: Comparable {
  let event: CalendarEvent
  let start: WrittenTime
  /// The first moment after it, or the first day after it (RFC 5545 section 3.8.2.2).
  let end: WrittenTime?
  private let clockSeconds: Int64

  init(_ event: CalendarEvent, by rules: SystemZones) throws(FeedError) {
    self.event = event
    switch event.span {
    case .days(let first, let last):
      guard first <= last else { throw Self.backwards(event.uid, "\(first)", "\(last)") }
      guard let next = last.adding(days: 1) else {
        throw .refused(
          part: "the last day of the event \"\(event.uid)\"",
          problem: "the day after it, which a calendar writes, has five digits in its year",
          advice: "let it end earlier")
      }
      (start, end) = (.day(first), .day(next))
    case .utc(let from, let until):
      guard until.map({ from <= $0 }) ?? true else {
        throw Self.backwards(
          event.uid, "\(from.unixSeconds)", "\(until?.unixSeconds ?? 0) seconds from 1970")
      }
      start = .utc(from)
      // An end must come later than the start; an event without one takes no time.
      end = until == from ? nil : until.map(WrittenTime.utc)
    case .local(let from, let until):
      let placed: (start: WrittenTime, end: WrittenTime?)?
      do {
        placed = try Self.placed(from, until, by: rules)
      } catch {
        throw .zone(part: "the event \"\(event.uid)\"", error)
      }
      guard let placed else {
        throw Self.backwards(event.uid, "\(from)", until.map { "\($0)" } ?? "")
      }
      (start, end) = placed
    }
    clockSeconds = start.clockSeconds
  }

  /// Nil when the end comes before the start.
  private static func placed(
    _ from: ZonedTime, _ until: ZonedTime?, by rules: SystemZones
  ) throws(ZoneError) -> (start: WrittenTime, end: WrittenTime?)? {
    let start = try WrittenTime(from, by: rules)
    guard let until else { return (start, nil) }
    let (begins, ends) = (try rules.unixSeconds(of: from), try rules.unixSeconds(of: until))
    guard begins <= ends else { return nil }
    return (start, begins == ends ? nil : try WrittenTime(until, by: rules))
  }

  private static func backwards(_ uid: String, _ from: String, _ until: String) -> FeedError {
    .refused(
      part: "the event \"\(uid)\"", problem: "it begins \(from) and ends \(until), which is before",
      advice: "let it end later")
  }

  static func < (left: PlacedEvent, right: PlacedEvent) -> Bool {
    (left.clockSeconds, left.event.uid) < (right.clockSeconds, right.event.uid)
  }

  static func == (left: PlacedEvent, right: PlacedEvent) -> Bool {
    (left.clockSeconds, left.event.uid) == (right.clockSeconds, right.event.uid)
  }
}
