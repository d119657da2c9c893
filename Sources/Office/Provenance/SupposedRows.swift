import Projections
import Twinning

/// Rows of which those of some streams are folded anew.
struct SupposedRows: RowSource {
  let base: any RowSource
  /// What the base was asked before: each supposition asks the same.
  let memo: RowMemo
  let streams: [String: Int]
  let folded: FoldedRows

  private func isAsItIs(_ noun: String, _ slug: String) -> Bool {
    streams["\(noun)/\(slug)"] == nil
  }

  private func isAsItIs(_ row: SubjectRow) -> Bool { isAsItIs(row.noun, row.slug) }

  /// Whether a part is one in something that is not looked into.
  private func isAsItIs(_ row: InvolvementRow) -> Bool {
    ["delegation", "exchange", "mou", "correspondence"].allSatisfy { isAsItIs($0, row.subject) }
  }

  func subject(_ slug: String) throws(ProjectionError) -> SubjectRow? {
    if let row = folded.subject(slug) { return row }
    return try base.subject(slug).flatMap { isAsItIs($0) ? $0 : nil }
  }

  func shortNames(of noun: String) throws(ProjectionError) -> [String] {
    try base.shortNames(of: noun)
  }

  func subjects(of partner: String) throws(ProjectionError) -> [SubjectRow] {
    (try base.subjects(of: partner).filter(isAsItIs) + folded.subjects(of: partner))
      .sorted { $0.slug < $1.slug }
  }

  func search(_ words: [String], limit: Int) throws(ProjectionError) -> [SubjectRow] {
    let rows = try base.search(words, limit: limit).filter(isAsItIs)
    return Array(
      (rows + folded.search(words, limit: limit)).sorted { $0.slug < $1.slug }.prefix(limit))
  }

  func partners() throws(ProjectionError) -> [PartnerRow] {
    (try base.partners().filter { isAsItIs("partnership", $0.slug) } + folded.partners())
      .sorted { $0.slug < $1.slug }
  }

  func partner(_ slug: String) throws(ProjectionError) -> PartnerRow? {
    isAsItIs("partnership", slug) ? try base.partner(slug) : folded.partner(slug)
  }

  func schedule(_ filter: ScheduleFilter) throws(ProjectionError) -> [ScheduleRow] {
    (try memo.schedule(filter, in: base).filter { isAsItIs($0.noun, $0.slug) }
      + folded.schedule(filter))
      .sorted(by: ScheduleFilter.precedes)
  }

  func itinerary(from: Int32, through: Int32) throws(ProjectionError) -> [ItineraryRow] {
    (try base.itinerary(from: from, through: through)
      .filter { isAsItIs("delegation", $0.delegation) }
      + folded.itinerary(from: from, through: through))
      .sorted { ($0.starts, $0.delegation, $0.item) < ($1.starts, $1.delegation, $1.item) }
  }

  func annuals(year: Int, partner: String?) throws(ProjectionError) -> [AnnualRow] {
    (try memo.annuals(year, partner, in: base)
      .filter { isAsItIs("partnership", $0.partner) }
      + folded.annuals(year: year, partner: partner))
      .sorted { ($0.partner, $0.kind) < ($1.partner, $1.kind) }
  }

  func letters(partner: String?, openOnly: Bool) throws(ProjectionError) -> [LetterRow] {
    (try base.letters(partner: partner, openOnly: openOnly)
      .filter { isAsItIs("correspondence", $0.slug) }
      + folded.letters(partner: partner, openOnly: openOnly)).sorted { $0.slug < $1.slug }
  }

  func people(partner: String?) throws(ProjectionError) -> [PersonRow] {
    (try base.people(partner: partner).filter { isAsItIs("person", $0.slug) }
      + folded.people(partner: partner)).sorted { $0.slug < $1.slug }
  }

  func terms(since day: Int32?) throws(ProjectionError) -> [TermRow] {
    (try base.terms(since: day).filter { isAsItIs("person", $0.person) } + folded.terms(since: day))
      .sorted { ($0.person, $0.number) < ($1.person, $1.number) }
  }

  func terms(endingBy day: Int32) throws(ProjectionError) -> [TermRow] {
    (try base.terms(endingBy: day).filter { isAsItIs("person", $0.person) }
      + folded.terms(endingBy: day))
      .sorted { ($0.person, $0.number) < ($1.person, $1.number) }
  }

  func members() throws(ProjectionError) -> [MemberRow] {
    (try base.members().filter { isAsItIs("person", $0.person) } + folded.members())
      .sorted { $0.person < $1.person }
  }

  func checks(endingBy day: Int32) throws(ProjectionError) -> [CheckRow] {
    (try base.checks(endingBy: day).filter { isAsItIs("person", $0.person) }
      + folded.checks(endingBy: day)).sorted { $0.person < $1.person }
  }

  func involvements(of person: String) throws(ProjectionError) -> [InvolvementRow] {
    (try base.involvements(of: person).filter(isAsItIs) + folded.involvements(of: person))
      .sorted { $0.subject < $1.subject }
  }

  /// Whom the log forgot is forgotten, whatever is supposed (R35).
  func forgotten() throws(ProjectionError) -> [ForgottenRow] { try base.forgotten() }

  func homeTerms() throws(ProjectionError) -> [TermRow] {
    (try base.homeTerms().filter { isAsItIs("person", $0.person) } + folded.homeTerms())
      .sorted { ($0.person, $0.number) < ($1.person, $1.number) }
  }

  func dutyMarks(of subject: String?) throws(ProjectionError) -> [DutyMarkRow] {
    (try base.dutyMarks(of: subject).filter { isAsItIs("duty", $0.subject) }
      + folded.dutyMarks(of: subject)).sorted { $0.duty < $1.duty }
  }

  /// What was sent was sent, whatever is supposed.
  func recipients() throws(ProjectionError) -> [RecipientRow] { try base.recipients() }
  func hasNotice(_ key: NoticeKey) throws(ProjectionError) -> Bool { try base.hasNotice(key) }
  func notices(_ filter: NoticeFilter) throws(ProjectionError) -> [NoticeRow] {
    try base.notices(filter)
  }
  func digest(_ id: String) throws(ProjectionError) -> DigestRow? { try base.digest(id) }
  func digests(in states: [NoticeState]) throws(ProjectionError) -> [DigestRow] {
    try base.digests(in: states)
  }

  /// Counts nothing anew: no due day or item follows from how many there are.
  func counts() throws(ProjectionError) -> [(noun: String, count: Int)] { try base.counts() }
}

/// Rows that were read once, for questions that are asked over and over of one state of the office.
final class RowMemo {
  private var schedules: [(filter: ScheduleFilter, rows: [ScheduleRow])] = []
  private var yearly: [(year: Int, partner: String?, rows: [AnnualRow])] = []

  func schedule(
    _ filter: ScheduleFilter, in base: any RowSource
  ) throws(ProjectionError) -> [ScheduleRow] {
    if let known = schedules.first(where: { $0.filter == filter }) { return known.rows }
    let rows = try base.schedule(filter)
    schedules.append((filter, rows))
    return rows
  }

  func annuals(
    _ year: Int, _ partner: String?, in base: any RowSource
  ) throws(ProjectionError) -> [AnnualRow] {
    if let known = yearly.first(where: { $0.year == year && $0.partner == partner }) {
      return known.rows
    }
    let rows = try base.annuals(year: year, partner: partner)
    yearly.append((year, partner, rows))
    return rows
  }
}
