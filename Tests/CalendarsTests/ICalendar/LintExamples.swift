@testable import Calendars

/// A calendar that breaks each rule of the lint, and the line where.
enum LintExamples {
  /// Lines that go into an event, or a whole calendar, or bytes.
  enum Example: Sendable {
    /// In place of the lines of the same name of a good event.
    case event([String])
    case calendar([String])
    case bytes([UInt8])
  }

  static let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//X//Y//EN"]
  static let event = ["UID:a", "DTSTAMP:20261124T060000Z", "DTSTART:20270504T160000Z"]

  static func bytes(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\r\n" }.joined().utf8)
  }

  static func calendar(_ component: [String], head: [String] = head) -> [String] {
    head + component + ["END:VCALENDAR"]
  }

  /// A good event with some lines in place of those of the same name.
  static func event(with lines: [String]) -> [String] {
    func name(_ line: String) -> Substring { line.prefix { $0 != ":" && $0 != ";" } }
    let kept = event.filter { old in !lines.contains { name($0) == name(old) } }
    return ["BEGIN:VEVENT"] + kept + lines.filter { !$0.isEmpty } + ["END:VEVENT"]
  }

  static func bytes(of example: Example) -> [UInt8] {
    switch example {
    case .event(let lines): bytes(calendar(event(with: lines)))
    case .calendar(let lines): bytes(lines)
    case .bytes(let bytes): bytes
    }
  }

  private static let good = bytes(calendar(event(with: [])))
  private static let zone = [
    "BEGIN:VTIMEZONE", "TZID:Z", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
  ]
  private static func zoned(_ lines: [String]) -> Example {
    .calendar(calendar(zone + event(with: lines)))
  }

  static let lines: [(LintRule, Int, Example)] = [
    (.byteOrderMark, 1, .bytes([0xEF, 0xBB, 0xBF] + good)),
    (.bareLineFeed, 1, .bytes(good.filter { $0 != 0x0D })),
    (.bareCarriageReturn, 1, .bytes(good.filter { $0 != 0x0A })),
    (.missingLineEnd, 9, .bytes(good.dropLast(2))),
    (.longLine, 8, .event(["SUMMARY:" + String(repeating: "x", count: 68)])),
    (
      .foldInCharacter, 9,
      .bytes(
        bytes(head) + bytes(["BEGIN:VEVENT"] + event) + Array("SUMMARY:caf".utf8) + [0xC3]
          + Array("\r\n ".utf8) + [0xA9] + bytes(["", "END:VEVENT", "END:VCALENDAR"]))
    ),
    (
      .invalidUTF8, 4,
      .bytes(
        bytes(head) + Array("X-NAME:".utf8) + [0xFF]
          + bytes(["", "BEGIN:VEVENT"] + event + ["END:VEVENT", "END:VCALENDAR"]))
    ),
    (.controlCharacter, 8, .event(["SUMMARY:bell\u{7}"])),
    (.emptyLine, 4, .calendar(calendar([""] + event(with: [])))),
    (.malformedLine, 8, .event(["SUMMARY"])),
    (.malformedLine, 8, .event(["SUMMARY;LANGUAGE:x"])),
    (.malformedLine, 8, .event(["SUMMARY;LANGUAGE=\"en:x"])),
    (.malformedLine, 4, .calendar(calendar([";x:y"] + event(with: [])))),
    (.malformedLine, 1, .bytes(Array(" x\r\n".utf8) + good)),
  ]

