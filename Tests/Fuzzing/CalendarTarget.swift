import Calendars
import Twinning

/// Calendars: whatever is found is told on one short line that steers no terminal.
enum CalendarTarget {
  private static let longest = 1_000

  static func trouble(with bytes: [UInt8]) -> String? {
    let findings = CalendarLint.findings(in: bytes)
    // More than any file has lines: each begins with a byte at least.
    let last = bytes.count + 1
    for finding in findings {
      let sentence = finding.description
      guard (1...last).contains(finding.line) else { return "line \(finding.line) is not there" }
      guard sentence.utf8.count < longest else { return "a sentence is long" }
      let isHarmless = sentence.unicodeScalars.allSatisfy {
        SafeText.isHarmless($0) && $0 != "\n" && $0 != "\t"
      }
      guard isHarmless else { return "a sentence holds what is not harmless" }
    }
    let lines = findings.map(\.line)
    return lines == lines.sorted() ? nil : "the findings are not in order"
  }
}
