/// What became of something that was handed over.
package enum Outcome: Equatable, Sendable {
  /// The other side has it, and answers for it.
  ///
  /// - Parameter reply: what it said, for the record.
  case accepted(reply: String)
  /// It certainly has it not; a later attempt may go well.
  ///
  /// - Parameter after: how many seconds the other side wants to be left alone, if it said so.
  case later(reason: String, after: Int? = nil)
  /// It certainly has it not and does not want it; the same again would go the same way.
  case refused(reason: String)
  /// It may have it or not: nobody can tell from here.
  case unknown(reason: String)
}
