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
  /// `nil` when all of it holds.
  package internal(set) var fault: Fault?
  /// The tables, indexes, triggers and views of the log that are gone or not as this program makes
  /// them, such as `trigger event_no_delete`: nothing is lost yet, but it could be.
  package internal(set) var missingGuards: [String] = []
}
