/// What is told of something that was handed over: once for the record, once for who looks on.
///
/// A server likes to repeat what it was told ("no such user: ann@example.org"), and what is on record
/// stays there when the person is long forgotten. So nothing that others said is kept but its codes.
package struct Remark: Equatable, Sendable {
  /// Codes and our own words: nobody's name and address, and no secret.
  package let kept: String
  /// The same with what the other side said, in one line; fit to be shown, and not to be kept.
  package let said: String
  /// What somebody can do about it, if that is known.
  package let advice: String?
  /// Whether nobody answered: whatever comes next would wait as long.
  package let isSilence: Bool

  /// - Parameters:
  ///   - kept: codes and our own words.
  ///   - said: the same with the other side's words; `nil` when they say nothing more.
  ///   - advice: what somebody can do about it.
  ///   - isSilence: whether nobody answered.
  package init(
    _ kept: String, said: String? = nil, advice: String? = nil, isSilence: Bool = false
  ) {
    self.kept = kept
    self.said = said ?? kept
    self.advice = advice
    self.isSilence = isSilence
  }
}

extension Remark: ExpressibleByStringInterpolation {
  /// Our own words alone.
  package init(stringLiteral words: String) { self.init(words) }
}
