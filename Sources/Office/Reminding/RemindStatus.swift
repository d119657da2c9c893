package import EventLog
package import JSONText
import Projections

/// A digest that could not be handed over and will be tried again.
package struct PendingDigest: Equatable, Sendable {
  package let digest: String
  /// The earliest moment of the next attempt, RFC 3339.
  package let retryAt: String

  init?(_ row: DigestRow) {
    guard let retryAt = row.retryAt else { return nil }
    digest = row.digest
    self.retryAt = retryAt
  }

  var json: JSONValue {
    .object([
      JSONValue.Member("digest", .string(digest)), JSONValue.Member("retryAt", .string(retryAt)),
    ])
  }
}

/// How the reminders of an office stand: when they last ran well, and what is open.
package struct RemindStatus: Sendable {
  package let now: Instant
  /// When a run last ended well; `nil`: never here.
  package let lastRun: Instant?
  package let coveredUntil: Instant?
  /// Digests that were claimed and not handed over yet.
  package let waiting: [String]
  /// Digests that will be tried again.
  package let retrying: [PendingDigest]
  /// Digests in the midst of being handed over, or left so by a run that was broken off.
  package let broken: [String]
  /// Digests that nobody tries again.
  package let failed: [String]
  package let unknown: [String]
  /// Those of both that were lost within the last seven days.
  package let lost: [String]
  /// Digests that have waited for more than a day.
  package let stuck: [String]

  /// How long ago reminders last ran well, in seconds; a run that is still to come counts as now.
  package var age: Int64? { lastRun.map { max(0, now.seconds - $0.seconds) } }

  /// Clocks are put right by so many seconds without anything being wrong.
  private static let tolerance: Int64 = 300

  /// Whether the last good run is still to come by this clock: it, or that one, is wrong.
  package var isAhead: Bool {
    lastRun.map { $0.seconds - now.seconds > Self.tolerance } ?? false
  }

  /// Whether they ran well within so many seconds.
  package func ranWell(within seconds: Int64) -> Bool {
    !isAhead && age.map { $0 <= seconds } ?? false
  }

  /// Whether they ran well within so many seconds, and everybody was told.
  package func isWell(within seconds: Int64) -> Bool {
    ranWell(within: seconds) && lost.isEmpty && stuck.isEmpty
  }

  package var json: JSONValue {
    let list = { (digests: [String]) -> JSONValue in .array(digests.map { .string($0) }) }
    return .object([
      JSONValue.Member("lastRun", lastRun.map { .string($0.description) } ?? .null),
      JSONValue.Member("age", age.map { .integer($0) } ?? .null),
      JSONValue.Member("coveredUntil", coveredUntil.map { .string($0.description) } ?? .null),
      JSONValue.Member("waiting", list(waiting)),
      JSONValue.Member("retrying", list(retrying.map(\.digest))),
      JSONValue.Member("pending", .array(retrying.map(\.json))),
      JSONValue.Member("broken", list(broken)), JSONValue.Member("failed", list(failed)),
      JSONValue.Member("unknown", list(unknown)), JSONValue.Member("lost", list(lost)),
      JSONValue.Member("stuck", list(stuck)),
    ])
  }
}
