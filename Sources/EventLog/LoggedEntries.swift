/// A command as the log holds it, with its hash.
package struct LoggedCommand: Equatable, Sendable {
  package let command: NewCommand
  package let receipt: AppendReceipt
  package let hash: Digest

  package init(command: NewCommand, receipt: AppendReceipt, hash: Digest) {
    self.command = command
    self.receipt = receipt
    self.hash = hash
  }
}

/// An event as the log holds it, with all that its hash covers.
package struct LoggedEvent: Equatable, Sendable {
  package let event: NewEvent
  package let position: Int64
  package let id: UUIDv7
  /// Its place in its stream, from 1.
  package let version: Int64
  package let recordedAt: Instant
  /// The number of its command.
  package let command: Int64
  package let hash: Digest

  /// Takes the columns as they are.
  package init(
    event: NewEvent, position: Int64, id: UUIDv7, version: Int64, recordedAt: Instant,
    command: Int64, hash: Digest
  ) {
    self.event = event
    self.position = position
    self.id = id
    self.version = version
    self.recordedAt = recordedAt
    self.command = command
    self.hash = hash
  }
}

/// What a log consists of, in its order: each command, then its events.
package enum LoggedEntry: Equatable, Sendable {
  case command(LoggedCommand)
  case event(LoggedEvent)
}
