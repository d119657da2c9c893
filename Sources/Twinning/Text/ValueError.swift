/// A value somebody wrote that could not be read: what was refused, why, and what to write instead.
///
/// Every value type of this module (dates, periods, zones, slugs, texts) refuses with this one type.
package struct ValueError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the text was meant to be.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case date = "a date"
    case day = "a day"
    case period = "a period"
    case dayRange = "a range of days"
    case weekday = "a weekday"
    case wallTime = "a local time"
    case zonedTime = "a local time with its zone"
    case zone = "a time zone"
    case slug = "a short name"
    case text = "a plain text"
  }

  package let kind: Kind
  /// The refused text, made safe to print: clipped, control characters escaped.
  package let value: String
  /// Why, as the second half of a sentence.
  package let problem: String
  /// What to do about it, in the imperative.
  package let advice: String

  /// The most Unicode scalars of a refused value that an error repeats: enough to recognise it.
  package static let shownScalars = 60

  package init(_ kind: Kind, value: String, problem: String, advice: String) {
    self.kind = kind
    self.value = Self.printable(value)
    self.problem = problem
    self.advice = advice
  }

  package var description: String {
    "\"\(value)\" is not \(kind.rawValue): \(problem); \(advice)"
  }

  /// The text with control and direction characters written out (`\u{1B}`), clipped: an error
  /// message must never carry an escape sequence of the refused input to a terminal.
  package static func printable(_ text: String) -> String {
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == shownScalars {
        shown.append("…")
        break
      }
      if SafeText.isHarmless(scalar) && scalar != "\n" && scalar != "\t" {
        shown.unicodeScalars.append(scalar)
      } else {
        shown.append("\\u{\(String(scalar.value, radix: 16, uppercase: true))}")
      }
    }
    return shown
  }
}
