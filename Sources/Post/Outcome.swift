/// What became of something that was handed over.
package enum Outcome: Equatable, Sendable {
  /// The other side has it, and answers for it.
  ///
  /// - Parameter reply: what it said; empty when it said nothing.
  case accepted(reply: Remark)
  /// It certainly has it not; a later attempt may go well.
  ///
  /// - Parameter after: how many seconds the other side wants to be left alone, if it said so.
  case later(reason: Remark, after: Int? = nil)
  /// It certainly has it not, and whom it is for cannot be reached there: the same again would go the
  /// same way.
  case refused(reason: Remark)
  /// It may have it or not: nobody can tell from here.
  case unknown(reason: Remark)

  /// What is told of it.
  package var remark: Remark {
    switch self {
    case .accepted(let remark), .later(let remark, _), .refused(let remark), .unknown(let remark):
      remark
    }
  }
}
