package import EventLog
import Projections
package import Twinning

extension Office {
  /// Answers a query.
  ///
  /// - Parameters:
  ///   - query: what is asked.
  ///   - day: as it was in the world on that day; `nil` for now.
  ///   - instant: as the log knew it then; `nil` for now. The day of the question is the day of
  ///     that moment, unless `day` says otherwise.
  ///   - progress: told while a long log is folded.
  /// - Throws: a refusal for a moment before the log began, or one that is still to come.
  package func answer(
    _ query: Query, asOf day: CivilDay? = nil, knownAt instant: Instant? = nil,
    _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> Answer {
    seals.reset()
    var answer = try log.onOneState { () throws(OfficeError) in
      guard day != nil || instant != nil else { return try query.answer(at: try desk(for: query)) }
      return try self.answer(query, folded: day, instant, progress)
    }
    for trouble in seals.troubles { answer.note(trouble) }
    return answer
  }

  private func answer(
    _ query: Query, folded day: CivilDay?, _ instant: Instant?, _ progress: (Progress) -> Void
  ) throws(OfficeError) -> Answer {
    var head: Int64?
    if let instant { head = try position(knownAt: instant, field: "known-at") }
    let desk = try desk(
      folded: day, through: head, keyCopies: keyCopies(for: query),
      on: { zone in day ?? self.day(of: instant ?? clock(), in: zone) }, progress)
    var answer: Answer
    do throws(OfficeError) {
      answer = try query.answer(at: desk)
    } catch {
      throw told(error, asOf: day, knownAt: instant)
    }
    if let day { answer.note("as of \(day.wording)") }
    if let instant { answer.note("as known at \(instant)") }
    return answer
  }

  /// What was on record at a place of the log, as of a day in the world, looked at from a day.
  ///
  /// - Parameters:
  ///   - asOf: as it was in the world on that day; `nil` for then.
  ///   - head: the position of the last event that is known; `nil` for all.
  ///   - keyCopies: where copies of the keys were put.
  ///   - today: the day from which it is looked at, by the programme's zone.
  ///   - progress: told while a long log is folded.
  func desk(
    folded asOf: CivilDay?, through head: Int64?, keyCopies: [String] = [],
    on today: (ZoneName?) -> CivilDay, _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> Desk {
    var record = try folded(asOf: asOf, through: head, progress)
    let forgotten = try forgotten()
    record.hide(forgotten)
    let zone = record.programme?.zone
    let today = today(zone)
    return Desk(
      rows: FoldedRows(record), records: FoldedRecords(record: record),
      history: LogHistory(
        office: self, zone: zone, asOf: asOf, forgotten: forgotten, last: head ?? .max),
      rules: rules(on: today, following: record.guidance), zones: zones, seals: seals,
      keyCopies: keyCopies, today: today, asOf: asOf)
  }

  /// Says of what is not there that it was not on record then, and gives no advice to put it there:
  /// it may be on record by now.
  private func told(
    _ error: OfficeError, asOf day: CivilDay?, knownAt instant: Instant?
  ) -> OfficeError {
    guard case .refused(let refusal) = error, let absent = refusal.absent else { return error }
    let when = [day.map { "as of \($0.wording)" }, instant.map { "as known at \($0)" }]
      .compactMap(\.self).joined(separator: " and ")
    try? refresh()
    let isThere =
      (try? absent.name == "programme"
        ? records.programme() != nil : records.isOnRecord(absent.name)) ?? false
    let advice =
      if isThere { "it is now: twinning history \(absent.name) tells since when" } else {
        absent.guess.isEmpty ? "nor is it now" : absent.guess
      }
    return .refused(
      Refusal(
        "\(absent.what) is not on record \(when)", advice: advice, rule: "R33",
        field: refusal.field, absent: absent))
  }

  func desk(for query: Query) throws(OfficeError) -> Desk {
    try desk(keyCopies: keyCopies(for: query))
  }

  /// What is answered from, as it is now.
  func desk(keyCopies: [String] = []) throws(OfficeError) -> Desk {
    try refresh()
    return try desk(on: try today(), keyCopies: keyCopies)
  }

  /// What is on record now, looked at from a day.
  func desk(on today: CivilDay, keyCopies: [String] = []) throws(OfficeError) -> Desk {
    let local: LocalGuidance
    let zone: ZoneName?
    do throws(Refusal) {
      local = try records.localGuidance()
      zone = try records.programme()?.zone
    } catch {
      throw OfficeError.refused(error)
    }
    return Desk(
      rows: TableRows(log.connection), records: records,
      history: LogHistory(office: self, zone: zone, asOf: nil, forgotten: try forgotten()),
      rules: rules(on: today, following: local), zones: zones, seals: seals,
      keyCopies: keyCopies, today: today, asOf: nil)
  }

  /// Everything that is owed now and due by a day, for a decision.
  func owed(through last: CivilDay) throws(Refusal) -> [Duty] {
    do throws(OfficeError) {
      try writeRows()
      return try DueList(desk: try desk(on: try today()), through: last).items()
    } catch {
      if case .refused(let refusal) = error { throw refusal }
      throw Refusal(error.description, cause: error)
    }
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
