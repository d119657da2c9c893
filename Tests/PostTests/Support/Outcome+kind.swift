import Post

extension Outcome {
  enum Kind {
    case accepted
    case later
    case refused
    case unknown
  }

  var kind: Kind {
    switch self {
    case .accepted: .accepted
    case .later: .later
    case .refused: .refused
    case .unknown: .unknown
    }
  }

  /// What was said, whatever became of it.
  var words: String {
    switch self {
    case .accepted(let words), .later(let words, _), .refused(let words), .unknown(let words): words
    }
  }
}
