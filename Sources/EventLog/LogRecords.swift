/// An event that is to be appended.
package struct NewEvent: Equatable, Sendable {
  /// Such as `delegation/avignon-2027`.
  package let stream: String
  package let type: String
  package let typeVersion: Int
  /// When it was so in the world (EDTF); empty when unknown.
  package let effective: String
  /// JSON text in UTF-8.
  package let data: [UInt8]

  package init(stream: String, type: String, typeVersion: Int, effective: String, data: [UInt8]) {
    self.stream = stream
    self.type = type
    self.typeVersion = typeVersion
    self.effective = effective
    self.data = data
  }
}

/// A command that was accepted and whose events are to be appended.
package struct NewCommand: Equatable, Sendable {
  package let id: UUIDv7
  package let name: String
  /// JSON text in UTF-8.
  package let arguments: [UInt8]
  package let actor: String
  /// What belongs together: all lines of one file, the clicks of one form.
  package let correlation: UUIDv7
  package let recordedAt: Instant
  /// The program's version.
  package let program: String
  /// The idempotency key.
  package let key: String?
  /// What it was answered with: JSON text in UTF-8.
  package let result: [UInt8]

  package init(
    id: UUIDv7, name: String, arguments: [UInt8], actor: String, correlation: UUIDv7,
    recordedAt: Instant, program: String, key: String?, result: [UInt8]
  ) {
    self.id = id
    self.name = name
    self.arguments = arguments
    self.actor = actor
    self.correlation = correlation
    self.recordedAt = recordedAt
    self.program = program
    self.key = key
    self.result = result
  }

  /// The same command with the moment that the log put down for it.
  func recorded(at instant: Instant) -> NewCommand {
    NewCommand(
      id: id, name: name, arguments: arguments, actor: actor, correlation: correlation,
      recordedAt: instant, program: program, key: key, result: result)
  }
}

/// A command as the log holds it.
package struct RecordedCommand: Equatable, Sendable {
  /// Its gapless number, from 1.
  package let number: Int64
  package let command: NewCommand
  package let receipt: AppendReceipt
}

/// What an append came to.
package struct AppendReceipt: Equatable, Sendable {
  package let command: Int64
  /// The positions of the first and the last event.
  package let first: Int64
  package let last: Int64
  /// The moment that was recorded: never before the one of the command before.
  package let recordedAt: Instant

  package init(command: Int64, first: Int64, last: Int64, recordedAt: Instant) {
    self.command = command
    self.first = first
    self.last = last
    self.recordedAt = recordedAt
  }
}

/// An event as it is read, in place: valid only while the closure that got it runs.
@safe package struct EventRow {
  package let position: Int64
  /// The log's number of the stream, from 1.
  package let stream: Int
  package let version: Int64
  /// The log's number of the event's type, from 1.
  package let type: Int
  package let recordedAt: Instant
  /// The number of the command.
  package let command: Int64
  /// EDTF in UTF-8.
  package let effective: UnsafeRawBufferPointer
  /// JSON in UTF-8.
  package let data: UnsafeRawBufferPointer
}

/// Which events are read.
package struct EventRange: Equatable, Sendable {
  /// Positions, inclusive.
  package var first: Int64
  package var last: Int64
  /// Only this stream.
  package var stream: String?

  package init(first: Int64 = 1, last: Int64 = .max, stream: String? = nil) {
    self.first = first
    self.last = last
    self.stream = stream
  }
}
