import Twinning

/// What stands between BEGIN and END (RFC 5545 section 3.6).
struct CalendarComponent {
  /// In capitals.
  let name: String
  /// Of its BEGIN.
  let line: Int
  /// The name as an error message shows it.
  var shown: String { ValueError.printable(name) }
  var properties: [ContentLine] = []
  var children: [CalendarComponent] = []

  func all(_ name: String) -> [ContentLine] { properties.filter { $0.name == name } }

  func first(_ name: String) -> ContentLine? { properties.first { $0.name == name } }

  /// The name that the standard gives a task (RFC 5545 section 3.6.2), in one place: it is asked for
  /// where a component may stand, which status it may have and what is looked at.
  static let task = "VTODO"

  /// Where a component may stand; nil when the standard does not know it.
  static func parents(of name: String) -> [String]? {
    switch name {
    case "VCALENDAR": []
    case "VEVENT", task, "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY": ["VCALENDAR"]
    case "AVAILABLE": ["VAVAILABILITY"]
    case "VALARM": ["VEVENT", task]
    case "STANDARD", "DAYLIGHT": ["VTIMEZONE"]
    default: nil
    }
  }
}

/// Puts lines into components.
struct ComponentBuilder {
  /// The most components one inside the other: a calendar needs three.
  static let deepest = 16

  private(set) var calendars: [CalendarComponent] = []
  private var open: [CalendarComponent] = []
  private var tooDeep = 0

  mutating func take(_ line: ContentLine, findings: inout FindingList) {
    switch line.name {
    case "BEGIN": begin(line, findings: &findings)
    case "END": end(line, findings: &findings)
    default:
      guard !open.isEmpty else {
        findings.add(.outsideCalendar, line: line.number, "\(line.shown) stands in no calendar")
        return
      }
      open[open.count - 1].properties.append(line)
    }
  }

  /// Closes what is still open at the end of the file.
  mutating func finish(findings: inout FindingList) {
    while let last = open.last { closeUnended(last, findings: &findings) }
    if calendars.isEmpty {
      findings.add(.outsideCalendar, line: 1, "there is no calendar in the file")
    }
  }

  private mutating func begin(_ line: ContentLine, findings: inout FindingList) {
    let name = line.text.uppercased()
    guard open.count < Self.deepest else {
      findings.add(
        .badNesting, line: line.number, "\(line.shown) is the \(open.count + 1)th inside another")
      tooDeep += 1
      return
    }
    let parents = CalendarComponent.parents(of: name)
    // An event inside an event: the first was never ended.
    if parents != nil, let place = open.lastIndex(where: { $0.name == name }) {
      while open.count > place, let last = open.last { closeUnended(last, findings: &findings) }
    }
    let parent = open.last?.name
    let isRight =
      if let parents { parent.map(parents.contains) ?? parents.isEmpty } else { parent != nil }
    if !isRight {
      findings.add(
        .badNesting, line: line.number,
        "\(line.shown) stands \(parent.map { "inside \(ValueError.printable($0))" } ?? "in no calendar")"
      )
    }
    open.append(CalendarComponent(name: name, line: line.number))
  }

  private mutating func end(_ line: ContentLine, findings: inout FindingList) {
    guard tooDeep == 0 else {
      tooDeep -= 1
      return
    }
    let name = line.text.uppercased()
    guard let place = open.lastIndex(where: { $0.name == name }) else {
      findings.add(.strayEnd, line: line.number, "\(line.shown) ends what was not begun")
      return
    }
    while open.count > place + 1, let last = open.last { closeUnended(last, findings: &findings) }
    close()
  }

  private mutating func closeUnended(_ component: CalendarComponent, findings: inout FindingList) {
    findings.add(.missingEnd, line: component.line, "\(component.shown) is begun and never ended")
    close()
  }

  private mutating func close() {
    guard let last = open.popLast() else { return }
    if !open.isEmpty {
      open[open.count - 1].children.append(last)
    } else if last.name == "VCALENDAR" {
      calendars.append(last)
    }
  }
}
