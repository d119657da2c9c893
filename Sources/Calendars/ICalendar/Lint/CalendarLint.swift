/// Looks through a calendar that somebody made: what breaks RFC 5545 and its successors, and what
/// programs are known to read differently.
///
/// Any bytes at all may be given; nothing is fetched, and no zone is looked up but in the calendar
/// itself.
package enum CalendarLint {
  /// The most bytes that are looked at: a feed of 50,000 events has about 20 million.
  package static let largest = 64 * 1024 * 1024

  /// What is wrong, by line; empty when nothing is.
  package static func findings(in bytes: [UInt8]) -> [CalendarFinding] {
    let scanner = LineScanner(bytes)
    var findings = scanner.findings
    var builder = ComponentBuilder()
    for line in scanner.lines {
      do {
        builder.take(try ContentLine(line), findings: &findings)
      } catch {
        findings.add(.malformedLine, line: line.number, error.reason)
      }
    }
    builder.finish(findings: &findings)
    for calendar in builder.calendars { CalendarCheck(calendar: calendar).check(&findings) }
    return findings.sorted
  }

  /// The findings as sentences, each with its line, what to do, and where the rule stands.
  package static func sentences(on bytes: [UInt8]) -> [String] {
    findings(in: bytes).map(\.description)
  }
}
