import Testing
import Twinning

@testable import Calendars

@Suite struct `The calendar lint` {
  @Test(arguments: LintExamples.all.indices) func `finds what breaks a rule, and its line`(
    index: Int
  ) {
    let (rule, line, example) = LintExamples.all[index]
    let findings = CalendarLint.findings(in: LintExamples.bytes(of: example))
    #expect(
      findings.contains { $0.rule == rule && $0.line == line }, "\(rule) \(line): \(findings)")
  }

  @Test func `knows no rule without an example`() {
    let shown = Set(LintExamples.all.map(\.0)).union([.tooLarge])
    #expect(LintRule.allCases.filter { !shown.contains($0) } == [])
  }

  @Test func `finds one thing where one is wrong`() {
    for (rule, _, example) in LintExamples.values {
      let others = CalendarLint.findings(in: LintExamples.bytes(of: example))
        .filter { $0.rule != rule }
      #expect(others.isEmpty, "\(rule)")
    }
  }

  @Test func `says its findings in sentences, with what to do`() {
    let example = LintExamples.Example.event(["DTEND:20270504T150000Z", "STATUS:CANCELED"])
    #expect(
      CalendarLint.sentences(on: LintExamples.bytes(of: example)) == [
        "line 8: DTEND 20270504T150000Z lies before DTSTART 20270504T160000Z; let it end later "
          + "(RFC 5545 section 3.8.2.2)",
        "line 9: STATUS \"CANCELED\" is not known; did you mean CANCELLED? "
          + "(RFC 5545 section 3.8.1.11)",
      ])
    let note = LintExamples.Example.event(["RRULE:FREQ=YEARLY;BYWEEKNO=20"])
    #expect(CalendarLint.sentences(on: LintExamples.bytes(of: note))[0].hasPrefix("line 8: note: "))
  }

  @Test func `tells twenty of a kind, and how many more`() {
    let bytes = LintExamples.bytes(LintExamples.calendar(LintExamples.event(with: [])))
    let unix = Array(repeating: bytes.filter { $0 != 0x0D }, count: 10).flatMap(\.self)
    let findings = CalendarLint.findings(in: unix).filter { $0.rule == .bareLineFeed }
    #expect(findings.count == 20 && findings[19].problem.hasSuffix("alone, and so 70 more"))
  }

  @Test func `lets a long line and a related address pass`() {
    let long = LintExamples.Example.event(["SUMMARY:" + String(repeating: "x", count: 68)])
    #expect(CalendarLint.findings(in: LintExamples.bytes(of: long)).map(\.isNote) == [true])
    let related = LintExamples.Example.event(["RELATED-TO;VALUE=URI:https://example.org/a;b,c"])
    #expect(CalendarLint.sentences(on: LintExamples.bytes(of: related)) == [])
  }

  @Test(arguments: [
    ["GEO:41.31;-72.92"], ["RRULE:FREQ=MONTHLY;BYDAY=-1SU"], ["RRULE:FREQ=WEEKLY;BYDAY=SU,MO"],
    ["RRULE:FREQ=DAILY;UNTIL=20270504T160000Z"],
    ["DTSTART;VALUE=DATE:20270504", "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4;UNTIL=20300504"],
  ]) func `lets pass what is right`(lines: [String]) {
    #expect(CalendarLint.sentences(on: LintExamples.bytes(of: .event(lines))) == [])
  }

  @Test func `knows leap months, published zones and times of availability`() {
    let hebrew = LintExamples.Example.event([
      "RRULE:RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;SKIP=FORWARD"
    ])
    #expect(
      CalendarLint.findings(in: LintExamples.bytes(of: hebrew)).map(\.rule) == [.unportableRule])
    let available = LintExamples.calendar([
      "BEGIN:VTIMEZONE", "TZID:Z", "TZUNTIL:20300101T000000Z", "TZID-ALIAS-OF:Y", "BEGIN:STANDARD",
      "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "END:STANDARD",
      "END:VTIMEZONE", "BEGIN:VAVAILABILITY", "UID:a", "DTSTAMP:20261124T060000Z",
      "BUSYTYPE:BUSY-UNAVAILABLE", "BEGIN:AVAILABLE", "UID:b", "DTSTAMP:20261124T060000Z",
      "DTSTART;TZID=Z:20270504T160000", "END:AVAILABLE", "END:VAVAILABILITY",
    ])
    #expect(CalendarLint.sentences(on: LintExamples.bytes(available)) == [])
  }

  @Test(.timeLimit(.minutes(1))) func `looks for what was meant only where it tells it`() {
    let lines = (0..<200_000).map { "DESCRIPTIOM\($0):a" }
    let findings = CalendarLint.findings(in: LintExamples.bytes(of: .event(lines)))
    #expect(findings.count == 20 && findings[19].problem.hasSuffix("and so 199980 more"))
  }

  @Test func `reads no more than it says`() {
    let bytes = [UInt8](repeating: 0x41, count: CalendarLint.largest + 1)
    #expect(CalendarLint.findings(in: bytes).contains { $0.rule == .tooLarge })
  }

  @Test func `finds nothing in what we write`() throws {
    #expect(CalendarLint.findings(in: try FeedScene.feed().written(zones: FeedScene.zones)) == [])
    var feed = try FeedSample.feed()
    #expect(CalendarLint.sentences(on: try feed.written(zones: FeedScene.zones)) == [])
    feed.publisher = CalendarPublisher(name: "Office", address: "office@example.org")
    #expect(CalendarLint.sentences(on: try feed.written(zones: FeedScene.zones)) == [])
    for name in FeedScene.zones.names {
      let time = ZonedTime(try WallTime("1987-05-04T12:00"), in: name)
      let event = FeedScene.event("a", .local(from: time, until: nil))
      let bytes = try FeedScene.feed(event).written(zones: FeedScene.zones)
      #expect(CalendarLint.sentences(on: bytes) == [], "\(name)")
    }
  }

  @Test func `reads any bytes, and says it on one harmless line`() throws {
    var random = RepeatableRandom(state: 5545)
    let seeds =
      LintExamples.all.map { LintExamples.bytes(of: $0.2) }
      + [try FeedSample.feed().written(zones: FeedScene.zones)]
    let marks = Array("\r\n\t :;,=\"\\-+ZTP0129\u{0}\u{7F}é".utf8) + [0xFF, 0xC3]
    for _ in 0..<3_000 {
      var bytes = seeds.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        guard let place = bytes.indices.randomElement(using: &random) else { continue }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = marks.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
        default: bytes = Array(bytes[..<place] + bytes[(place / 2)...].prefix(200))
        }
      }
      for finding in CalendarLint.findings(in: bytes) {
        let sentence = finding.description
        let isHarmless = sentence.unicodeScalars.allSatisfy {
          SafeText.isHarmless($0) && $0 != "\n" && $0 != "\t"
        }
        #expect(isHarmless && sentence.utf8.count < 1_000 && finding.line >= 1, "\(sentence)")
      }
    }
  }
}