  static let components: [(LintRule, Int, Example)] = [
    (.outsideCalendar, 1, .bytes([])),
    (.outsideCalendar, 10, .calendar(calendar(event(with: [])) + ["SUMMARY:late"])),
    (.missingEnd, 4, .calendar(calendar(event(with: []).dropLast()))),
    (.missingEnd, 4, .calendar(calendar(event(with: []).dropLast() + event(with: ["UID:b"])))),
    (.missingEnd, 1, .calendar(calendar(event(with: [])).dropLast())),
    (.strayEnd, 9, .calendar(calendar(event(with: []) + ["END:VJOURNAL"]).map { $0 })),
    (
      .badNesting, 8,
      .event(["BEGIN:VTIMEZONE", "TZID:Z", "END:VTIMEZONE"])
    ),
    (.badNesting, 4, .calendar(calendar(["BEGIN:VALARM", "END:VALARM"] + event(with: [])))),
    (.badNesting, 1, .calendar(event(with: []))),
    (
      .badNesting, 24,
      .calendar(
        calendar(event(with: [])).dropLast()
          + Array(repeating: "BEGIN:X", count: 20) + Array(repeating: "END:X", count: 20)
          + ["END:VCALENDAR"])
    ),
    (.noComponent, 1, .calendar(calendar([]))),
    (.missingProperty, 1, .calendar(calendar(event(with: []), head: [head[0], head[1]]))),
    (.missingProperty, 1, .calendar(calendar(event(with: []), head: [head[0], head[2]]))),
    (.missingProperty, 4, .calendar(calendar(event(with: []).filter { !$0.hasPrefix("UID") }))),
    (.missingProperty, 4, .calendar(calendar(event(with: []).filter { !$0.hasPrefix("DTSTAMP") }))),
    (.missingProperty, 4, .calendar(calendar(event(with: []).filter { !$0.hasPrefix("DTSTART") }))),
    (.missingProperty, 4, .calendar(calendar(zone.filter { $0 != "TZID:Z" }))),
    (.missingProperty, 6, .calendar(calendar(zone.filter { $0 != "TZOFFSETTO:+0100" }))),
    (.missingProperty, 4, .calendar(calendar(["BEGIN:VTIMEZONE", "TZID:Z", "END:VTIMEZONE"]))),
    (
      .missingProperty, 8, .event(["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", "END:VALARM"])
    ),
    (
      .missingProperty, 11,
      .event([
        "BEGIN:VALARM", "ACTION:AUDIO", "TRIGGER:PT0S", "REPEAT:2", "END:VALARM",
      ])
    ),
    (.repeatedProperty, 9, .event(["SUMMARY:a", "SUMMARY:b"])),
    (.repeatedProperty, 13, .calendar(calendar(zone + zone))),
    (.unknownProperty, 8, .event(["SUMARY:a"])),
    (.excludedProperty, 8, .event(["DUE:20270504T170000Z"])),
    (.excludedProperty, 9, .event(["DTEND:20270504T170000Z", "DURATION:PT1H"])),
    (
      .refreshWithoutValue, 4,
      .calendar(calendar(["REFRESH-INTERVAL:PT12H"] + event(with: [])))
    ),
    (
      .publishWithoutOrganizer, 5,
      .calendar(calendar(["METHOD:PUBLISH"] + event(with: [])))
    ),
  ]

