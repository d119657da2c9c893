import EventLog
import Projections
import Twinning

/// Histories read from the log's streams.
struct LogHistory: HistorySource {
  let log: SQLiteLog
  /// Only what was certainly so by this day.
  let asOf: CivilDay?
  /// Who was forgotten: what the log tells of them in clear is not shown any more.
  let forgotten: [ForgottenRow]
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
      let hidden = hiddenThrough(stream)
      for (row, moment) in rows {
        let type = try log.eventType(row.type)
        let command = try log.command(row.command)
        let entry = HistoryEntry(
          stream: stream, type: type?.name ?? "?", version: type?.version ?? 0, data: row.data,
          moment: moment, recordedAt: row.recordedAt.description,
          command: command?.command.name ?? "?", commandNumber: row.command,
          actor: command?.command.actor ?? "?", arguments: command?.command.arguments ?? [])
        entries.append(moment.position < hidden ? entry.withoutTexts : entry)
      }
    } catch {
      throw OfficeError.from(error)
    }
    return entries
  }

  /// Before which position the stream tells of somebody who was forgotten.
  private func hiddenThrough(_ stream: String) -> Int64 {
    let parts = stream.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, parts[0] == "person" || parts[0] == "claim" else { return 0 }
    return forgotten.last { $0.person == parts[1] && $0.part != "health" }?.position ?? 0
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
