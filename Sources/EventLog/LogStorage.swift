/// A log of commands and events: append-only, gapless, in one order. Every storage passes the same
/// contract tests.
package protocol LogStorage: AnyObject {
  /// Begins a write transaction; waits for other writers up to the storage's timeout.
  func begin() throws(LogError)
  func commit() throws(LogError)
  /// Takes back everything since ``begin()``.
  func rollback() throws(LogError)
  /// Marks a place inside the transaction; one at a time.
  func savepoint() throws(LogError)
  /// Forgets the mark and keeps what came since.
  func release() throws(LogError)
  /// Takes back everything since the mark, and forgets it.
  func rollbackToSavepoint() throws(LogError)

  /// Position of the last event; 0 for an empty log.
  func head() throws(LogError) -> Int64
  /// How many events the stream has; 0 when there is none.
  func version(of stream: String) throws(LogError) -> Int64
  /// The command that came with this idempotency key.
  func command(withKey key: String) throws(LogError) -> RecordedCommand?
  /// The command with this number.
  func command(_ number: Int64) throws(LogError) -> RecordedCommand?
  /// The position of the last event recorded at `instant` or before; 0 when there is none.
  func position(recordedBy instant: Instant) throws(LogError) -> Int64

  /// Appends a command with its events, inside a transaction.
  func append(
    _ command: NewCommand, _ events: [NewEvent], expecting: [(stream: String, ExpectedVersion)]
  ) throws(LogError) -> AppendReceipt

  /// Reads events in the order of their positions. The body answers false to stop.
  func read<Failure: Error>(
    _ range: EventRange, _ body: (EventRow) throws(Failure) -> Bool
  ) throws(Failure) -> LogError?

  /// The name of a stream by its number.
  func streamName(_ number: Int) throws(LogError) -> String?
  /// An event type by its number.
  func eventType(_ number: Int) throws(LogError) -> (name: String, version: Int)?
}