  static let values: [(LintRule, Int, Example)] = [
    (.valueType, 7, .event(["DTSTART:20270504"])),
    (.valueType, 7, .event(["DTSTART;VALUE=DATE:20270504T160000Z"])),
    (.valueType, 7, .event(["DTSTART;VALUE=PERIOD:20270504T160000Z/PT1H"])),
    (.malformedValue, 7, .event(["DTSTART:2027-05-04"])),
    (.malformedValue, 7, .event(["DTSTAMP:20261124T060000"])),
    (.malformedValue, 8, .event(["DURATION:1H"])),
    (.malformedValue, 8, .event(["PRIORITY:10"])),
    (
      .malformedValue, 8,
      .calendar(calendar(zone.map { $0 == "TZOFFSETFROM:+0100" ? "TZOFFSETFROM:+1" : $0 }))
    ),
    (
      .malformedValue, 8,
      .calendar(calendar(zone.map { $0 == "TZOFFSETFROM:+0100" ? "TZOFFSETFROM:+2400" : $0 }))
    ),
    (
      .malformedValue, 8,
      .calendar(calendar(zone.map { $0 == "TZOFFSETFROM:+0100" ? "TZOFFSETFROM:+0160" : $0 }))
    ),
    (.malformedValue, 8, .event(["GEO:91;0"])),
    (.malformedValue, 8, .event(["GEO:41.31"])),
    (.impossibleDate, 7, .event(["DTSTART;VALUE=DATE:20270229"])),
    (.impossibleDate, 7, .event(["DTSTART:20270504T240000Z"])),
    (.unknownValue, 8, .event(["STATUS:CANCELED"])),
    (.unknownValue, 8, .event(["TRANSP:FREE"])),
    (
      .unknownValue, 2,
      .calendar(calendar(event(with: []), head: [head[0], "VERSION:1.0", head[2]]))
    ),
    (.unknownValue, 4, .calendar(calendar(["CALSCALE:JULIAN"] + event(with: [])))),
    (.sequence, 8, .event(["SEQUENCE:-1"])),
    (.sequence, 8, .event(["SEQUENCE:two"])),
    (.sequence, 8, .event(["SEQUENCE:99999999999999999999"])),
    (.unescapedCharacter, 8, .event(["SUMMARY:Avignon, spring"])),
    (.unescapedCharacter, 8, .event(["LOCATION:Hall; 2nd floor"])),
    (.unescapedCharacter, 8, .event(["CATEGORIES:a,b;c"])),
    (.invalidEscape, 8, .event(["SUMMARY:C:\\temp"])),
    (.invalidEscape, 8, .event(["SUMMARY:end\\"])),
    (.typeMix, 8, .event(["DTEND;VALUE=DATE:20270505"])),
    (.typeMix, 8, .event(["RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20270505"].reversed())),
    (.typeMix, 8, .event(["DTSTART;VALUE=DATE:20270504", "DURATION:PT1H"])),
    (
      .typeMix, 14,
      .calendar(
        calendar(
          event(with: ["RRULE:FREQ=DAILY;COUNT=3"])
            + event(with: ["RECURRENCE-ID;VALUE=DATE:20270505"])))
    ),
    (.endBeforeStart, 8, .event(["RRULE:FREQ=DAILY;UNTIL=20270503T160000Z"])),
    (.endBeforeStart, 8, .event(["DTEND:20270504T155959Z"])),
    (.endBeforeStart, 8, .event(["DURATION:-PT1H"])),
    (.endBeforeStart, 8, .event(["DTSTART;VALUE=DATE:20270504", "DTEND;VALUE=DATE:20270503"])),
    (.emptySpan, 8, .event(["DTSTART;VALUE=DATE:20270504", "DTEND;VALUE=DATE:20270504"])),
    (.zoneMissing, 7, .event(["DTSTART;TZID=Europe/Paris:20270504T160000"])),
    (.zoneOnTime, 15, zoned(["DTSTART;TZID=Z:20270504T160000Z"])),
    (.zoneOnTime, 7, .calendar(calendar(zone.map { $0.hasPrefix("DTSTART") ? $0 + "Z" : $0 }))),
    (
      .localUntil, 16,
      zoned(["DTSTART;TZID=Z:20270504T160000", "RRULE:FREQ=DAILY;UNTIL=20270601T000000"])
    ),
    (.untilType, 8, .event(["RRULE:FREQ=DAILY;UNTIL=20270601"])),
    (
      .untilType, 8, .event(["DTSTART:20270504T160000", "RRULE:FREQ=DAILY;UNTIL=20270601T000000Z"])
    ),
    (.rulePart, 8, .event(["RRULE:INTERVAL=2"])),
    (.rulePart, 8, .event(["RRULE:FREQ=YEARLY;BYMONTH=13"])),
    (.rulePart, 8, .event(["RRULE:FREQ=YEARLY;COUNT=2;UNTIL=20300504T160000Z"])),
    (.rulePart, 8, .event(["RRULE:FREQ=YEARLY;FREQ=DAILY"])),
    (.rulePart, 8, .event(["RRULE:FREQ=YEARLY;BYDAY=0SU"])),
    (.rulePart, 8, .event(["RRULE:FREQ=WEEKLY;BYDAY=1SU"])),
    (.rulePart, 8, .event(["RRULE:FREQ=WEEKLY;BYMONTHDAY=1"])),
    (.rulePart, 8, .event(["RRULE:FREQ=MONTHLY;BYYEARDAY=1"])),
    (.unportableRule, 8, .event(["RRULE:FREQ=YEARLY;BYWEEKNO=20"])),
    (.unportableRule, 8, .event(["RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1"])),
    (.unportableRule, 8, .event(["RRULE:RSCALE=HEBREW;FREQ=YEARLY"])),
    (.duplicateUID, 10, .calendar(calendar(event(with: []) + event(with: [])))),
  ]

  static let all = lines + components + values
}
