import Calendars
import EventLog
import Projections
import Twinning

/// When something was last put on record: the SEQUENCE and the DTSTAMP of what a calendar shows of
/// it.
///
/// The place in the log counts, not how often something was said: what was taken back takes none of
/// it away.
struct StreamRevision: Equatable {
  /// In the log, from 1; 0: nothing was ever said.
  let position: Int64
  let recordedAt: Instant

  /// Nothing was ever said.
  static let none = StreamRevision(position: 0, recordedAt: Instant(microseconds: 0))

  var sequence: Int { Int(clamping: min(position, Int64(Int32.max))) }
  var changed: CalendarInstant { CalendarInstant(clamping: recordedAt.seconds) }

  /// The last day, in UTC, on which something was said of it.
  var day: CivilDay {
    WallTime(secondsSince1970: changed.unixSeconds)?.day ?? .earliest
  }

  /// The later one of two.
  static func later(_ one: StreamRevision, _ other: StreamRevision) -> StreamRevision {
    one.position < other.position ? other : one
  }
}

/// Reads revisions from the log, with the corrections of what it holds: they stand in a stream of
/// their own and change what a calendar shows all the same.
struct StreamRevisions {
  private let log: SQLiteLog
  /// The last correction of an event of a stream, by the log's number of the stream.
  private var corrections: [Int: StreamRevision] = [:]
  /// The last correction of all: what was retracted may have belonged anywhere.
  private(set) var lastCorrection = StreamRevision.none

  init(_ log: SQLiteLog) throws(OfficeError) {
    self.log = log
    let known: Corrections
    do throws(ProjectionError) {
      known = try Corrections(reading: log)
    } catch {
      throw OfficeError.from(error)
    }
    for one in known.recorded {
      guard let correction = try row(at: one.position),
        let stream = try row(at: known.root(of: one.position))?.stream
      else { continue }
      let revision = StreamRevision(position: one.position, recordedAt: correction.recordedAt)
      corrections[stream] = .later(corrections[stream] ?? .none, revision)
      lastCorrection = .later(lastCorrection, revision)
    }
  }

  private func row(
    at position: Int64
  ) throws(OfficeError) -> (stream: Int, recordedAt: Instant)? {
    var found: (stream: Int, recordedAt: Instant)?
    let failure = log.read(EventRange(first: position, last: position)) { row in
      found = (row.stream, row.recordedAt)
      return false
    }
    if let failure { throw OfficeError.from(failure) }
    return found
  }

  /// The revision of what follows from all of these streams; those that are not there count nothing.
  func revision(of streams: some Sequence<String>) throws(OfficeError) -> StreamRevision {
    var last = StreamRevision.none
    do throws(LogError) {
      for stream in streams {
        guard let event = try log.lastEvent(of: stream) else { continue }
        last = .later(
          last, StreamRevision(position: event.position, recordedAt: event.recordedAt))
        guard !corrections.isEmpty, let number = try log.streamNumber(stream) else { continue }
        last = .later(last, corrections[number] ?? .none)
      }
    } catch {
      throw OfficeError.from(error)
    }
    return last
  }
}
