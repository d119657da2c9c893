import Twinning

/// Looks through an event, a task, a journal entry or a free-busy time (RFC 5545 sections 3.6.1 to
/// 3.6.4).
struct EntryCheck {
  let entry: CalendarComponent
  /// Of the calendar; nil when it has none.
  let method: ContentLine?

  private var reference: String {
    switch entry.name {
    case CalendarComponent.task: "RFC 5545 section 3.6.2"
    case "VJOURNAL": "RFC 5545 section 3.6.3"
    case "VFREEBUSY": "RFC 5545 section 3.6.4"
    default: "RFC 5545 section 3.6.1"
    }
  }

  func check(_ findings: inout FindingList) {
    let isEvent = entry.name == "VEVENT"
    ComponentCheck(component: entry).require(
      ["UID", "DTSTAMP"] + (isEvent && method == nil ? ["DTSTART"] : []), reference: reference,
      &findings)
    checkStatus(&findings)
    checkOrganizer(&findings)
    checkForeign(&findings)
    checkEnd(&findings)
    checkDuration(&findings)
    checkRelated(&findings)
    checkUntil(&findings)
  }

  private func checkStatus(_ findings: inout FindingList) {
    guard let status = entry.first("STATUS") else { return }
    let words =
      switch entry.name {
      case CalendarComponent.task: ["NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"]
      case "VJOURNAL": ["DRAFT", "FINAL", "CANCELLED"]
      default: CalendarEvent.Status.allCases.map(\.rawValue)
      }
    ValueCheck.check(status, words, reference: "RFC 5545 section 3.8.1.11", &findings)
  }

  /// An event ends (DTEND) and a task is due (DUE); never the other way round.
  private func checkForeign(_ findings: inout FindingList) {
    let name =
      switch entry.name {
      case "VEVENT": "DUE"
      case CalendarComponent.task: "DTEND"
      default: ""
      }
    guard let line = entry.first(name) else { return }
    findings.add(
      .excludedProperty, line: line.number, "\(entry.name) takes no \(name)",
      advice: "write \(name == "DUE" ? "DTEND" : "DUE")", reference: reference)
  }

  private func checkOrganizer(_ findings: inout FindingList) {
    guard let method, method.text.uppercased() == "PUBLISH", entry.first("ORGANIZER") == nil else {
      return
    }
    findings.add(
      .publishWithoutOrganizer, line: entry.line,
      "\(entry.name) has no ORGANIZER, and the calendar says METHOD:PUBLISH")
  }

  private func checkEnd(_ findings: inout FindingList) {
    guard let start = entry.first("DTSTART"), let end = entry.first("DTEND") ?? entry.first("DUE"),
      let from = start.time, let until = end.time
    else { return }
    let both = "\(end.name) \(end.text) and DTSTART \(start.text)"
    guard from.type == until.type else {
      findings.add(.typeMix, line: end.number, "\(both) are a \(until.type) and a \(from.type)")
      return
    }
    switch Self.length(from, start.parameter("TZID"), until, end.parameter("TZID")) {
    case .some(..<0):
      findings.add(
        .endBeforeStart, line: end.number,
        "\(end.name) \(end.text) lies before DTSTART \(start.text)")
    case .some(0):
      findings.add(
        .emptySpan, line: end.number, "\(both) are equal",
        advice: end.name == "DUE" ? "leave one of them out" : nil)
    default: break
    }
  }

  /// Seconds from start to end; nil when that hangs on what the zones say.
  ///
  /// Zones differ by 26 hours at most: an end further back than that lies before the start
  /// wherever it is.
  private static func length(
    _ start: CalendarTime, _ startZone: String?, _ end: CalendarTime, _ endZone: String?
  ) -> Int64? {
    switch (start, end) {
    case (.day(let from), .day(let until)): return Int64(from.days(until: until)) * 86_400
    case (.utc(let from), .utc(let until)): return until - from
    case (.local(let from), .local(let until)) where startZone == endZone: return until - from
    case (.local(let from), .local(let until)), (.local(let from), .utc(let until)),
      (.utc(let from), .local(let until)):
      return until - from < -26 * 3600 ? until - from : nil
    case (.day, _), (_, .day): return nil
    }
  }

  private func checkDuration(_ findings: inout FindingList) {
    guard let line = entry.first("DURATION") else { return }
    if let end = entry.first("DTEND") ?? entry.first("DUE") {
      findings.add(
        .excludedProperty, line: line.number, "\(entry.name) has both \(end.name) and DURATION",
        reference: reference)
    }
    guard let duration = CalendarDuration(line.value) else { return }
    if duration.isNegative {
      findings.add(
        .endBeforeStart, line: line.number, "\(line.shown) is negative",
        reference: "RFC 5545 section 3.8.2.5")
    }
    if case .day? = entry.first("DTSTART")?.time, !duration.isWholeDays {
      findings.add(
        .typeMix, line: line.number, "\(line.shown) has hours, and DTSTART is a day",
        advice: "write whole days or weeks", reference: reference)
    }
  }

  /// Exceptions, and the occurrence that one stands for, have the type of the start.
  private func checkRelated(_ findings: inout FindingList) {
    guard let start = entry.first("DTSTART")?.time else { return }
    for line in entry.all("EXDATE") {
      let parts = line.value.split(separator: 0x2C)
      if let time = parts.first.flatMap({ try? CalendarTime($0) }), time.type != start.type {
        findings.add(
          .typeMix, line: line.number,
          "\(line.shown) is a \(time.type), and DTSTART a \(start.type)",
          reference: "RFC 5545 section 3.8.5.1")
      }
    }
  }

  /// UNTIL is a day when DTSTART is one, in no zone when DTSTART is in none, and otherwise in UTC.
  private func checkUntil(_ findings: inout FindingList) {
    guard let line = entry.first("RRULE"), let text = RuleCheck(line: line).until,
      let until = try? CalendarTime(Array(text.utf8)[...]), let start = entry.first("DTSTART"),
      let from = start.time
    else { return }
    if let length = Self.length(from, nil, until, nil), length < 0 {
      findings.add(
        .endBeforeStart, line: line.number, "UNTIL \(text) lies before DTSTART \(start.text)",
        reference: "RFC 5545 section 3.3.10")
    }
    let isFloating = if case .local = from { start.parameter("TZID") == nil } else { false }
    switch (from, until) {
    case (.day, .day), (.utc, .utc): break
    case (.local, .local) where isFloating: break
    case (.local, .utc) where !isFloating: break
    case (.local, .local), (.utc, .local):
      findings.add(
        .localUntil, line: line.number,
        "UNTIL \(text) is a local time, and DTSTART \(start.text) has a zone")
    default:
      findings.add(
        .untilType, line: line.number,
        "UNTIL \(text) has another form than DTSTART \(start.text)")
    }
  }
}
