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
  /// What made reading the records fail, when that is the reason.
  package let cause: (any Error)?

  package init(
    _ reason: String, advice: String = "", rule: String = "", field: String = "",
    cause: (any Error)? = nil
  ) {
    self.reason = reason
    self.advice = advice
    self.rule = rule
    self.field = field
    self.cause = cause
  }

  package var description: String {
    var text = field.isEmpty ? reason : "\(field): \(reason)"
    if !advice.isEmpty { text += "; \(advice)" }
    if !rule.isEmpty { text += " (\(rule))" }
    return text
  }
}
