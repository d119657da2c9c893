import Twinning

/// Finds widths for the columns of a table that has to fit into a line.
struct ColumnFitting {
  /// Blanks between two columns.
  static let gap = 2
  /// A word that is longer may be broken: an address, a digest.
  private static let longestWord = 16

  /// A column of this width is easy to read.
  private static let easyWidth = 22
  /// A date that is longer may be broken: `from about Apr 2007 to 2010`.
  private static let longestWhole = 14

  /// What a column has to hold.
  struct Demand {
    let title: String
    let texts: [String]
    /// Whether its texts stay on one line where it can be done.
    let isWhole: Bool
  }

  private let natural: [Int]
  private let least: [Int]

  /// - Parameter isEasy: no column is made narrower than is easy to read.
  init(_ demands: [Demand], isEasy: Bool) {
    natural = demands.map { demand in
      ([demand.title] + demand.texts).map { CellWidth.of($0) }.max() ?? 0
    }
    least = zip(demands, natural).map { demand, natural in
      let words = ([demand.title] + demand.texts).map { TextWrapping.widestWord(in: $0) }
      let word = min(Self.longestWord, words.max() ?? 0)
      if isEasy { return max(word, min(natural, Self.easyWidth)) }
      guard demand.isWhole else { return word }
      return max(word, min(demand.texts.map { CellWidth.of($0) }.max() ?? 0, Self.longestWhole))
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
