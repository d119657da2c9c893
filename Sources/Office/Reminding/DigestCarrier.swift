package import Twinning

/// A digest as it is handed over.
package struct DigestMessage: Sendable {
  /// The digest's short name: the same in every attempt.
  package let id: String
  package let recipient: PersonID
  package let channel: Channel
  package let subject: String
  /// Lines of plain text.
  package let text: String
  package let isRightToLeft: Bool
  package let language: String
  /// The keys of the notices in it.
  package let notices: [NoticeKey]
  /// From 1.
  package let attempt: Int
}

/// What a carrier says of a digest.
package enum Carried: Equatable, Sendable {
  case sent(reply: String?)
  /// It certainly did not go; `isFinal`: trying again would not help.
  case failed(reason: String, isFinal: Bool)
  /// Nobody can tell.
  case unknown(reason: String)
}

/// Hands digests over by one channel.
package protocol DigestCarrier {
  var channel: Channel { get }
  /// Why a person cannot be reached by it; `nil` when they can.
  func obstacle(to person: PersonID) -> String?
  func carry(_ message: DigestMessage) -> Carried
}
