/// How many cells of a terminal a text fills.
///
/// Counted by grapheme, as terminals that follow Unicode do: East Asian wide and full-width
/// letters and emoji fill two, combining marks and invisible characters none, no grapheme more
/// than two. Ambiguous widths count one. Control characters count nothing: a text with tabs or
/// line feeds is split before it is measured.
package enum CellWidth {
  /// The cells of a text.
  package static func of(_ text: some StringProtocol) -> Int {
    // Most cells of most tables are ASCII: one pass over the bytes, no grapheme breaking.
    var cells = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.reduce(0) { $0 + of($1) } }
      if byte >= 0x20 && byte != 0x7F { cells += 1 }
    }
    return cells
  }

  /// The cells of one grapheme: 0, 1 or 2.
  package static func of(_ character: Character) -> Int {
    var cells = 0
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      // Variation selector 16 asks for the coloured, two-cell form of what stands before it.
      if scalar.value == 0xFE0F, previous?.properties.isEmoji == true { cells += 1 }
      cells += width(of: scalar)
      previous = scalar
    }
    return min(2, cells)
  }

  /// The longest beginning of a text that fits, with `…` at its end when something was cut off.
  package static func clipped(_ text: String, to limit: Int) -> String {
    guard of(text) > limit else { return text }
    guard limit > 0 else { return "" }
    var kept = ""
    var cells = 0
    for character in text {
      let width = of(character)
      guard cells + width < limit else { break }
      kept.append(character)
      cells += width
    }
    return kept + "…"
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value < 0x0300 { return value < 0xA0 ? 0 : 1 }
    if isWide(scalar) { return 2 }
    switch value {
    // Hangul vowels and finals join the initial before them (Hangul_Syllable_Type V and T).
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator: return 0
    case .format:
      // Arabic and Brahmi number signs are visible although they are format characters.
      return scalar.properties.isDefaultIgnorableCodePoint || value == 0xFEFF ? 0 : 1
    default:
      return scalar.properties.isDefaultIgnorableCodePoint ? 0 : 1
    }
  }
}
