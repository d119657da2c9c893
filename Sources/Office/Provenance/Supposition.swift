import Projections
import Twinning

/// The office as it would be without some of its events.
///
/// The streams that are looked into are folded anew from their facts; everything else is as it is.
struct Supposition {
  let desk: Desk
  private let facts: [StreamFact]
  private let streams: [String: Int]
  private let memo = RowMemo()

  /// - Parameter names: the streams that are looked into, those of guidance among them.
  init(_ desk: Desk, streams names: [String]) throws(OfficeError) {
    self.desk = desk
    facts = try desk.history.facts(of: names)
    var streams: [String: Int] = [:]
    for name in names where streams[name] == nil { streams[name] = streams.count + 1 }
    self.streams = streams
  }

  /// The positions of the events that may be left out.
  var positions: [Int64] { facts.map(\.moment.position).sorted() }

  /// What questions would be answered from, were these events not there.
  func desk(without left: Set<Int64>) -> Desk {
    var record = OfficeRecord()
    for fact in facts where !left.contains(fact.moment.position) {
      record.apply(fact.event, stream: streams[fact.stream] ?? 0, at: fact.moment)
    }
    let rows = SupposedRows(
      base: desk.rows, memo: memo, streams: streams, folded: FoldedRows(record))
    return Desk(
      rows: rows,
      records: SupposedRecords(base: desk.records, rows: rows, streams: streams, record: record),
      history: desk.history,
      rules: desk.rules.following(record.guidance),
      zones: desk.zones, seals: desk.seals, keyCopies: desk.keyCopies, today: desk.today,
      asOf: desk.asOf)
  }
}

/// Aggregates of which some are folded anew.
struct SupposedRecords: Records {
  let base: any Records
  let rows: SupposedRows
  let streams: [String: Int]
  let record: OfficeRecord

  private func isSupposed(_ stream: String) -> Bool { streams[stream] != nil }

  func programme() throws(Refusal) -> Programme? {
    isSupposed("programme") ? record.programme : try base.programme()
  }

  func partnership(_ id: PartnershipID) throws(Refusal) -> Partnership? {
    isSupposed("partnership/\(id)") ? record.partnership(id) : try base.partnership(id)
  }

  func delegation(_ id: DelegationID) throws(Refusal) -> Delegation? {
    isSupposed("delegation/\(id)") ? record.delegation(id) : try base.delegation(id)
  }

  func exchange(_ id: ExchangeID) throws(Refusal) -> Exchange? {
    isSupposed("exchange/\(id)") ? record.exchange(id) : try base.exchange(id)
  }

  func mou(_ id: MouID) throws(Refusal) -> Mou? {
    isSupposed("mou/\(id)") ? record.mou(id) : try base.mou(id)
  }

  func letter(_ id: LetterID) throws(Refusal) -> Letter? {
    isSupposed("correspondence/\(id)") ? record.letter(id) : try base.letter(id)
  }

  func person(_ id: PersonID) throws(Refusal) -> Person? {
    isSupposed("person/\(id)") ? record.person(id) : try base.person(id)
  }

  func claims(on subject: SubjectID) throws(Refusal) -> [Claim] { try base.claims(on: subject) }
  func localGuidance() -> LocalGuidance { record.guidance }
  func holder(of name: String) throws(Refusal) -> String? { try base.holder(of: name) }

  func shortNames(of noun: String) throws(Refusal) -> [String] {
    try base.shortNames(of: noun)
  }

  func reminders(of person: PersonID) throws(Refusal) -> Reminders? {
    try base.reminders(of: person)
  }

  func dutyMarks(of subject: SubjectID) throws(Refusal) -> DutyMarks? {
    isSupposed("duty/\(subject)") ? record.dutyMarks(of: subject) : try base.dutyMarks(of: subject)
  }

  func hasVisited(
    _ partnership: PartnershipID, before delegation: DelegationID
  ) throws(Refusal) -> Bool {
    do throws(ProjectionError) {
      return try rows.schedule(ScheduleFilter(partner: partnership.text, noun: "delegation"))
        .hasVisit(before: delegation)
    } catch {
      throw Refusal(error.description, cause: error)
    }
  }

  func roles(of person: PersonID) throws(Refusal) -> [OfficeCode] {
    do throws(ProjectionError) {
      return try rows.involvements(of: person.text).roles
    } catch {
      throw Refusal(error.description, cause: error)
    }
  }

  func hosts(of visit: Delegation) throws(Refusal) -> [Person] {
    let others = try base.hosts(of: visit).filter { !isSupposed("person/\($0.id)") }
    return (others + FoldedRecords(record: record).hosts(of: visit)).sorted { $0.id < $1.id }
  }
}
