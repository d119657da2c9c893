import Testing
import Twinning

@testable import Calendars

@Suite struct `A zone in a calendar` {
  private func zone(_ time: String) throws -> [String] {
    try FeedScene.component(
      "VTIMEZONE", FeedScene.feed(FeedScene.event("a", try FeedScene.local(time))))
  }

  @Test func `with a rule is short, and begins before 1970`() throws {
    #expect(
      try zone("2027-05-04T18:00[Europe/Paris]") == [
        "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19701025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
      ])
  }

  @Test func `without changes is one line of offset`() throws {
    #expect(
      try zone("2027-05-04T18:00[Asia/Kathmandu]").filter { $0.hasPrefix("TZOFFSET") } == [
        "TZOFFSETFROM:+0545", "TZOFFSETTO:+0545",
      ])
  }

  @Test func `tells Ramadan in Morocco by dates, for the years that are needed`() throws {
    let lines = try zone("2025-05-04T18:00[Africa/Casablanca]")
    // What comes after 2026 depends on the zone data of the machine.
    #expect(lines.contains("RDATE:20250223T030000"))
    #expect(lines.contains("RDATE:20250406T020000"))
    #expect(!lines.contains { $0.hasPrefix("RRULE") })
    #expect(lines.joined(separator: "\n").utf8.count < 600)
  }

  @Test func `that has a rule only since some year tells both`() throws {
    let lines = try zone("2005-05-04T18:00[America/New_York]")
    #expect(lines.count { $0.hasPrefix("RRULE:") } == 2)
    #expect(lines.contains("DTSTART:20070311T020000"))
    #expect(lines.contains { $0.hasPrefix("RDATE:2005") })
  }

  @Test(
    arguments: [
      // Time of day outside the day: Saturday evening, Sunday, Friday, which may be 1 November.
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", ["3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA"]),
      ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", ["9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU"]),
      ("IST-2IDT,M3.4.4/26,M10.5.0", ["3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"]),
      (
        "XXX-2YYY,M10.5.4/24,M3.1.1",
        ["10;BYMONTHDAY=26,27,28,29,30,31;BYDAY=FR", "11;BYMONTHDAY=1;BYDAY=FR"]
      ),
      (
        "XXX-2YYY,M12.5.0/24,M6.1.1",
        ["12;BYMONTHDAY=26,27,28,29,30,31;BYDAY=MO", "1;BYMONTHDAY=1;BYDAY=MO"]
      ),
      (
        "XXX-2YYY,M1.1.0/-1,M6.1.1",
        ["12;BYMONTHDAY=31;BYDAY=SA", "1;BYMONTHDAY=1,2,3,4,5,6;BYDAY=SA"]
      ),
    ])
  func `says rules whose hours leave the day`(text: String, rules: [String]) throws {
    let rule = try #require(RecurringRule(tz: Array(text.utf8)[...]))
    #expect(
      rule.daylight?.start.recurrences?.map(\.rule) == rules.map { "FREQ=YEARLY;BYMONTH=\($0)" })
  }

  @Test(arguments: [
    "XXX-2YYY,J60,M6.1.1", "XXX-2YYY,60,J300", "XXX-2YYY,M2.5.0/24,M6.1.1",
    "XXX-2YYY,M3.1.0/-1,M6.1.1",
  ])
  func `that no rule of iCalendar says is told by dates`(text: String) throws {
    let rule = try #require(RecurringRule(tz: Array(text.utf8)[...]))
    let zone = ZoneFile(instants: [], offsets: [], firstOffset: 7200, rule: rule)
    let observances = [Observance](of: zone, years: 2026...2028)
    #expect(observances.count == 3)
    Self.compare(zone, observances, years: 2026...2028, "\(text)")
  }

  @Test func `is right at every change of every zone, whatever the years`() throws {
    for name in FeedScene.zones.names {
      let zone = try FeedScene.zones.file(of: name)
      for years in [2026...2028, 2011...2027, 1945...1946, 2030...2045] {
        Self.compare(zone, [Observance](of: zone, years: years), years: years, "\(name)")
      }
    }
  }

  /// What a reader makes of the blocks (RFC 5545 section 3.6.5), beside the zone itself.
  private static func compare(
    _ zone: ZoneFile, _ observances: [Observance], years: ClosedRange<Int>, _ name: String
  ) {
    var onsets: [(instant: Int64, offset: Int32)] = []
    for observance in observances {
      let starts: [Int64] =
        switch observance.onsets {
        case .dated(let others): [observance.start] + others
        case .yearly(let recurrence):
          ((years.lowerBound - 2)...(years.upperBound + 1)).compactMap(recurrence.clockSeconds)
            .filter { $0 >= observance.start }
        }
      onsets += starts.map { ($0 - Int64(observance.before), observance.after) }
    }
    onsets.sort { $0.instant < $1.instant }
    let span = ZoneFile.span(ofYears: years)
    let changes = zone.changes(in: (span.lowerBound - 86_400)..<(span.upperBound + 86_400))
    let probes =
      changes.flatMap { [$0.instant - 1, $0.instant, $0.instant + 1] }
      + [span.lowerBound - 50_000, span.lowerBound, span.upperBound, span.upperBound + 50_000]
    for probe in probes {
      let told = onsets.last { $0.instant <= probe }?.offset
      #expect(told == zone.offset(atUnixSeconds: probe), "\(name) at \(probe)")
    }
  }
}
