import Twinning

/// One change of a zone's clocks.
struct ClockChange: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00Z.
  let instant: Int64
  /// Seconds east of UTC until then.
  let before: Int32
  /// Seconds east of UTC from then on.
  let after: Int32

  /// Where on the clock, in seconds, the gap or fold begins.
  var wallStart: Int64 { instant + Int64(min(before, after)) }

  /// Where on the clock, in seconds, it ends.
  ///
  /// From here on the new offset counts: times in a gap take the offset before it, times in a fold
  /// mean the first pass, so both belong to the old one (RFC 5545 3.3.5).
  var wallEnd: Int64 { instant + Int64(max(before, after)) }

  /// A wall time in seconds, with the offset in force and the change that comes next.
  static func resolve(_ seconds: Int64, offset: Int32, next: ClockChange?) -> ResolvedTime {
    guard let next, seconds >= next.wallStart else {
      return ResolvedTime(offset: offset, occurrence: .once)
    }
    return ResolvedTime(offset: offset, occurrence: next.after > next.before ? .never : .twice)
  }
}
