/// Something in a calendar that breaks a rule, or that programs are known to read differently.
package struct CalendarFinding: Hashable, Sendable, CustomStringConvertible {
  /// From 1; a folded line counts from its beginning.
  package let line: Int
  package let rule: LintRule
  /// Where the rule stands: `RFC 5545 section 3.8.2.2`.
  package let reference: String
  /// What is wrong, with the value.
  package let problem: String
  /// What to do about it, in the imperative.
  package let advice: String

  /// Whether it is allowed, and only worth knowing.
  package var isNote: Bool { rule.isNote }

  /// `line 12: DTEND 20270503 lies before DTSTART 20270504; let it end later (RFC 5545 section
  /// 3.8.2.2)`.
  package var description: String {
    "line \(line): \(isNote ? "note: " : "")\(problem); \(advice) (\(reference))"
  }
}
