package import EventLog
package import JSONText
package import Twinning

/// What a run of the reminders came to.
package struct RemindReport: Sendable {
  /// A digest that was, or would be, handed over.
  package struct Line: Sendable {
    package let digest: String
    package let recipient: String
    package let channel: Channel
    package let day: CivilDay
    /// How it stands now; `nil` for a dry run.
    package let state: NoticeState?
    /// The channel's reply, or why it failed, in the other side's words: not to be kept.
    package let note: String
    /// When it is tried again, RFC 3339; `nil`: not any more.
    package let retryAt: String?
    /// Whether nobody tries again, though it is asked for still.
    package var isGivenUp = false
    /// The keys of its notices.
    package let notices: [String]
    /// Of a dry run: what it would say.
    package let text: DigestText?
  }

  package internal(set) var lines: [Line] = []
  /// How many notices were suppressed, by the reason.
  package internal(set) var suppressed: [Suppression: Int] = [:]
  /// Notices that wait for the next digest of their recipient.
  package internal(set) var waiting = 0
  /// Digests that wait for another attempt, which this run did not make.
  package internal(set) var pending: [PendingDigest] = []
  /// How many digests wait for the next run, for nobody is there to take them.
  package internal(set) var heldBack = 0
  /// Sentences about what somebody should look at.
  package internal(set) var troubles: [String] = []
  package internal(set) var isDry = false
  package internal(set) var coveredUntil: Instant

  init(coveredUntil: Instant) { self.coveredUntil = coveredUntil }

  /// Whether the same line again is worth it.
  package var needsRetry: Bool { heldBack > 0 || lines.contains { $0.retryAt != nil } }

  /// Whether something that is asked for still will not be sent any more.
  package var hasGivenUp: Bool { lines.contains(where: \.isGivenUp) }

  /// The report for machines.
  package var json: JSONValue {
    .object([
      JSONValue.Member("dryRun", .bool(isDry)),
      JSONValue.Member(
        "digests",
        .array(
          lines.map { line in
            .object([
              JSONValue.Member("digest", .string(line.digest)),
              JSONValue.Member("recipient", .string(line.recipient)),
              JSONValue.Member("channel", .string(line.channel.rawValue)),
              JSONValue.Member("day", .string(line.day.description)),
              JSONValue.Member("state", line.state.map { .string($0.rawValue) } ?? .null),
              JSONValue.Member("note", .string(line.note)),
              JSONValue.Member("retryAt", line.retryAt.map { .string($0) } ?? .null),
              JSONValue.Member("subject", line.text.map { .string($0.subject) } ?? .null),
              JSONValue.Member("notices", .array(line.notices.map { .string($0) })),
            ])
          })),
      JSONValue.Member(
        "suppressed",
        .object(
          Suppression.allCases.map { why in
            JSONValue.Member(why.rawValue, .integer(Int64(suppressed[why] ?? 0)))
          })),
      JSONValue.Member("waiting", .integer(Int64(waiting))),
      JSONValue.Member("pending", .array(pending.map(\.json))),
      JSONValue.Member("troubles", .array(troubles.map { .string($0) })),
      JSONValue.Member("coveredUntil", .string(coveredUntil.description)),
    ])
  }
}
