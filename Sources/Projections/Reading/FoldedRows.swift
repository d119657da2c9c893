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
    if let letter = record.letter(LetterID(unchecked: slug)) { return SubjectRow(letter) }
    return record.person(PersonID(unchecked: slug)).map { SubjectRow($0) }
  }

  package func shortNames(of noun: String) -> [String] {
    let names =
      switch noun {
      case "partnership": record.partnerships.map(\.id.text)
      case "delegation": record.delegations.map(\.id.text)
      case "exchange": record.exchanges.map(\.id.text)
      case "mou": record.mous.map(\.id.text)
      case "correspondence": record.letters.map(\.id.text)
      default: record.people.map(\.id.text)
      }
    return names.sorted()
  }

  package func subjects(of partner: String) -> [SubjectRow] {
    SubjectRow.all(of: record).filter { $0.partner == partner }
  }

  package func search(_ words: [String], limit: Int) -> [SubjectRow] {
    guard !words.isEmpty else { return [] }
    let found = SubjectRow.all(of: record).filter { row in
      words.allSatisfy { word in
        row.words.hasPrefix(word) || row.words.contains(" " + word)
          || row.words.contains("-" + word)
      }
    }
    return Array(found.prefix(limit))
  }

  package func partners() -> [PartnerRow] { PartnerRow.all(of: record) }

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

  package func letters(partner: String?, openOnly: Bool) -> [LetterRow] {
    LetterRow.all(of: record).filter {
      (partner == nil || $0.partner == partner) && (!openOnly || $0.ended == nil)
    }
  }

  package func people(partner: String?) -> [PersonRow] {
    record.people.filter { partner == nil || ($0.partnership?.text ?? "") == partner }
      .map(PersonRow.init)
      .sorted { $0.slug < $1.slug }
  }

  package func terms(since day: Int32?) -> [TermRow] {
    TermRow.all(of: record).filter { row in day.map { row.day >= $0 } ?? (row.left == nil) }
  }

  package func terms(endingBy day: Int32) -> [TermRow] {
    TermRow.all(of: record).filter { row in
      row.left == nil && (row.lastDay.map { $0 <= day } ?? false)
    }
  }

  package func members() -> [MemberRow] { MemberRow.all(of: record) }

  package func checks(endingBy day: Int32) -> [CheckRow] {
    CheckRow.all(of: record).filter { $0.day <= day }
  }

  package func involvements(of person: String) -> [InvolvementRow] {
    InvolvementRow.all(of: record).filter { $0.person == person }
  }

  package func forgotten() -> [ForgottenRow] {
    ForgottenRow.all(of: record).sorted { $0.position < $1.position }
  }

  package func homeTerms() -> [TermRow] {
    TermRow.all(of: record).filter { $0.partner.isEmpty }
  }

  package func recipients() -> [RecipientRow] { RecipientRow.all(of: record) }

  package func dutyMarks(of subject: String?) -> [DutyMarkRow] {
    DutyMarkRow.all(of: record).filter { subject == nil || $0.subject == subject }
  }

  package func hasNotice(_ key: NoticeKey) -> Bool {
    record.reminders(of: key.recipient)?.hasReached(key.notice, by: key.channel) ?? false
  }

  package func notices(_ filter: NoticeFilter) -> [NoticeRow] {
    let digests = Dictionary(
      DigestRow.all(of: record).map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    let found = NoticeRow.all(of: record).filter { filter.admits($0, in: digests[$0.digest]) }
    return Array(found.sorted(by: NoticeFilter.precedes).suffix(filter.limit))
  }

  package func digest(_ id: String) -> DigestRow? {
    DigestRow.all(of: record).first { $0.digest == id }
  }

  package func digests(in states: [NoticeState]) -> [DigestRow] {
    DigestRow.all(of: record).filter { row in states.contains { $0.rawValue == row.state } }
  }

  package func counts() -> [(noun: String, count: Int)] {
    [
      ("correspondence", record.letters.count), ("delegation", record.delegations.count),
      ("exchange", record.exchanges.count),
      ("mou", record.mous.count), ("partnership", record.partnerships.count),
      ("person", record.people.count),
    ].filter { $0.1 > 0 }
  }
}
