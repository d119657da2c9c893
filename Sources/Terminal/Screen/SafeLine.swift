import Twinning

/// Texts on their way to a terminal: nothing in them may steer it.
enum SafeLine {
  /// The text with harmful characters shown as U+FFFD and tabs and line feeds as blanks.
  static func text(_ text: String) -> String {
    let isHarmless = text.unicodeScalars.allSatisfy {
      SafeText.isHarmless($0) && $0 != "\n" && $0 != "\t"
    }
    guard !isHarmless else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        result.unicodeScalars.append(" ")
      } else {
        result.unicodeScalars.append(SafeText.isHarmless(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// A cell of a table: a text that runs from right to left is put between isolates (U+2068,
  /// U+2069), so that it does not turn its neighbours round (UAX #9).
  static func isolated(_ text: String) -> String {
    text.unicodeScalars.contains(where: isRightToLeft) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// Hebrew, Arabic, Syriac, Thaana, N'Ko … and their presentation forms.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
