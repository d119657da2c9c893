/// What the writer believes of a stream; the append is refused when it is not so.
package enum ExpectedVersion: Equatable, Sendable {
  /// The stream does not exist.
  case none
  /// It exists.
  case exists
  /// It has exactly so many events.
  case exactly(Int64)
  /// Nothing is believed.
  case any

  /// Whether a stream with `version` events (0: it does not exist) is as believed.
  package func admits(_ version: Int64) -> Bool {
    switch self {
    case .none: version == 0
    case .exists: version > 0
    case .exactly(let expected): version == expected
    case .any: true
    }
  }
}
