@_spi(_Unicode) import Swift

/// Folding for search: what a person types without accents and capitals finds what was written with
/// them.
///
/// `Huế` and `hue`, `León` and `leon`, `Łódź` and `lodz` fold alike.
///
/// Canonical decomposition (Unicode NFD), accents and points dropped, lower case, and the few
/// Latin letters that do not decompose spelt out. Letters of other scripts stay as they are, with
/// the marks that make another letter of them (Indic vowel signs, kana voicing).
package enum TextFolding {
  /// The folded text, composed again (Unicode NFC).
  package static func fold(_ text: String) -> String {
    if let plain = foldASCII(text) { return plain }
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    var isComposed = true
    for scalar in text._nfd where !isDropped(scalar) {
      if scalar.isASCII {
        folded.unicodeScalars.append(lowered(ascii: scalar))
        continue
      }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isDropped(lower) {
        if let spelt = spelling(of: lower) {
          folded.append(spelt)
        } else {
          folded.unicodeScalars.append(lower)
          isComposed = false
        }
      }
    }
    return isComposed ? folded : composed(folded)
  }

  private static func foldASCII(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let length = text.utf8.count
    return String(unsafeUninitializedCapacity: length) { buffer in
      var index = 0
      for byte in text.utf8 where index < length {
        buffer[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        index += 1
      }
      return index
    }
  }

  private static func lowered(ascii scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }

  private static func composed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text._nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// Marks that only decorate a letter, told by their canonical combining class: Hebrew points and
  /// Arabic vowels (10…35), Syriac (36), and those attached, above or below (200…240).
  ///
  /// Nukta 7, kana voicing 8, virama 9 and the vowel classes of South Asia (84…132) tell words
  /// apart.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x0300 else { return false }
    switch scalar.properties.canonicalCombiningClass.rawValue {
    case 10...36, 200...240: return true
    default: return false
    }
  }

  /// Lower-case letters without a decomposition, in the spelling that people without that key use;
  /// typographic apostrophes and hyphens as the keys for them.
  private static func spelling(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "đ", "ð", "ɖ": "d"
    case "ħ": "h"
    case "ı": "i"
    case "ł": "l"
    case "ø": "o"
    case "ŧ": "t"
    case "ŋ": "n"
    case "ĸ": "k"
    case "ſ": "s"
    case "ß": "ss"
    case "æ": "ae"
    case "œ": "oe"
    case "þ": "th"
    case "ς": "σ"
    case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{02BB}": "'"
    case "\u{2010}", "\u{2011}", "\u{2013}": "-"
    case "\u{00A0}", "\u{202F}": " "
    default: nil
    }
  }
}
