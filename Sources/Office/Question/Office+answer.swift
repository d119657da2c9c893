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
    seals.reset()
    var answer = try log.onOneState { () throws(OfficeError) in
      guard let day else { return try query.answer(at: try desk(for: query)) }
      return try self.answer(query, folded: day, progress)
    }
    for trouble in seals.troubles { answer.note(trouble) }
    return answer
  }

  private func answer(
    _ query: Query, folded day: CivilDay, _ progress: (Progress) -> Void
  ) throws(OfficeError) -> Answer {
    var record = try folded(asOf: day, progress)
    let forgotten = try forgotten()
    record.hide(forgotten)
    var answer = try query.answer(
      at: Desk(
        rows: FoldedRows(record), records: FoldedRecords(record: record),
        history: LogHistory(log: log, asOf: day, forgotten: forgotten),
        rules: Rules(guidebook, on: day, local: record.guidance), zones: zones, seals: seals,
        keyCopies: keyCopies(for: query),
        today: day, asOf: day))
    answer.note("as of \(day.wording)")
    return answer
  }

  private func desk(for query: Query) throws(OfficeError) -> Desk {
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
      history: LogHistory(log: log, asOf: nil, forgotten: try forgotten()),
      rules: Rules(guidebook, on: today, local: local), zones: zones, seals: seals,
      keyCopies: keyCopies(for: query), today: today,
      asOf: nil)
  }

  /// Who was forgotten, whatever the day in question.
  func forgotten() throws(OfficeError) -> [ForgottenRow] {
    do throws(ProjectionError) {
      return try TableRows(log.connection).forgotten()
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  /// Asked for by one question alone: no other opens the key file for it.
  private func keyCopies(for query: Query) -> [String] {
    if case .askDossier = query { seals.copies() } else { [] }
  }
}
