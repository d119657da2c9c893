package import EventLog
package import Twinning

/// A digest as a channel gets it, in the words of its recipient.
package struct DigestMessage: Sendable {
  /// The digest's short name, the same in every attempt: what a Message-ID or a webhook's id is
  /// made from.
  package let id: String
  package let recipient: PersonID
  /// How the recipient is called in public.
  package let name: String
  package let programme: String
  package let channel: Channel
  /// The recipient's day.
  package let day: CivilDay
  package let zone: ZoneName
  /// Subject, blocks, lines of plain text.
  package let text: DigestText
  /// The duties with their steps, by due day.
  package let items: [DigestText.Item]
  /// The keys of the notices in it, in the same order.
  package let notices: [NoticeKey]
  /// The short names of earlier digests to this person by this channel that told of the same
  /// duties, the oldest first: what this one answers to in a thread.
  package let follows: [String]
  /// When it was put together: the same in every attempt.
  package let written: Instant
  /// How far the recipient's clocks were ahead of UTC then, in minutes.
  package let offset: Int
  /// From 1.
  package let attempt: Int

  /// The language of the fixed sentences, such as `fr`.
  package var language: String { text.language }
  package var subject: String { text.subject }
  package var lines: [String] { text.lines }
}

/// What a channel says of a digest that it was to hand over.
package enum HandedOver: Equatable, Sendable {
  /// The other side has it.
  case accepted(reply: String?)
  /// It certainly did not go; a later attempt may go well.
  ///
  /// - Parameter after: so many seconds the other side wants to be left alone, if it said so.
  case later(reason: String, after: Int? = nil)
  /// It certainly did not go, and the same again would not either.
  case refused(reason: String)
  /// It may have gone or not: nobody can tell.
  case unknown(reason: String)
}

/// Hands digests over by one channel.
package protocol NoticeChannel {
  var channel: Channel { get }
  /// Whether nobody but who runs the program sees what goes by it: then private names may be told
  /// (R35).
  var staysHere: Bool { get }
  /// Why a person cannot be reached by it; `nil` when they can.
  func obstacle(to person: PersonID) -> String?
  /// Hands one digest over; called after it is on record that it is about to.
  func handOver(_ message: DigestMessage) -> HandedOver
}

extension NoticeChannel {
  package var staysHere: Bool { false }
}
