import Twinning

/// Finds widths for the columns of a table that has to fit into a line.
struct ColumnFitting {
  /// Blanks between two columns.
  static let gap = 2
  /// A word that is longer may be broken: an address, a digest.
  private static let longestWord = 16

  /// A column of this width is easy to read.
  private static let easyWidth = 22

  private let natural: [Int]
  private let least: [Int]

  /// - Parameters:
  ///   - texts: for each column its title and its cells.
  ///   - isEasy: no column is made narrower than is easy to read.
  init(_ texts: [[String]], isEasy: Bool) {
    let natural = texts.map { column in column.map { CellWidth.of($0) }.max() ?? 0 }
    self.natural = natural
    least = zip(texts, natural).map { column, natural in
      let word = min(Self.longestWord, column.map { TextWrapping.widestWord(in: $0) }.max() ?? 0)
      return isEasy ? max(word, min(natural, Self.easyWidth)) : word
    }
  }

  /// The widths, the widest columns cut first and none below its longest word; `nil` when there is
  /// no room.
  func widths(within width: Int) -> [Int]? {
    let room = width - Self.gap * max(0, natural.count - 1)
    guard least.reduce(0, +) <= room else { return nil }
    var widths = natural
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let open = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { return nil }
      let second = open.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let target = max(
        least[widest], min(widths[widest] - 1, second), widths[widest] - excess)
      excess -= widths[widest] - target
      widths[widest] = target
    }
    return widths
  }
}
