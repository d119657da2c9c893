/// Why a command is not done: one sentence that names the rule, the value and what to do.
package struct Refusal: Error, Sendable, CustomStringConvertible {
  /// What is wrong, lower-case, without a full stop.
  package let reason: String
  /// What to do about it.
  package let advice: String
  /// The rule of the rulebook behind it: `R9`; empty when it is about the form.
  package let rule: String
  /// The field that is meant, when one is.
  package let field: String
  /// What is not on record, when that is the reason: asked about another day or moment, it may be
  /// then.
  package let absent: Absent?
  /// What made reading the records fail, when that is the reason.
  package let cause: (any Error)?

  /// Something that is not on record.
  package struct Absent: Equatable, Sendable {
    /// What it is called: `partner "hue"`.
    package let what: String
    /// Its short name.
    package let name: String
    /// What was meant, perhaps: `did you mean hue?`; empty when nothing is called nearly so.
    package let guess: String

    package init(_ what: String, _ name: String, guess: String = "") {
      self.what = what
      self.name = name
      self.guess = guess
    }
  }

  package init(
    _ reason: String, advice: String = "", rule: String = "", field: String = "",
    absent: Absent? = nil, cause: (any Error)? = nil
  ) {
    self.reason = reason
    self.advice = advice
    self.rule = rule
    self.field = field
    self.absent = absent
    self.cause = cause
  }

  package var description: String {
    var text = field.isEmpty ? reason : "\(field): \(reason)"
    if !advice.isEmpty { text += "; \(advice)" }
    if !rule.isEmpty { text += " (\(rule))" }
    return text
  }
}
