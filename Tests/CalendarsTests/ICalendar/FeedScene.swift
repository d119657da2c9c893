import Foundation
import Testing
import Twinning

@testable import Calendars

/// Short ways to make feeds and to look at what is written.
enum FeedScene {
  static let zones = SystemZones()

  static func instant(_ seconds: Int64) -> CalendarInstant {
    CalendarInstant(clamping: seconds)
  }

  static func days(_ first: String, _ last: String) throws -> CalendarSpan {
    .days(first: try CivilDay(first), last: try CivilDay(last))
  }

  /// `2027-05-04T18:00[Europe/Paris]` twice.
  static func local(_ from: String, _ until: String? = nil) throws -> CalendarSpan {
    .local(from: try ZonedTime(from), until: try until.map { try ZonedTime($0) })
  }

  static func event(
    _ uid: String, _ span: CalendarSpan, summary: String = "Visit"
  ) -> CalendarEvent {
    CalendarEvent(uid: uid, changed: instant(1_795_500_000), span: span, summary: summary)
  }

  static func feed(_ events: CalendarEvent...) -> CalendarFeed {
    CalendarFeed(name: "Visits", events: events)
  }

  static func text(_ feed: CalendarFeed) throws -> String {
    String(decoding: try feed.written(zones: zones), as: UTF8.self)
  }

  /// The lines of a feed with their folds undone.
  static func lines(_ feed: CalendarFeed) throws -> [String] {
    LineScanner(try feed.written(zones: zones)).lines.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  /// The lines from BEGIN to END of a component.
  static func component(_ name: String, _ feed: CalendarFeed) throws -> [String] {
    let lines = try lines(feed)
    let first = try #require(lines.firstIndex(of: "BEGIN:\(name)"))
    let last = try #require(lines.firstIndex(of: "END:\(name)"))
    return Array(lines[first...last])
  }
}
