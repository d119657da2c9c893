import Twinning

/// Looks through a VCALENDAR (RFC 5545 section 3.6).
struct CalendarCheck {
  let calendar: CalendarComponent

  func check(_ findings: inout FindingList) {
    let check = ComponentCheck(component: calendar)
    check.require(["PRODID", "VERSION"], reference: "RFC 5545 section 3.6", &findings)
    check.checkProperties(&findings)
    if calendar.children.isEmpty {
      findings.add(.noComponent, line: calendar.line, "the calendar holds no component")
    }
    checkUIDs(&findings)
    let zones = zones(&findings)
    for child in calendar.children { self.check(child, zones: zones, &findings) }
  }

  private func check(
    _ child: CalendarComponent, zones: Set<String>, _ findings: inout FindingList
  ) {
    let check = ComponentCheck(component: child)
    check.checkProperties(&findings)
    check.checkZones(zones, &findings)
    switch child.name {
    case "VTIMEZONE": ZoneCheck(zone: child).check(&findings)
    case "VEVENT", CalendarComponent.task, "VJOURNAL", "VFREEBUSY":
      EntryCheck(entry: child, method: calendar.first("METHOD")).check(&findings)
      for alarm in child.children where alarm.name == "VALARM" {
        ComponentCheck(component: alarm).checkProperties(&findings)
        AlarmCheck(alarm: alarm).check(&findings)
      }
    default: break
    }
  }

  /// The zones that are told, each once.
  private func zones(_ findings: inout FindingList) -> Set<String> {
    var zones: Set<String> = []
    for zone in calendar.children where zone.name == "VTIMEZONE" {
      guard let line = zone.first("TZID") else { continue }
      if !zones.insert(line.text).inserted {
        findings.add(
          .repeatedProperty, line: line.number, "\(line.shown) is told already",
          reference: "RFC 5545 section 3.6.5")
      }
    }
    return zones
  }

  private struct Identity: Hashable {
    let component: String
    let uid: String
    let recurrence: String?
  }

  /// One UID, one event; its exceptions say which occurrence they mean.
  private func checkUIDs(_ findings: inout FindingList) {
    var lines: [Identity: Int] = [:]
    var starts: [String: CalendarTime] = [:]
    for child in calendar.children where child.first("RECURRENCE-ID") == nil {
      if let uid = child.first("UID") { starts[uid.text] = child.first("DTSTART")?.time }
    }
    for child in calendar.children {
      guard let uid = child.first("UID") else { continue }
      checkRecurrence(child, of: starts[uid.text], &findings)
      let identity = Identity(
        component: child.name, uid: uid.text, recurrence: child.first("RECURRENCE-ID")?.text)
      if let line = lines[identity] {
        findings.add(.duplicateUID, line: uid.number, "\(uid.shown) stands in line \(line) already")
      } else {
        lines[identity] = uid.number
      }
    }
  }

  /// An exception names an occurrence by a time of the type that the start of all has.
  private func checkRecurrence(
    _ child: CalendarComponent, of start: CalendarTime?, _ findings: inout FindingList
  ) {
    guard let start, let line = child.first("RECURRENCE-ID"), let time = line.time,
      time.type != start.type
    else { return }
    findings.add(
      .typeMix, line: line.number,
      "\(line.shown) is a \(time.type), and what it is an exception of starts with a \(start.type)",
      reference: "RFC 5545 section 3.8.4.4")
  }
}
