import Calendars
import Glibc
import Twinning

/// A calendar of many entries, half of them whole days and half at a time in a zone, written as
/// bytes.
struct Feeding {
  private static let zones = ["Europe/Paris", "America/New_York", "Asia/Ho_Chi_Minh"]

  private let feed: CalendarFeed
  private let rules = SystemZones()

  /// Writes it once into the folder (`feed.ics`), for other programs to write what is in it.
  init(folder: String, count: Int) throws {
    let events = try (0..<count).map(Self.event)
    feed = CalendarFeed(name: "Calendar of a benchmark", events: events)
    let bytes = try feed.written(zones: rules)
    guard let file = fopen(folder + "/feed.ics", "w") else {
      throw WorkError(description: "\(folder)/feed.ics cannot be written")
    }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw WorkError(description: "\(folder)/feed.ics cannot be written")
    }
  }

  func run() throws -> Int {
    _ = try feed.written(zones: rules)
    return feed.events.count
  }

  private static func event(_ number: Int) throws -> CalendarEvent {
    let day = try CivilDay("2026-01-01").addingClamped(days: number % 1_000)
    let zone = try ZoneName(zones[number % zones.count])
    let span: CalendarSpan
    if number % 2 == 0 {
      span = .days(first: day, last: day.addingClamped(days: number % 9))
    } else {
      let from = try WallTime("\(day)T09:\(10 + number % 50)")
      let until = from.adding(minutes: 90) ?? from
      span = .local(from: ZonedTime(from, in: zone), until: ZonedTime(until, in: zone))
    }
    return CalendarEvent(
      uid: "delegation.visit-\(number)@0123456789abcdef.twinning",
      changed: CalendarInstant(clamping: 1_795_000_000 + Int64(number)), sequence: number % 7,
      span: span, summary: "Reception at city hall, \(number) (visit from Huế)",
      description: "scheduled, 4–11 May 2027\nSees to it: the chair\ntwinning delegation show"
        + " visit-\(number)",
      location: "City hall, second floor", categories: ["itinerary", "reception"],
      status: .confirmed, blocksTime: true)
  }
}
