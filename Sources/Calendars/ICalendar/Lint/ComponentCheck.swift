import Twinning

/// What is looked for in every component: each property by itself.
struct ComponentCheck {
  let component: CalendarComponent

  func require(_ names: [String], reference: String, _ findings: inout FindingList) {
    for name in names where component.first(name) == nil {
      findings.add(
        .missingProperty, line: component.line, "\(component.shown) has no \(name)",
        reference: reference)
    }
  }

  func checkProperties(_ findings: inout FindingList) {
    var seen: Set<String> = []
    for line in component.properties {
      guard let form = PropertyForm.of(line.name) else {
        checkName(line, &findings)
        continue
      }
      if !seen.insert(line.name).inserted, form.isSingle {
        findings.add(
          .repeatedProperty, line: line.number, "\(component.shown) has a second \(line.name)",
          reference: form.reference)
      }
      ValueCheck(line: line, form: form).check(findings: &findings)
    }
  }

  private func checkName(_ line: ContentLine, _ findings: inout FindingList) {
    guard !line.name.hasPrefix("X-") else { return }
    findings.add(
      .unknownProperty, line: line.number,
      "the property \(ValueError.printable(line.name)) is not known",
      advice: NearestNames.nearest(PropertyForm.names, to: line.name, most: 1).first
        .map { "did you mean \($0)?" })
  }

  /// Whether the zones that are named are told too.
  func checkZones(_ zones: Set<String>, _ findings: inout FindingList) {
    for line in component.properties {
      // A slash begins the name of a public register (RFC 5545 section 3.2.19).
      guard let zone = line.parameter("TZID"), !zones.contains(zone), !zone.hasPrefix("/") else {
        continue
      }
      findings.add(
        .zoneMissing, line: line.number,
        "\(line.name) names the zone \"\(ValueError.printable(zone))\", which no VTIMEZONE tells")
    }
  }
}
