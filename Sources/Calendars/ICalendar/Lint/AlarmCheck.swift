/// Looks through a VALARM (RFC 5545 section 3.6.6).
struct AlarmCheck {
  let alarm: CalendarComponent

  func check(_ findings: inout FindingList) {
    let wanted =
      switch alarm.first("ACTION")?.text.uppercased() {
      case "DISPLAY": ["DESCRIPTION"]
      case "EMAIL": ["DESCRIPTION", "SUMMARY", "ATTENDEE"]
      default: [String]()
      }
    let reference = "RFC 5545 section 3.6.6"
    ComponentCheck(component: alarm).require(
      ["ACTION", "TRIGGER"] + wanted, reference: reference, &findings)
    let (length, count) = (alarm.first("DURATION"), alarm.first("REPEAT"))
    if let line = length ?? count, length == nil || count == nil {
      findings.add(
        .missingProperty, line: line.number, "\(line.name) stands without its fellow",
        advice: "write both DURATION and REPEAT, or neither", reference: reference)
    }
  }
}
