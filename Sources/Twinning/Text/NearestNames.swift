/// "Did you mean": the names closest to what was typed.
package enum NearestNames {
  /// Longer names are not compared: a typing slip is found in short words, and the work grows with
  /// the square of the length.
  package static let longestName = 64
  /// More names than any office has short names of one kind; the rest are not looked at.
  package static let mostNames = 20_000

  /// Up to `most` of the names within a third of the typed length (at least one slip, at most
  /// three), the closest first, equals by name.
  ///
  /// Case and accents do not count as slips.
  package static func nearest(
    _ names: some Sequence<String>, to typed: String, most: Int = 3
  ) -> [String] {
    let wanted = Array(TextFolding.fold(String(typed.prefix(longestName + 1))).unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longestName else { return [] }
    let allowed = min(3, max(1, wanted.count / 3))
    var found: [(distance: Int, name: String)] = []
    for name in names.prefix(mostNames) {
      guard name.utf8.count <= 4 * longestName else { continue }
      let scalars = Array(TextFolding.fold(name).unicodeScalars)
      guard scalars.count <= longestName, abs(scalars.count - wanted.count) <= allowed else {
        continue
      }
      let distance = distance(wanted, scalars)
      if distance <= allowed { found.append((distance, name)) }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(max(0, most)).map(\.name)
  }

  /// Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions,
  /// deletions, substitutions and swaps of neighbours, each part of the text touched once.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var twoAbove: [Int] = []
    var above = Array(0...right.count)
    for row in 1..<(left.count + 1) {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1..<(right.count + 1) {
        let isSame = left[row - 1] == right[column - 1]
        var best = min(
          above[column] + 1, current[column - 1] + 1, above[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, twoAbove[column - 2] + 1)
        }
        current.append(best)
      }
      twoAbove = above
      above = current
    }
    return above[right.count]
  }
}
