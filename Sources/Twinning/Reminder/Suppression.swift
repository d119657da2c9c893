extension Suppression {
  /// Why a notice does not go out, in words.
  package var words: String {
    switch self {
    case .laterNotice: "a later notice takes its place"
    case .passed: "its day had passed when the ladder was changed"
    case .over: "no longer asked for"
    case .nobody: "nobody to tell"
    case .noAddress: "no address for this channel"
    }
  }
}
