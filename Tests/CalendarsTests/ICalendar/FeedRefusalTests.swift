import Testing
import Twinning

@testable import Calendars

@Suite struct `A feed that cannot be written` {
  private func refusal(_ change: (inout CalendarFeed) throws -> Void) throws -> String {
    var feed = FeedScene.feed(FeedScene.event("a", try FeedScene.days("2027-05-04", "2027-05-04")))
    try change(&feed)
    do {
      _ = try feed.written(zones: FeedScene.zones)
      return "written"
    } catch {
      return error.description
    }
  }

  private struct Refused: Sendable {
    let change: @Sendable (inout CalendarFeed) throws -> Void
    let words: String

    init(_ change: @escaping @Sendable (inout CalendarFeed) throws -> Void, _ words: String) {
      self.change = change
      self.words = words
    }
  }

  private static let cases: [Refused] = [
    Refused(
      { $0.name = "a\nb" }, "the name of the feed cannot stand in a calendar: it must be one line"),
    Refused({ $0.language = "fr_FR" }, "\"fr_FR\" is no language tag; write it as fr or zh-Hant"),
    Refused({ $0.refreshHours = 0 }, "a refresh every 0 hours cannot stand"),
    Refused(
      { $0.publisher = CalendarPublisher(name: "N", address: "a@b\r\nX:y") }, "no plain mail"),
    Refused({ $0.publisher = CalendarPublisher(name: "N", address: "a@b@c") }, "no plain mail"),
    Refused({ $0.events[0].uid = "" }, "the UID \"\" cannot stand"),
    Refused({ $0.events[0].uid = "é" }, "1 to 255 printable ASCII characters"),
    Refused({ $0.events[0].uid = String(repeating: "x", count: 256) }, "1 to 255 printable"),
    Refused({ $0.events[0].summary = "bell\u{7}" }, "the summary of the event \"a\" cannot stand"),
    Refused(
      { $0.events[0].summary = "bell\u{7}" }, "control character U+0007 at byte 4; remove it"),
    Refused({ $0.events[0].summary = "a\u{85}" }, "control character U+0085"),
    Refused({ $0.events[0].description = "a\r\nb" }, "it holds a carriage return"),
    Refused({ $0.events[0].location = String(repeating: "x", count: 1_001) }, "1000 are allowed"),
    Refused(
      { $0.events[0].categories = Array(repeating: "c", count: 21) }, "21 categories of the event"),
    Refused({ $0.events[0].url = "visit.html" }, "no absolute URI"),
    Refused({ $0.events[0].url = "https://é.org" }, "no absolute URI"),
    Refused({ $0.events[0].language = "" }, "the language of the event \"a\""),
    Refused({ $0.events[0].sequence = -1 }, "the sequence -1 of the event \"a\""),
    Refused(
      { $0.events[0].alarms = [CalendarAlarm(minutesBefore: -1, text: "x")] }, "-1 minutes ahead"),
    Refused(
      { $0.events.append($0.events[0]) }, "the UID \"a\" cannot stand in a calendar: two events"),
    Refused(
      { $0.events = Array(repeating: $0.events[0], count: 50_001) }, "a feed of 50001 events"),
    Refused(
      { $0.events[0].span = try FeedScene.days("2027-05-04", "2027-05-03") }, "which is before"),
    Refused({ $0.events[0].span = try FeedScene.days("2027-05-04", "9999-12-31") }, "five digits"),
    Refused(
      {
        $0.events[0].span = try FeedScene.local(
          "2027-05-04T18:00[Asia/Tokyo]", "2027-05-04T10:00[Europe/Paris]")
      }, "which is before"),
    Refused(
      {
        $0.events[0].span = .utc(from: FeedScene.instant(60), until: FeedScene.instant(59))
      }, "which is before"),
    Refused(
      { $0.events[0].span = try FeedScene.local("2027-05-04T18:00[Europe/Pariss]") },
      "the event \"a\" cannot stand in a calendar: the time zone \"Europe/Pariss\" is not known"),
  ]

  @Test(arguments: cases.indices) func `says what, why and what to do`(index: Int) throws {
    let refused = Self.cases[index]
    #expect(try refusal(refused.change).contains(refused.words))
  }

  @Test func `never lets a text write a line of its own`() throws {
    let texts = ["a\r\nEND:VEVENT", "a\u{2028}b", "a\u{0}b", "a\rb"]
    for text in texts {
      #expect(try refusal { $0.events[0].summary = text } != "written")
      #expect(try refusal { $0.events[0].uid = text } != "written")
      #expect(try refusal { $0.events[0].url = "x:" + text } != "written")
    }
    #expect(CalendarInstant(unixSeconds: .max) == nil)
  }
}
