import Calendars
import EventLog
import Projections
import Twinning

/// How often something was put on record, and when last: the SEQUENCE and the DTSTAMP of what a
/// calendar shows of it.
struct StreamRevision: Equatable {
  /// From 0, and never less than before.
  let sequence: Int
  let changed: CalendarInstant

  /// The last day, in UTC, on which something was said of it.
  var day: CivilDay {
    WallTime(secondsSince1970: changed.unixSeconds)?.day ?? .earliest
  }
}

/// Reads revisions from the log, with the corrections of what it holds: they stand in a stream of
/// their own and change what a calendar shows all the same.
struct StreamRevisions {
  private let log: SQLiteLog
  /// When events of a stream were corrected, by the log's number of the stream.
  private var corrections: [Int: [Instant]] = [:]

  init(_ log: SQLiteLog) throws(OfficeError) {
    self.log = log
    let known: Corrections
    do throws(ProjectionError) {
      known = try Corrections(reading: log)
    } catch {
      throw OfficeError.from(error)
    }
    for one in known.recorded {
      guard let moment = try row(at: one.position)?.recordedAt,
        let stream = try row(at: known.root(of: one.position))?.stream
      else { continue }
      corrections[stream, default: []].append(moment)
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
  func revision(of streams: [String]) throws(OfficeError) -> StreamRevision {
    var count: Int64 = 0
    var last = Instant(microseconds: 0)
    do throws(LogError) {
      for stream in streams {
        guard let event = try log.lastEvent(of: stream) else { continue }
        let corrected = try log.streamNumber(stream).flatMap { corrections[$0] } ?? []
        count += event.version + Int64(corrected.count)
        last = max(last, event.recordedAt, corrected.last ?? event.recordedAt)
      }
    } catch {
      throw OfficeError.from(error)
    }
    return StreamRevision(
      sequence: Int(clamping: min(max(0, count - 1), Int64(Int32.max))),
      changed: CalendarInstant(clamping: last.seconds))
  }
}
