package import EventLog
package import Twinning

extension OfficeRecord {
  /// Folds a log, with the corrections that it holds up to the end of the range.
  ///
  /// - Parameters:
  ///   - day: only what was certainly so by this day (`Moment.settled`); `nil` for everything.
  ///   - progress: called now and then with the position reached.
  package mutating func fold(
    _ log: some LogStorage, range: EventRange = EventRange(), asOf day: CivilDay? = nil,
    progress: (Int64) -> Void = { _ in }
  ) throws(ProjectionError) {
    let corrections = try Corrections(reading: log, through: range.last)
    try fold(log, .all, range: range, corrections, asOf: day, progress: progress)
  }

  /// Folds a log in a file up to `head`; a long one on two threads, each with half of the streams.
  ///
  /// - Parameter shortLog: a log with fewer events is folded on one thread.
  /// - Throws: ``ProjectionError`` for an event that cannot be read.
  package init(
    folding log: SQLiteLog, through head: Int64, asOf day: CivilDay?,
    shortLog: Int64 = OfficeRecord.shortLog, progress: (Int64) -> Void = { _ in }
  ) throws(ProjectionError) {
    self.init()
    let range = EventRange(last: head)
    let corrections = try Corrections(reading: log, through: head)
    guard head >= shortLog else {
      try fold(log, .all, range: range, corrections, asOf: day, progress: progress)
      return
    }
    let path = log.path
    let (other, failure) = Alongside.run(
      { Self.half(of: path, range: range, corrections, asOf: day) },
      { () -> ProjectionError? in
        do throws(ProjectionError) {
          try self.fold(
            log, .first, range: range, corrections, asOf: day, progress: progress)
          return nil
        } catch {
          return error
        }
      })
    if let failure { throw failure }
    if let other = try other.get() {
      join(other)
    } else {
      // The file does not show all of it yet: this connection's own transaction does.
      var rest = OfficeRecord()
      try rest.fold(log, .second, range: range, corrections, asOf: day, progress: progress)
      join(rest)
    }
  }

  /// Below it a second thread costs more than it gives.
  package static let shortLog: Int64 = 20_000

  /// The second half of the streams, read through a connection of its own; `nil` when that does
  /// not see the whole range.
  private static func half(
    of path: String, range: EventRange, _ corrections: Corrections, asOf day: CivilDay?
  ) -> Result<OfficeRecord?, ProjectionError> {
    do throws(ProjectionError) {
      let log: SQLiteLog
      do throws(LogError) {
        log = try SQLiteLog(path: path, mode: .read)
        guard try log.head() >= range.last else { return .success(nil) }
      } catch {
        throw ProjectionError.database(error.description)
      }
      var record = OfficeRecord()
      try record.fold(log, .second, range: range, corrections, asOf: day) { _ in }
      return .success(record)
    } catch {
      return .failure(error)
    }
  }

  private mutating func fold(
    _ log: some LogStorage, _ share: StreamShare, range: EventRange, _ corrections: Corrections,
    asOf day: CivilDay?, progress: (Int64) -> Void
  ) throws(ProjectionError) {
    var decoder = EventDecoder(corrections)
    let failure = try log.read(range) { (row) throws(ProjectionError) -> Bool in
      if row.position & 0xFFFF == 0 { progress(row.position) }
      guard share.holds(row.stream) else { return true }
      let (event, moment): (Event, Moment)
      if corrections.isEmpty {
        (event, moment) = try decoder.decode(row, in: log)
      } else {
        guard let current = try decoder.current(row, in: log) else { return true }
        (event, moment) = current
      }
      if let day, moment.settled > day { return true }
      apply(event, stream: row.stream, at: moment)
      return true
    }
    if let failure { throw ProjectionError.database(failure.description) }
  }
}

/// Which streams a reader takes: all of a stream's events go to the same one.
private enum StreamShare {
  case all, first, second

  @inline(__always)
  func holds(_ stream: Int) -> Bool {
    switch self {
    case .all: true
    case .first: Self.half(stream) == 0
    case .second: Self.half(stream) == 1
    }
  }

  /// Numbers that follow a pattern (a partner, its mayor, a partner, …) must not fall to one side:
  /// Fibonacci hashing spreads them.
  private static func half(_ stream: Int) -> UInt32 {
    (UInt32(truncatingIfNeeded: stream) &* 0x9E37_79B1) >> 31
  }
}
