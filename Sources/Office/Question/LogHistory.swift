import EventLog
import Projections
import Twinning

/// Histories read from the log's streams.
struct LogHistory: HistorySource {
  let log: SQLiteLog
  /// Only what was certainly so by this day.
  let asOf: CivilDay?
  /// Only what was recorded up to this position.
  var last = Int64.max

  func entries(of streams: [String]) throws(OfficeError) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    for stream in streams { entries += try self.entries(of: stream) }
    return entries
  }

  private func entries(of stream: String) throws(OfficeError) -> [HistoryEntry] {
    var rows: [(row: Copy, moment: Moment)] = []
    let failure = log.read(EventRange(last: last, stream: stream)) { row in
      let moment = Moment(
        effective: VagueDate(utf8: Span(_unsafeBytes: row.effective)) ?? .unknown,
        recorded: CivilDay(daysSince1970: Int(row.recordedAt.day)) ?? .latest,
        position: row.position)
      if let asOf, moment.settled > asOf { return true }
      rows.append((Copy(row), moment))
      return true
    }
    if let failure { throw OfficeError.from(failure) }
    var entries: [HistoryEntry] = []
    do throws(LogError) {
      for (row, moment) in rows {
        let type = try log.eventType(row.type)
        let command = try log.command(row.command)
        entries.append(
          HistoryEntry(
            stream: stream, type: type?.name ?? "?", version: type?.version ?? 0, data: row.data,
            moment: moment, recordedAt: row.recordedAt.description,
            command: command?.command.name ?? "?", commandNumber: row.command,
            actor: command?.command.actor ?? "?", arguments: command?.command.arguments ?? []))
      }
    } catch {
      throw OfficeError.from(error)
    }
    return entries
  }

  /// What is kept of a row after its closure ends.
  private struct Copy {
    let type: Int
    let command: Int64
    let recordedAt: Instant
    let data: [UInt8]

    init(_ row: EventRow) {
      type = row.type
      command = row.command
      recordedAt = row.recordedAt
      data = Array(row.data)
    }
  }
}
