import Testing
import Twinning

@testable import Calendars

@Suite struct `A calendar feed` {
  @Test func `is written line by line, the same each time`() throws {
    var visit = FeedScene.event("visit-7@office", try FeedScene.days("2027-05-04", "2027-05-11"))
    visit.summary = "Avignon; spring, \\ all"
    visit.description = "First line\nsecond"
    visit.location = "Town hall, 2nd floor"
    visit.categories = ["visit", "a,b"]
    visit.url = "https://example.org/visits?a=1;b=2,3"
    visit.language = "en"
    visit.status = .confirmed
    visit.sequence = 3
    visit.blocksTime = true
    visit.alarms = [
      CalendarAlarm(minutesBefore: 10_080, text: "In a week"),
      CalendarAlarm(minutesBefore: 90, text: "Soon"), CalendarAlarm(minutesBefore: 0, text: "Now"),
    ]
    let text = try FeedScene.text(FeedScene.feed(visit))
    #expect(
      text
        == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Twinning//Calendar//EN
        CALSCALE:GREGORIAN
        NAME:Visits
        X-WR-CALNAME:Visits
        REFRESH-INTERVAL;VALUE=DURATION:PT12H
        X-PUBLISHED-TTL:PT12H
        BEGIN:VEVENT
        UID:visit-7@office
        DTSTAMP:20261124T060000Z
        LAST-MODIFIED:20261124T060000Z
        SEQUENCE:3
        DTSTART;VALUE=DATE:20270504
        DTEND;VALUE=DATE:20270512
        SUMMARY;LANGUAGE=en:Avignon\\; spring\\, \\\\ all
        DESCRIPTION;LANGUAGE=en:First line\\nsecond
        LOCATION;LANGUAGE=en:Town hall\\, 2nd floor
        CATEGORIES;LANGUAGE=en:visit,a\\,b
        URL:https://example.org/visits?a=1;b=2,3
        STATUS:CONFIRMED
        TRANSP:OPAQUE
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:In a week
        TRIGGER:-P7D
        END:VALARM
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Soon
        TRIGGER:-PT90M
        END:VALARM
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Now
        TRIGGER:PT0S
        END:VALARM
        END:VEVENT
        END:VCALENDAR

        """.replacing("\n", with: "\r\n"))
    #expect(try FeedScene.text(FeedScene.feed(visit)) == text)
  }

  @Test func `orders events by start, then by UID, however they were added`() throws {
    let spans = try [
      ("d", FeedScene.days("2027-05-05", "2027-05-05")),
      ("b", FeedScene.days("2027-05-04", "2027-05-04")),
      ("a", FeedScene.local("2027-05-04T18:00[Europe/Paris]")),
      ("c", FeedScene.days("2027-05-04", "2027-05-04")),
    ]
    let events = spans.map { FeedScene.event($0.0, $0.1) }
    let one = try FeedScene.lines(CalendarFeed(name: "V", events: events))
    #expect(one.filter { $0.hasPrefix("UID") } == ["UID:b", "UID:c", "UID:a", "UID:d"])
    #expect(try FeedScene.lines(CalendarFeed(name: "V", events: events.reversed())) == one)
  }

  @Test func `that goes out by mail says METHOD, and each event its organizer`() throws {
    var feed = FeedScene.feed(FeedScene.event("a", try FeedScene.days("2027-05-04", "2027-05-04")))
    feed.publisher = CalendarPublisher(name: "The \"Sister\" ^ Cities, Inc.", address: "a.b@c.org")
    let lines = try FeedScene.lines(feed)
    #expect(lines.contains("METHOD:PUBLISH"))
    #expect(
      lines.contains("ORGANIZER;CN=\"The ^'Sister^' ^^ Cities, Inc.\":mailto:a.b@c.org"))
  }

  @Test func `of no events tells a zone, since a calendar holds something`() throws {
    #expect(
      try FeedScene.component("VTIMEZONE", FeedScene.feed()) == [
        "BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
      ])
  }

  @Test(
    arguments: [
      // A time in a gap is written as the clocks show it then, one in a fold in UTC.
      ("2027-03-28T02:30[Europe/Paris]", "DTSTART;TZID=Europe/Paris:20270328T033000"),
      ("2027-10-31T02:30[Europe/Paris]", "DTSTART:20271031T003000Z"),
      ("2027-10-31T03:00[Europe/Paris]", "DTSTART;TZID=Europe/Paris:20271031T030000"),
      ("2027-05-04T18:00[UTC]", "DTSTART:20270504T180000Z"),
    ])
  func `writes times that no program reads otherwise`(time: String, line: String) throws {
    let event = FeedScene.event("a", try FeedScene.local(time))
    #expect(try FeedScene.lines(FeedScene.feed(event)).contains(line))
  }

  @Test func `may end in another zone, and leaves out an end that is the start`() throws {
    let flight = FeedScene.event(
      "f",
      try FeedScene.local("2027-05-04T20:00[America/New_York]", "2027-05-05T09:30[Europe/Paris]"))
    let lines = try FeedScene.lines(FeedScene.feed(flight))
    #expect(lines.contains("DTEND;TZID=Europe/Paris:20270505T093000"))
    #expect(
      lines.filter { $0.hasPrefix("TZID:") } == ["TZID:America/New_York", "TZID:Europe/Paris"])
    let noon = "2027-05-04T12:00[Europe/Paris]"
    let moment = FeedScene.event("m", try FeedScene.local(noon, noon))
    #expect(try !FeedScene.text(FeedScene.feed(moment)).contains("DTEND"))
    let now = FeedScene.instant(1_800_000_000)
    let instant = FeedScene.event("i", .utc(from: now, until: FeedScene.instant(1_800_000_061)))
    let written = try FeedScene.lines(FeedScene.feed(instant))
    #expect(written.contains("DTEND:20270115T080101Z"))
  }
}
