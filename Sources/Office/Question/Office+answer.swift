import Calendars
import EventLog
import Projections
package import Twinning

extension Office {
  /// Answers a query.
  ///
  /// - Parameters:
  ///   - query: what is asked.
  ///   - day: as it was in the world on that day; `nil` for now.
  ///   - progress: told while a long log is folded.
  package func answer(
    _ query: Query, asOf day: CivilDay? = nil, _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> Answer {
    try log.onOneState { () throws(OfficeError) in
      guard let day else { return try query.answer(at: try desk()) }
      return try answer(query, folded: day, progress)
    }
  }

  private func answer(
    _ query: Query, folded day: CivilDay, _ progress: (Progress) -> Void
  ) throws(OfficeError) -> Answer {
    let record = try folded(asOf: day, progress)
    var answer = try query.answer(
      at: Desk(
        rows: FoldedRows(record), records: FoldedRecords(record: record),
        history: LogHistory(log: log, asOf: day),
        rules: Rules(guidebook, on: day, local: record.guidance, feasts: CalculatedFeastDays()),
        zones: zones, today: day, asOf: day))
    answer.note("as of \(day.wording)")
    return answer
  }

  private func desk() throws(OfficeError) -> Desk {
    try refresh()
    let today = try today()
    let local: LocalGuidance
    do throws(Refusal) {
      local = try records.localGuidance()
    } catch {
      throw OfficeError.refused(error)
    }
    return Desk(
      rows: TableRows(log.connection), records: records,
      history: LogHistory(log: log, asOf: nil),
      rules: Rules(guidebook, on: today, local: local, feasts: CalculatedFeastDays()),
      zones: zones, today: today, asOf: nil)
  }
}
