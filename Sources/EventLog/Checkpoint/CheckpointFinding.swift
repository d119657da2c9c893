internal import SQLite
package import Sodium

/// Whose signature counts.
package enum CheckpointSigners: Equatable, Sendable {
  /// A key that was written down elsewhere: nobody who changes the office changes that.
  case given(PublicKey)
  /// The keys in the office's own key file.
  case office([PublicKey])
  /// Nothing is known.
  case unknown

  func knows(_ key: PublicKey) -> Bool {
    switch self {
    case .given(let given): given == key
    case .office(let keys): keys.contains(key)
    case .unknown: false
    }
  }
}

/// What comparing a log with a checkpoint came to.
package struct CheckpointFinding: Equatable, Sendable {
  package enum Verdict: Equatable, Sendable {
    /// The log goes on from it; so many events came since.
    case extended(by: Int64)
    /// The log is changed behind it.
    case heldThen
    /// The log is changed before it, so that it cannot be compared.
    case notReached(last: Int64)
    case badSignature
    /// The first event is another one.
    case otherOffice
    /// The log ends before it.
    case cut(last: Int64)
    /// The hash at its position is another one: some event from `from` on is not what it was.
    case rewritten(from: Int64)
  }

  package let checkpoint: Checkpoint
  package let verdict: Verdict
  /// Whose signature counted.
  package let signers: CheckpointSigners

  /// Whether it is signed by somebody who counts.
  package var isSignerKnown: Bool { verdict == .badSignature || signers.knows(checkpoint.key) }

  package var isGood: Bool {
    switch verdict {
    case .extended: isSignerKnown
    case .heldThen, .notReached, .badSignature, .otherOffice, .cut, .rewritten: false
    }
  }

  /// Of two checkpoints that were given.
  private var name: String {
    "the checkpoint of \(checkpoint.made) at position \(checkpoint.position)"
  }

  /// What is good about it, as a sentence.
  package var praise: String? {
    guard isSignerKnown else { return nil }
    return switch verdict {
    case .extended(let count):
      "extends \(name): \(count) \(count == 1 ? "event" : "events") since"
    case .heldThen: "up to \(name) the log is what it was then"
    case .notReached, .badSignature, .otherOffice, .cut, .rewritten: nil
    }
  }

  /// What is wrong, as sentences; with the position where there is one.
  package var complaints: [String] {
    (isSignerKnown ? [] : ["\(name) is signed by \(checkpoint.key.hex), \(stranger)"])
      + (wrong.map { [$0] } ?? [])
  }

  private var stranger: String {
    switch signers {
    case .given: "which is not the key that was given"
    case .office: "which is none of this office's keys"
    case .unknown: "and nothing here says whose key that is: give --key, from your minutes"
    }
  }

  private var wrong: String? {
    switch verdict {
    case .extended, .heldThen: nil
    case .badSignature:
      "\(name) was changed or mistyped, or never signed: its signature does not fit"
    case .notReached(let last):
      "\(name) cannot be compared: the log holds only up to position \(last)"
    case .otherOffice:
      "position 1: the hash is not that of the office in \(name): the log is of another office, or"
        + " was written anew from its beginning"
    case .cut(let last):
      "position \(last + 1): the log ends before \(name): its newest entries were cut off"
    case .rewritten(let from):
      "position \(checkpoint.position): the hash is not that of \(name): the log was written anew "
        + (from == checkpoint.position ? "here" : "somewhere from position \(from) to here")
    }
  }
}

extension LogReport {
  /// Compares the log, whose chain was walked, with checkpoints.
  mutating func compare(
    _ given: [Checkpoint], signedBy signers: CheckpointSigners, in connection: Connection
  ) throws(SQLiteError) {
    // All positions up to here held, with another checkpoint: what is bad comes later.
    var good: Int64 = 1
    for checkpoint in given.sorted(by: { $0.position < $1.position }) {
      let verdict = try verdict(on: checkpoint, after: good, in: connection)
      switch verdict {
      case .extended, .heldThen: if signers.knows(checkpoint.key) { good = checkpoint.position }
      case .notReached, .badSignature, .otherOffice, .cut, .rewritten: break
      }
      checkpoints.append(
        CheckpointFinding(checkpoint: checkpoint, verdict: verdict, signers: signers))
    }
  }

  private func verdict(
    on checkpoint: Checkpoint, after good: Int64, in connection: Connection
  ) throws(SQLiteError) -> CheckpointFinding.Verdict {
    guard checkpoint.isSigned else { return .badSignature }
    if let first, first != checkpoint.office { return .otherOffice }
    guard checkpoint.position <= events else {
      return fault == nil ? .cut(last: events) : .notReached(last: events)
    }
    // The chain holds up to there, so that the hash that is stored is the one that was computed.
    let stored = try connection.prepare("SELECT hash FROM event WHERE position = ?")
    try stored.bind(checkpoint.position, at: 1)
    guard try stored.step(), unsafe Digest(stored.bytes(at: 0)) == checkpoint.head else {
      return .rewritten(from: min(good + 1, checkpoint.position))
    }
    return fault == nil ? .extended(by: events - checkpoint.position) : .heldThen
  }
}
