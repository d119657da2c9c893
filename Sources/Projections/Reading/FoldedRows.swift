package import Twinning

/// The rows of a log folded in memory, as of a day: made from the aggregates when asked for.
package struct FoldedRows: RowSource {
  private let record: OfficeRecord

  package init(_ record: OfficeRecord) { self.record = record }

  package func subject(_ slug: String) -> SubjectRow? {
    if let partner = record.partnership(PartnershipID(unchecked: slug)) {
      return SubjectRow(partner)
    }
    if let visit = record.delegation(DelegationID(unchecked: slug)) { return SubjectRow(visit) }
    if let exchange = record.exchange(ExchangeID(unchecked: slug)) { return SubjectRow(exchange) }
    if let mou = record.mou(MouID(unchecked: slug)) { return SubjectRow(mou) }
    return record.person(PersonID(unchecked: slug)).map(SubjectRow.init)
  }

  package func subjects(of partner: String) -> [SubjectRow] {
    allSubjects.filter { $0.partner == partner }.sorted { $0.slug < $1.slug }
  }

  package func search(_ words: [String], limit: Int) -> [SubjectRow] {
    let found = allSubjects.filter { row in
      words.allSatisfy { word in
        row.words.hasPrefix(word) || row.words.contains(" " + word)
          || row.words.contains("-" + word)
      }
    }
    return Array(found.sorted { $0.slug < $1.slug }.prefix(limit))
  }

  package func partners() -> [PartnerRow] {
    record.partnerships.map(PartnerRow.init).sorted { $0.slug < $1.slug }
  }

  package func partner(_ slug: String) -> PartnerRow? {
    record.partnership(PartnershipID(unchecked: slug)).map(PartnerRow.init)
  }

  package func schedule(_ filter: ScheduleFilter) -> [ScheduleRow] {
    var rows: [ScheduleRow] = []
    for visit in record.delegations
    where filter.partner == nil || filter.partner == visit.partnership.text {
      let row = ScheduleRow(visit)
      if filter.admits(row) { rows.append(row) }
    }
    for exchange in record.exchanges
    where filter.partner == nil || filter.partner == exchange.partnership.text {
      let row = ScheduleRow(exchange)
      if filter.admits(row) { rows.append(row) }
    }
    for mou in record.mous where filter.partner == nil || filter.partner == mou.partnership.text {
      let row = ScheduleRow(mou)
      if filter.admits(row) { rows.append(row) }
    }
    return rows.sorted(by: ScheduleFilter.precedes)
  }

  package func itinerary(from: Int32, through: Int32) -> [ItineraryRow] {
    record.delegations.flatMap(ItineraryRow.rows(of:))
      .filter { $0.day >= from && $0.day <= through }
      .sorted { ($0.starts, $0.delegation, $0.item) < ($1.starts, $1.delegation, $1.item) }
  }

  package func annuals(year: Int, partner: String?) -> [AnnualRow] {
    record.partnerships.filter { partner == nil || $0.id.text == partner }
      .flatMap { one in one.annuals.filter { $0.year == year }.map { AnnualRow($0, of: one.id) } }
      .sorted { ($0.partner, $0.kind) < ($1.partner, $1.kind) }
  }

  package func people(partner: String?) -> [PersonRow] {
    record.people.filter { partner == nil || $0.partnership?.text == partner }.map(PersonRow.init)
      .sorted { $0.slug < $1.slug }
  }

  package func terms(since day: Int32?) -> [TermRow] {
    record.people.flatMap(TermRow.rows(of:))
      .filter { row in day.map { row.day >= $0 } ?? (row.left == nil) }
      .sorted { ($0.person, $0.number) < ($1.person, $1.number) }
  }

  package func involvements(of person: String) -> [InvolvementRow] {
    let rows =
      record.delegations.flatMap { InvolvementRow.rows(of: $0) }
      + record.exchanges.flatMap { InvolvementRow.rows(of: $0) }
      + record.mous.flatMap { InvolvementRow.rows(of: $0) }
    return rows.filter { $0.person == person }.sorted { $0.subject < $1.subject }
  }

  package func counts() -> [(noun: String, count: Int)] {
    [
      ("delegation", record.delegations.count), ("exchange", record.exchanges.count),
      ("mou", record.mous.count), ("partnership", record.partnerships.count),
      ("person", record.people.count),
    ].filter { $0.1 > 0 }
  }

  /// All subjects by short name.
  var allSubjects: [SubjectRow] {
    let rows =
      record.partnerships.map { SubjectRow($0) } + record.delegations.map { SubjectRow($0) }
      + record.exchanges.map { SubjectRow($0) } + record.mous.map { SubjectRow($0) }
      + record.people.map { SubjectRow($0) }
    return rows.sorted { $0.slug < $1.slug }
  }
}
