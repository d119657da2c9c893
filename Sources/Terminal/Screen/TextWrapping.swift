import Twinning

/// Breaks texts into lines by cells of the terminal.
enum TextWrapping {
  /// The lines of a text, none wider than `width` cells. Breaks at blanks; a word that is wider than
  /// a line, and writing without blanks, is broken between graphemes.
  static func lines(_ text: String, width: Int) -> [String] {
    guard CellWidth.of(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let cells = CellWidth.of(word)
      if used > 0, used + 1 + cells <= width {
        line += " " + word
        used += 1 + cells
        continue
      }
      if used > 0 { lines.append(line) }
      (line, used) = ("", 0)
      for piece in pieces(of: word, width: width) {
        if used > 0 { lines.append(line) }
        line = piece
        used = CellWidth.of(piece)
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    guard CellWidth.of(word) > width else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let cells = CellWidth.of(character)
      if used + cells > max(width, 2), used > 0 {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.append(character)
      used += cells
    }
    pieces.append(piece)
    return pieces
  }
}
