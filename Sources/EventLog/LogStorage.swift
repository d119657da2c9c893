/// A log of commands and events: append-only, gapless, in one order.
///
/// Every storage passes the same contract tests.
package protocol LogStorage: AnyObject {
  /// Begins a write transaction; waits for other writers up to the storage's timeout.
  func begin() throws(LogError)
  /// Keeps everything since ``begin()``. An error means that all of it was taken back.
  func commit() throws(LogError)
  /// Takes back everything since ``begin()``; does nothing outside a transaction.
  func rollback() throws(LogError)
  /// Marks a place inside the transaction; one at a time.
  func savepoint() throws(LogError)
  /// Forgets the mark and keeps what came since.
  func release() throws(LogError)
  /// Takes back everything since the mark, and forgets it.
  func rollbackToSavepoint() throws(LogError)

  /// Position of the last event; 0 for an empty log.
  func head() throws(LogError) -> Int64
  /// Hash of the last event; ``Digest/genesis`` for an empty log.
  func headHash() throws(LogError) -> Digest
  /// How many events the stream has; 0 when there is none.
  func version(of stream: String) throws(LogError) -> Int64
  /// The command that came with this idempotency key.
  func command(withKey key: String) throws(LogError) -> RecordedCommand?
  /// The command with this number.
  func command(_ number: Int64) throws(LogError) -> RecordedCommand?
  /// The position of the last event recorded at `instant` or before; 0 when there is none.
  func position(recordedBy instant: Instant) throws(LogError) -> Int64

  /// Appends a command with its events, inside a transaction. An append that fails for any other
  /// reason than `versionConflict` and `badAppend` of ``LogError`` leaves a transaction that
  /// can only be taken back.
  func append(
    _ command: NewCommand, _ events: [NewEvent], expecting: [(stream: String, ExpectedVersion)]
  ) throws(LogError) -> AppendReceipt

  /// Reads events in the order of their positions. The body answers false to stop.
  func read<Failure: Error>(
    _ range: EventRange, _ body: (EventRow) throws(Failure) -> Bool
  ) throws(Failure) -> LogError?

  /// The number of a stream; `nil` when there is none of that name.
  func streamNumber(_ name: String) throws(LogError) -> Int?
  /// The names of the streams that begin with `prefix`, in order of their UTF-8 bytes.
  func streamNames(beginningWith prefix: String) throws(LogError) -> [String]
  /// The name of a stream by its number.
  func streamName(_ number: Int) throws(LogError) -> String?
  /// An event type by its number.
  func eventType(_ number: Int) throws(LogError) -> (name: String, version: Int)?
}
