import Twinning

@testable import Calendars

/// A feed with everything in it, and times around the changes of six zones.
enum FeedSample {
  static let times = [
    ("Europe/Paris", "2027-03-28T01:59"), ("Europe/Paris", "2027-03-28T02:30"),
    ("Europe/Paris", "2027-03-28T03:00"), ("Europe/Paris", "2027-10-31T01:59"),
    ("Europe/Paris", "2027-10-31T02:30"), ("Europe/Paris", "2027-10-31T03:00"),
    ("America/New_York", "2006-04-01T12:00"), ("America/New_York", "2006-10-30T12:00"),
    ("America/New_York", "2027-03-14T01:59"), ("America/New_York", "2027-03-14T02:30"),
    ("America/New_York", "2027-03-14T03:00"), ("America/New_York", "2027-11-07T00:59"),
    ("America/New_York", "2027-11-07T01:30"), ("America/New_York", "2027-11-07T02:00"),
    ("Asia/Kathmandu", "1985-12-31T23:59"), ("Asia/Kathmandu", "1986-01-01T00:05"),
    ("Asia/Kathmandu", "2027-05-04T12:00"),
    ("Pacific/Apia", "2011-12-29T23:59"), ("Pacific/Apia", "2011-12-30T12:00"),
    ("Pacific/Apia", "2011-12-31T00:00"), ("Pacific/Apia", "2021-04-04T03:30"),
    ("Pacific/Apia", "2027-01-10T12:00"),
    ("Africa/Casablanca", "2026-02-15T01:59"), ("Africa/Casablanca", "2026-02-15T04:00"),
    ("Africa/Casablanca", "2026-03-22T03:30"), ("Africa/Casablanca", "2027-02-07T12:00"),
    ("Africa/Casablanca", "2027-05-04T12:00"),
    ("America/Vancouver", "2026-03-08T01:59"), ("America/Vancouver", "2026-03-08T02:30"),
    ("America/Vancouver", "2026-10-31T12:00"), ("America/Vancouver", "2026-12-01T12:00"),
    ("America/Vancouver", "2027-07-01T12:00"),
    ("Africa/Cairo", "2030-10-31T23:59"), ("Africa/Cairo", "2030-11-01T00:30"),
    ("America/Nuuk", "2027-03-27T23:30"), ("Europe/Dublin", "2027-01-10T12:00"),
  ]

  static func feed() throws -> CalendarFeed {
    var events: [CalendarEvent] = []
    for (index, (zone, wall)) in times.enumerated() {
      let start = try WallTime(wall)
      let end = start.adding(minutes: 600) ?? start
      let zone = try ZoneName(zone)
      events.append(
        FeedScene.event(
          "time-\(index)",
          .local(from: ZonedTime(start, in: zone), until: ZonedTime(end, in: zone)),
          summary: "\(zone) \(wall)"))
    }
    var visit = FeedScene.event("visit@office", try FeedScene.days("2028-02-28", "2028-02-29"))
    visit.summary = "Thăm thành phố Huế; \"mùa xuân\", \\ tiếng Việt: một chuyến đi rất dài 漢字 🏛"
    visit.description =
      "שלום לכולם\nsecond line, with; all \\n of it\n\ndone" + String(repeating: " é", count: 99)
    visit.location = "Town hall, 2nd floor"
    visit.categories = ["visit", "a,b"]
    visit.url = "https://example.org/visits?a=1;b=2,3"
    visit.status = .cancelled
    visit.sequence = 3
    visit.alarms = [
      CalendarAlarm(minutesBefore: 10_080, text: "In a week"),
      CalendarAlarm(minutesBefore: 90, text: "Soon"),
    ]
    let instant = CalendarSpan.utc(
      from: FeedScene.instant(1_800_000_000), until: FeedScene.instant(1_800_000_061))
    events += [visit, FeedScene.event("instant", instant)]
    return CalendarFeed(
      name: "Huế, visits", uid: "partner-hue@0123456789abcdef.twinning", events: events)
  }
}
