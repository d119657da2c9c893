package import EventLog
package import Post
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

/// Hands digests over by one channel.
package protocol NoticeChannel {
  var channel: Channel { get }
  /// Whether nobody but who runs the program sees what goes by it: then private names may be told
  /// (R35).
  var staysHere: Bool { get }
  /// Why a person cannot be reached by it; `nil` when they can.
  func obstacle(to person: PersonID) -> String?
  /// Why nothing can be handed over to a person in this run, whatever it is: nobody answers, or the
  /// login is refused; `nil` when it can be tried.
  ///
  /// Asked before anything is on record: then the digest waits, and that is no attempt.
  func absence(of person: PersonID) -> Remark?
  /// Hands one digest over; called after it is on record that it is about to.
  func handOver(_ message: DigestMessage) -> Post.Outcome
}

extension NoticeChannel {
  /// Nothing: the channel is always there.
  package func absence(of person: PersonID) -> Remark? { nil }
}

extension NoticeChannel {
  package var staysHere: Bool { false }
}
