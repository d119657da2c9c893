import EventLog
import Glibc
import Projections
import SQLite
import Twinning

/// Histories read from the log's streams.
struct LogHistory: HistorySource {
  let office: Office
  /// Where the programme's clocks go, as far as the question's day knows.
  let zone: ZoneName?
  /// Only what was certainly so by this day.
  let asOf: CivilDay?
  /// Who was forgotten: what the log tells of them in clear is not shown any more.
  let forgotten: [ForgottenRow]
  /// Only what was recorded up to this position.
  var last = Int64.max

  var log: SQLiteLog { office.log }

  /// Corrections count whatever the day: they tell what was so, and stand behind what they correct.
  func entries(of streams: [String]) throws(OfficeError) -> [HistoryEntry] {
    let tale = try tale()
    var entries: [HistoryEntry] = []
    for stream in streams {
      for entry in try recorded(EventRange(last: last, stream: stream), { _ in true }) {
        if let entry = try marked(entry, tale) { entries.append(entry) }
      }
    }
    let positions = Set(entries.map(\.moment.position))
    for one in tale.corrections.recorded
    where positions.contains(tale.corrections.root(of: one.position)) {
      if let entry = try tale.entry(at: one.position) {
        entries.append(hidden(try tale.told(entry)))
      }
    }
    return entries
  }

  func entries(holding texts: [String]) throws(OfficeError) -> [HistoryEntry] {
    let commands = try commands(holding: texts)
    let needles = texts.map { Array($0.utf8) }
    let tale = try tale()
    var entries: [HistoryEntry] = []
    let found = try recorded(
      EventRange(last: last),
      where: { row in
        commands.contains(row.command) || needles.contains { row.data.holds($0) }
      }, { _ in true })
    for entry in found {
      if let told = try marked(entry, tale) { entries.append(told) }
    }
    return entries
  }

  func known(through position: Int64) -> any HistorySource {
    var history = self
    history.last = min(last, position)
    return history
  }

  /// The numbers of the commands whose arguments hold one of the texts.
  private func commands(holding texts: [String]) throws(OfficeError) -> Set<Int64> {
    do throws(SQLiteError) {
      let conditions = texts.map { _ in "instr(arguments, ?) > 0" }.joined(separator: " OR ")
      let statement = try log.connection.statement(
        "SELECT number FROM command WHERE \(conditions.isEmpty ? "false" : conditions)")
      defer { statement.reset() }
      for (index, text) in texts.enumerated() { try statement.bind(text, at: Int32(index + 1)) }
      var numbers: Set<Int64> = []
      while try statement.step() { numbers.insert(statement.integer(at: 0)) }
      return numbers
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  func entries(
    from first: Int64, through last: Int64, _ wanted: (HistoryEntry) -> Bool
  ) throws(OfficeError) -> [HistoryEntry] {
    let tale = try tale()
    let range = EventRange(first: first, last: min(last, self.last))
    var entries: [HistoryEntry] = []
    for entry in try recorded(range, wanted) {
      let isCorrection = entry.stream == Corrections.stream
      if let told = isCorrection ? hidden(try tale.told(entry)) : try marked(entry, tale) {
        entries.append(told)
      }
    }
    return entries
  }

  /// The entry with its correction; `nil` when it was not so by the day, either way.
  private func marked(
    _ entry: HistoryEntry, _ tale: CorrectionTale
  ) throws(OfficeError) -> HistoryEntry? {
    let told = hidden(try tale.told(entry))
    guard let asOf else { return told }
    return min(entry.moment.settled, told.current.settled) <= asOf ? told : nil
  }

  func tale() throws(OfficeError) -> CorrectionTale {
    do throws(ProjectionError) {
      return CorrectionTale(
        corrections: try Corrections(reading: log, through: last), history: self)
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  /// What the log holds in a range, as it was recorded.
  func recorded(
    _ range: EventRange, where isWanted: (EventRow) -> Bool = { _ in true },
    _ wanted: (HistoryEntry) -> Bool
  ) throws(OfficeError) -> [HistoryEntry] {
    var rows: [(row: Copy, moment: Moment)] = []
    let failure = log.read(range) { row in
      guard isWanted(row) else { return true }
      let moment = Moment(
        effective: VagueDate(utf8: Span(_unsafeBytes: row.effective)) ?? .unknown,
        recorded: CivilDay(daysSince1970: Int(row.recordedAt.day)) ?? .latest,
        position: row.position)
      rows.append((Copy(row), moment))
      return true
    }
    if let failure { throw OfficeError.from(failure) }
    var entries: [HistoryEntry] = []
    for (row, moment) in rows {
      let recordedOn = office.day(of: row.recordedAt, in: zone)
      do throws(LogError) {
        let type = try log.eventType(row.type)
        let command = try log.command(row.command)
        let entry = HistoryEntry(
          stream: try log.streamName(row.stream) ?? "?", type: type?.name ?? "?",
          version: type?.version ?? 0, data: row.data,
          moment: moment, recordedAt: row.recordedAt.description, recordedOn: recordedOn,
          command: command?.command.name ?? "?", commandNumber: row.command,
          actor: command?.command.actor ?? "?", arguments: command?.command.arguments ?? [])
        if wanted(entry) { entries.append(entry) }
      } catch {
        throw OfficeError.from(error)
      }
    }
    return entries
  }

  func local(_ moment: Moment) throws(OfficeError) -> Moment {
    var recordedAt: Instant?
    let failure = log.read(EventRange(first: moment.position, last: moment.position)) { row in
      recordedAt = row.recordedAt
      return false
    }
    if let failure { throw OfficeError.from(failure) }
    guard let recordedAt else { return moment }
    return Moment(
      effective: moment.effective, recorded: office.day(of: recordedAt, in: zone),
      position: moment.position)
  }

  /// The entry without its texts when it tells of somebody who was forgotten since.
  private func hidden(_ entry: HistoryEntry) -> HistoryEntry {
    let stream = entry.deed?.stream ?? entry.stream
    return entry.moment.position < hiddenThrough(stream) ? entry.withoutTexts : entry
  }

  /// Before which position the stream tells of somebody who was forgotten.
  private func hiddenThrough(_ stream: String) -> Int64 {
    let parts = stream.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, parts[0] == "person" || parts[0] == "claim" else { return 0 }
    return forgotten.last { $0.person == parts[1] && $0.part.isEmpty }?.position ?? 0
  }

  /// What is kept of a row after its closure ends.
  private struct Copy {
    let stream: Int
    let type: Int
    let command: Int64
    let recordedAt: Instant
    let data: [UInt8]

    init(_ row: EventRow) {
      stream = row.stream
      type = row.type
      command = row.command
      recordedAt = row.recordedAt
      data = Array(row.data)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes hold others.
  fileprivate func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, let base = baseAddress else { return false }
    var from = 0
    while from + needle.count <= count,
      let found = memchr(base + from, Int32(first), count - needle.count - from + 1)
    {
      if memcmp(found, needle, needle.count) == 0 { return true }
      from = UnsafeRawPointer(found) - base + 1
    }
    return false
  }
}
