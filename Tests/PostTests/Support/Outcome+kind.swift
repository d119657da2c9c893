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
  var words: String { remark.said }

  /// What the mail server of the tests says when it takes a mail.
  static let taken = Outcome.accepted(reply: Remark("250", said: "250 OK: kept"))

  /// What a server has answered before it has the mail.
  static func answered(_ place: String, _ kept: String, said: String? = nil) -> Remark {
    Remark(
      "the server answers \(place) with \(kept)", said: "the server says: \(said ?? kept)")
  }
}
