/// Where a log ends: what the next command and its events are chained to.
struct LogHead {
  /// The last command's number.
  var number: Int64 = 0
  /// The last event's position.
  var position: Int64 = 0
  /// The last stream's number.
  var stream: Int64 = 0
  /// The last event's moment in microseconds.
  var recordedAt = Int64.min
  /// The last event's hash.
  var hash = Digest.genesis

  /// What appending so many events will come to.
  func receipt(for command: NewCommand, events: Int) -> AppendReceipt {
    // A clock that was set back must not put later facts before earlier ones.
    AppendReceipt(
      command: number + 1, first: position + 1, last: position + Int64(events),
      recordedAt: Instant(microseconds: max(command.recordedAt.microseconds, recordedAt)))
  }
}
