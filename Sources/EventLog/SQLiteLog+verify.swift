internal import SQLite

extension SQLiteLog {
  /// Checks that the log is what was written: every hash, and that nothing is missing between.
  ///
  /// What it cannot see is written down in `schemas/log/v1.md`.
  /// - Parameters:
  ///   - known: a hash that was written down earlier; the log has to contain it.
  ///   - checkpoints: what was signed earlier; the log has to extend each (``LogReport/checkpoints``).
  ///   - signers: whose signatures count.
  ///   - progress: told the position that was checked and the last one.
  /// - Throws: ``LogError`` when the file cannot be read; a log that was changed is a report.
  package func verify(
    extending known: Digest? = nil, against checkpoints: [Checkpoint] = [],
    signedBy signers: CheckpointSigners = .unknown,
    _ progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(LogError) -> LogReport {
    // One transaction, so that a writer beside does not change what is read.
    let isOwn = !connection.isInTransaction
    if isOwn { try run("BEGIN") }
    defer { if isOwn { try? run("COMMIT") } }
    let total = try head()
    return try database { (connection) throws(SQLiteError) in
      var report: LogReport
      if isOwn, total >= Self.shortLog,
        let whole = try inHalves(extending: known, { progress($0, total) })
      {
        report = whole
      } else {
        var verifier = try LogVerifier(connection, extending: known)
        report = try verifier.run { progress($0, total) }
        report.missKnown(known, isFound: verifier.isKnownFound)
      }
      try report.compare(checkpoints, signedBy: signers, in: connection)
      try report.compareGuards(in: connection)
      return report
    }
  }

  /// What SQLite finds wrong with the structure of the file; nothing in a sound one.
  package func integrityProblems() throws(LogError) -> [String] {
    try database { (connection) throws(SQLiteError) in try connection.integrityProblems() }
  }

  /// Below it a second thread costs more than it gives.
  private static let shortLog: Int64 = 20_000

  /// Walks the two halves of the log at the same time, the second through a connection of its own.
  ///
  /// The second half begins with what the file says about its middle, which the first half confirms
  /// when it gets there; `nil` when it does not, so that the whole has to be walked in order.
  private func inHalves(
    extending known: Digest?, _ progress: (Int64) -> Void
  ) throws(SQLiteError) -> LogReport? {
    guard let (early, late) = try LogPart.halves(of: connection) else { return nil }
    var verifier = try LogVerifier(connection, early, extending: known)
    let path = path
    let (other, mine) = Alongside.run(
      { Self.walk(late, of: path, extending: known) },
      { () -> Result<LogReport, SQLiteError> in
        do throws(SQLiteError) {
          return .success(try verifier.run { progress($0 * 2) })
        } catch {
          return .failure(error)
        }
      })
    let first = try mine.get()
    guard first.fault == nil else { return first }
    let second = try other.get()
    guard verifier.head.isSame(as: late.start), second.versions.continue(verifier.versions) else {
      return nil
    }
    var report = second.report
    report.first = first.first
    report.missKnown(known, isFound: verifier.isKnownFound || second.isKnownFound)
    return report
  }

  /// What walking the later half came to.
  private struct LateHalf: Sendable {
    let report: LogReport
    let versions: StreamVersions
    let isKnownFound: Bool
  }

  private static func walk(
    _ part: LogPart, of path: String, extending known: Digest?
  ) -> Result<LateHalf, SQLiteError> {
    do throws(SQLiteError) {
      let connection = try Connection(path, .readOnly)
      connection.disableCheckpointOnClose()
      connection.setBusyTimeout(milliseconds: 5_000)
      try connection.execute("BEGIN")
      var verifier = try LogVerifier(connection, part, extending: known)
      let report = try verifier.run { _ in }
      return .success(
        LateHalf(
          report: report, versions: verifier.versions, isKnownFound: verifier.isKnownFound))
    } catch {
      return .failure(error)
    }
  }

  /// What was made in the file by SQL and is none of the log's own: `trigger x`, `table y`.
  ///
  /// The tables of projections are among it; indexes that SQLite makes by itself are not.
  package func additions() throws(LogError) -> [String] {
    try database { (connection) throws(SQLiteError) in
      let known = try LogGuards.fresh()
      return try LogGuards.all(in: connection).keys.filter { known[$0] == nil }.sorted()
    }
  }
}

extension LogReport {
  /// A log that holds must also contain the hash that was written down.
  fileprivate mutating func missKnown(_ known: Digest?, isFound: Bool) {
    guard let known, !isFound, fault == nil else { return }
    fault = Fault(
      position: events + 1, reason: "the log does not contain \(known): it was cut or written anew")
  }
}

extension LogHead {
  fileprivate func isSame(as other: LogHead) -> Bool {
    number == other.number && position == other.position && recordedAt == other.recordedAt
      && hash == other.hash
  }
}
