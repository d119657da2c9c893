internal import Sodium

/// How long to wait between attempts: ever longer, and for each message a little different.
package enum Backoff {
  /// Seconds after the first attempt, after the second, and so on (Standard Webhooks, "Retries"):
  /// ten attempts within some three days.
  package static let schedule = [
    5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600,
  ]

  /// Seconds to wait after an attempt; nil when that was the last.
  ///
  /// Up to a tenth longer than the schedule, so that what failed together does not come back
  /// together. How much follows from the id and the attempt.
  ///
  /// - Parameters:
  ///   - attempt: how many there were, from 1.
  ///   - id: the message's.
  package static func delay(afterAttempt attempt: Int, id: String) -> Int? {
    guard (1...schedule.count).contains(attempt) else { return nil }
    let delay = schedule[attempt - 1]
    let hash = Hashing.hmacSHA256(Array("\(attempt)".utf8), key: Array(id.utf8))
    let number = hash.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    return delay + number % (delay / 10 + 1)
  }
}
