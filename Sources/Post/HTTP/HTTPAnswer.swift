/// What came back from a request.
struct HTTPAnswer {
  /// 0 when nothing came back.
  var status = 0
  /// The beginning of it.
  var body: [UInt8] = []
  /// Where a redirect points.
  var target: String?
  /// Seconds to wait, out of `Retry-After`; 0 for none.
  var wait = 0
  /// Why the transfer ended early; nil when it ended well.
  var failure: String?
  /// An address that was not connected to, because it is none of the internet; nil when there were
  /// others.
  var forbidden: String?

  /// A day: nobody shall put us off for a year.
  static let longestWait = 86_400

  func outcome(from address: HTTPAddress) -> Outcome {
    let said = ForeignText.line(body)
    let words = "\(address) answered \(status)" + (said.isEmpty ? "" : ": \(said)")
    switch status {
    case 200..<300: return .accepted(reply: said.isEmpty ? "\(status)" : "\(status) \(said)")
    case 300..<400:
      let place = target.map { " to \(ForeignText.line($0))" } ?? ""
      return .refused(
        reason: "\(address) redirects\(place) (\(status)), which is not followed: "
          + "give the address that is meant")
    case 408, 425, 429, 500...:
      return .later(reason: words, after: wait > 0 ? min(wait, Self.longestWait) : nil)
    case 400..<500: return .refused(reason: words)
    default: return unanswered(address)
    }
  }

  /// What is lost was perhaps received; it comes again under the same name, so that is no harm.
  private func unanswered(_ address: HTTPAddress) -> Outcome {
    if let forbidden {
      return .refused(
        reason: "\(address) leads to \(forbidden), an address that is not of the internet, and "
          + "those are not allowed")
    }
    return .later(reason: "\(address) did not answer: \(failure ?? "nothing came back")")
  }
}
