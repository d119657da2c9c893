import EventLog
import JSONText
import Projections
import Twinning

extension AskLedger {
  /// So many rows are shown when nobody says how many.
  private static let usualLimit = 500

  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    var filter = NoticeFilter(limit: limit ?? Self.usualLimit)
    if let person, person != .nobody {
      _ = try desk.look { (records) throws(Refusal) in try records.required(person) }
    }
    filter.recipient = person?.text
    filter.code = rule?.text
    filter.state = state
    filter.since = try since.map { (day) throws(OfficeError) in try Self.since(day, at: desk) }
    if let partner {
      _ = try desk.look { (records) throws(Refusal) in try records.required(partner) }
      let rows = try desk.read { (source) throws(ProjectionError) in
        try source.subjects(of: partner.text)
      }
      filter.subjects = Set(rows.map(\.slug) + [partner.text])
    }
    let rows = try desk.read { (source) throws(ProjectionError) in try source.notices(filter) }
    var answer = Answer("Ledger of reminders")
    answer.add(try LedgerTable(desk).section(rows, key: "notices"))
    if rows.count == filter.limit {
      answer.note("only the newest \(filter.limit) are shown; give --limit, or filter")
    }
    return answer
  }

  /// A day by the recipients' own clocks; where nobody was told, by the programme's.
  private static func since(
    _ day: CivilDay, at desk: Desk
  ) throws(OfficeError) -> NoticeFilter.Since {
    let zone = try desk.look { (records) throws(Refusal) in try records.programme()?.zone }
    let midnight = WallTime(day: day, minute: 0)
    let seconds = midnight.flatMap {
      try? desk.zones.unixSeconds(of: ZonedTime($0, in: zone ?? .utc))
    }
    let moment = seconds.map { Instant(microseconds: $0 * 1_000_000).description }
    return NoticeFilter.Since(day: day, moment: moment ?? day.description)
  }
}

/// Notices of the ledger as a table.
struct LedgerTable {
  private let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  func section(
    _ rows: [NoticeRow], key: String, heading: String = ""
  ) throws(OfficeError) -> Section {
    let columns = [
      Column("key", "Notice"), Column("state", "State", isWhole: true),
      Column("to", "To", .machines), Column("channel", "By", .machines),
      Column("digest", "Digest"), Column("day", "On", isWhole: true),
      Column("reached", "Reached", .wideLines), Column("note", "Because"),
    ]
    var digests: [String: DigestRow] = [:]
    var cells: [[Cell]] = []
    for row in rows {
      if digests[row.digest] == nil, !row.digest.isEmpty {
        digests[row.digest] = try desk.read { (source) throws(ProjectionError) in
          try source.digest(row.digest)
        }
      }
      let digest = digests[row.digest]
      let state = digest?.state ?? NoticeState.suppressed.rawValue
      let tone: Tone = ["failed", "unknown"].contains(state) ? .late : .plain
      let day = digest.flatMap { CivilDay(daysSince1970: Int($0.day)) }
      cells.append([
        Cell(row.key), Cell(state, tone: tone), Cell(row.recipient), Cell(row.channel),
        Cell(row.digest.isEmpty ? nil : row.digest), Cell(day?.description),
        Cell(row.reached), Cell(digest?.note ?? Self.words(row.why)),
      ])
    }
    return Section(
      key, heading: heading, .table(columns, cells), empty: "nothing is in the ledger")
  }

  /// Why a notice did not go out, in words.
  static func words(_ why: String) -> String { Suppression(rawValue: why)?.words ?? why }
}
