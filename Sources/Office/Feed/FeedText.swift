import Calendars
import Twinning

/// Texts on their way into a calendar, which takes no others than harmless ones of some length.
///
/// What people type is checked when it is recorded; a log may come from elsewhere.
enum FeedText {
  /// One line.
  static func line(_ text: String) -> String {
    clean(text, limit: FeedLimits.line) { $0 == "\n" || $0 == "\t" ? " " : $0 }
  }

  /// Lines.
  static func paragraphs(_ lines: [String]) -> String {
    clean(lines.joined(separator: "\n"), limit: FeedLimits.description) { $0 }
  }

  private static func clean(
    _ text: String, limit: Int, _ change: (Unicode.Scalar) -> Unicode.Scalar
  ) -> String {
    var scalars = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      let clean = SafeText.isHarmless(scalar) ? change(scalar) : "\u{FFFD}"
      length += UTF8.width(clean)
      guard length <= limit else { break }
      scalars.append(clean)
    }
    return String(scalars)
  }
}
