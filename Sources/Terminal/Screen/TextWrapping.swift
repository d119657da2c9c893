import Twinning

/// Breaks texts into lines by cells of the terminal.
enum TextWrapping {
  /// The lines of a text, none wider than `width` cells.
  ///
  /// Breaks at blanks, then after hyphens; a piece that is still wider than a line, and writing
  /// without blanks, is broken between graphemes.
  static func lines(_ text: String, width: Int) -> [String] {
    guard CellWidth.of(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      for (index, piece) in pieces(of: word, width: width).enumerated() {
        let cells = CellWidth.of(piece)
        let blank = index == 0 && used > 0 ? 1 : 0
        if used > 0, used + blank + cells <= width {
          line += (blank == 1 ? " " : "") + piece
          used += blank + cells
          continue
        }
        if used > 0 { lines.append(line) }
        line = String(piece)
        used = cells
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The cells of the widest piece that ``lines(_:width:)`` would rather not break.
  static func widestWord(in text: String) -> Int {
    text.split(separator: " ").flatMap(hyphenated).map { CellWidth.of($0) }.max() ?? 0
  }

  private static func pieces(of word: Substring, width: Int) -> [Substring] {
    guard CellWidth.of(word) > width else { return [word] }
    return hyphenated(word).flatMap { broken($0, width: width) }
  }

  /// The parts of a word, each with the hyphen it ends in.
  private static func hyphenated(_ word: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = word.startIndex
    for index in word.indices where word[index] == "-" {
      let next = word.index(after: index)
      // Dates stay whole.
      if next < word.endIndex, word[next].isNumber { continue }
      parts.append(word[start..<next])
      start = next
    }
    if start < word.endIndex { parts.append(word[start...]) }
    return parts
  }

  private static func broken(_ part: Substring, width: Int) -> [Substring] {
    guard CellWidth.of(part) > width else { return [part] }
    var pieces: [Substring] = []
    var start = part.startIndex
    var used = 0
    for index in part.indices {
      let cells = CellWidth.of(part[index])
      if used + cells > max(width, 2), used > 0 {
        pieces.append(part[start..<index])
        start = index
        used = 0
      }
      used += cells
    }
    pieces.append(part[start...])
    return pieces
  }
}
