/// What checking a log came to.
package struct LogReport: Equatable, Sendable {
  /// The first position at which the log is not what it was when it was written, and why.
  package struct Fault: Equatable, Sendable, CustomStringConvertible {
    package let position: Int64
    package let reason: String

    package var description: String { "position \(position): \(reason)" }
  }

  /// How many events and commands hold, from the beginning.
  package internal(set) var events: Int64 = 0
  package internal(set) var commands: Int64 = 0
  /// The hash of the last event that holds.
  package internal(set) var head = Digest.genesis
  /// The hash of the first event, by which an office is known; `nil` when there is none that holds.
  package internal(set) var first: Digest?
  /// `nil` when all of it holds.
  package internal(set) var fault: Fault?
  /// The tables, indexes, triggers and views of the log that are gone or not as this program makes
  /// them, such as `trigger event_no_delete`: nothing is lost yet, but it could be.
  package internal(set) var missingGuards: [String] = []
  /// Triggers in the file that this program does not make: they could change or swallow what is
  /// written.
  package internal(set) var strangeTriggers: [String] = []
  /// What comparing with each checkpoint came to, in the order of their positions.
  package internal(set) var checkpoints: [CheckpointFinding] = []

  /// Whether everything is as it was written, and guarded.
  package var isIntact: Bool {
    fault == nil && missingGuards.isEmpty && strangeTriggers.isEmpty
      && checkpoints.allSatisfy(\.isGood)
  }
}

extension LogReport {
  /// What is wrong, a sentence each: guards, then the chain, then the checkpoints.
  package var complaints: [String] {
    missingGuards.map {
      "the log's \($0) is missing or was changed; nothing keeps others from editing the log now"
    }
      + strangeTriggers.map {
        "a stranger's \($0) is in the file; it could change or swallow what is written"
      } + (fault.map { [$0.description] } ?? []) + checkpoints.flatMap(\.complaints)
  }

  /// What holds, a sentence each.
  package var praises: [String] {
    let whole =
      fault == nil
      ? [
        "intact: \(Self.counted(events, "event")), \(Self.counted(commands, "command")), head \(head)"
      ]
      : []
    return whole + checkpoints.compactMap(\.praise)
  }

  private static func counted(_ count: Int64, _ unit: String) -> String {
    count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }
}
