import Twinning

/// Looks through a VTIMEZONE (RFC 5545 section 3.6.5).
struct ZoneCheck {
  let zone: CalendarComponent

  private static let reference = "RFC 5545 section 3.6.5"

  func check(_ findings: inout FindingList) {
    ComponentCheck(component: zone).require(["TZID"], reference: Self.reference, &findings)
    let observances = zone.children.filter { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }
    if observances.isEmpty {
      findings.add(
        .missingProperty, line: zone.line, "VTIMEZONE has neither STANDARD nor DAYLIGHT",
        reference: Self.reference)
    }
    for observance in observances { check(observance, &findings) }
  }

  private func check(_ observance: CalendarComponent, _ findings: inout FindingList) {
    let check = ComponentCheck(component: observance)
    check.checkProperties(&findings)
    check.require(
      ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], reference: Self.reference, &findings)
    if let start = observance.first("DTSTART"), let time = start.time {
      let isLocal = if case .local = time { start.parameter("TZID") == nil } else { false }
      if !isLocal {
        findings.add(
          .zoneOnTime, line: start.number, "\(start.shown) of a zone is no local time",
          advice: "write it without Z and TZID", reference: Self.reference)
      }
    }
    guard let line = observance.first("RRULE"), let text = RuleCheck(line: line).until,
      let until = try? CalendarTime(Array(text.utf8)[...])
    else { return }
    if case .utc = until { return }
    findings.add(.localUntil, line: line.number, "UNTIL \(text) of a zone is not in UTC")
  }
}
