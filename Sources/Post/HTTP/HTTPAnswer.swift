/// What came back from a request.
struct HTTPAnswer {
  /// 0 when nothing came back.
  var status = 0
  /// Seconds to wait, out of `Retry-After`; 0 for none.
  var wait = 0
  /// Why the transfer ended early; nil when it ended well.
  var failure: TransferFailure?
  /// An address that was not connected to, because it is none of the internet; nil when there were
  /// others.
  var forbidden: String?

  /// A day: nobody shall put us off for a year.
  static let longestWait = 86_400

  /// What became of it: only *gone* (410) is final (Standard Webhooks, "Deliverability and
  /// reliability"), for all else is set right by somebody some day.
  ///
  /// The body says nothing that counts: it may repeat what was sent.
  func outcome(from address: HTTPAddress) -> Outcome {
    switch status {
    case 200..<300: .accepted(reply: Remark("\(status)"))
    case 410: .refused(reason: Remark("\(address.place) answered 410: it is gone for good"))
    case 300..<400:
      .later(
        reason: Remark(
          "\(address.place) redirects elsewhere (\(status)), which is not followed",
          advice: "give the address that is meant"))
    case 400...:
      .later(
        reason: Remark("\(address.place) answered \(status)"),
        after: wait > 0 ? min(wait, Self.longestWait) : nil)
    default: .later(reason: unanswered(address))
    }
  }

  /// Why nothing came back.
  ///
  /// What is lost was perhaps received; it comes again under the same name, so that is no harm.
  func unanswered(_ address: HTTPAddress) -> Remark {
    if let forbidden {
      return Remark(
        "\(address.place) leads to \(forbidden), an address that is not of the internet, and those"
          + " are not allowed")
    }
    return Remark(
      "\(address.place) did not answer: \(failure?.words ?? "nothing came back")",
      advice: failure?.advice, isSilence: failure?.isSilence ?? false)
  }
}
