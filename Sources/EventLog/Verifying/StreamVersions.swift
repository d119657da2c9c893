/// The last version of each stream, by its index, while a log is verified.
///
/// Whoever begins in the middle does not know them yet: it believes the first version of each stream
/// that it sees, and ``continue(_:)`` tells afterwards whether that was right.
struct StreamVersions {
  private var lasts: [Int64] = []
  /// The first versions that were believed.
  private var believed: [Int64] = []

  private static let unknown: Int64 = -1

  init() {}

  init(count: Int, areKnown: Bool) {
    lasts = [Int64](repeating: areKnown ? 0 : Self.unknown, count: count)
    believed = areKnown ? [] : lasts
  }

  func last(of stream: Int) -> Int64 { lasts[stream] }

  func follows(_ version: Int64, in stream: Int) -> Bool {
    let last = lasts[stream]
    guard last != Self.unknown else { return version > 0 }
    return version > 0 && version - 1 == last
  }

  mutating func take(_ version: Int64, in stream: Int) {
    if lasts[stream] == Self.unknown { believed[stream] = version }
    lasts[stream] = version
  }

  /// Whether everything that was believed follows what `earlier` ended with.
  func `continue`(_ earlier: borrowing StreamVersions) -> Bool {
    guard believed.count >= earlier.lasts.count else { return false }
    for (stream, version) in believed.enumerated() where version != Self.unknown {
      let last = stream < earlier.lasts.count ? earlier.lasts[stream] : 0
      guard version - 1 == last else { return false }
    }
    return true
  }
}
