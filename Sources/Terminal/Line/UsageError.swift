/// A line that cannot be understood: what was typed, and what to type instead.
struct UsageError: Error, CustomStringConvertible {
  let reason: String
  let advice: String

  init(_ reason: String, advice: String = "see twinning help") {
    self.reason = reason
    self.advice = advice
  }

  var description: String { "\(reason); \(advice)" }
}
