package import Twinning

/// Where questions read: the projections in the file, or the rows of a log folded in memory as of a
/// day.
///
/// Both hold the same rows; a test compares them.
package protocol RowSource {
  func subject(_ slug: String) throws(ProjectionError) -> SubjectRow?
  /// The short names of a noun, in their order.
  func shortNames(of noun: String) throws(ProjectionError) -> [String]
  /// Which of these short names somebody or something has.
  func taken(_ slugs: [String]) throws(ProjectionError) -> Set<String>
  /// What belongs to a partner: its visits, exchanges, MOUs and people, by short name.
  func subjects(of partner: String) throws(ProjectionError) -> [SubjectRow]
  /// Subjects whose words begin with each of `words` (folded), by short name, at most `limit`.
  func search(_ words: [String], limit: Int) throws(ProjectionError) -> [SubjectRow]
  /// All partners by short name.
  func partners() throws(ProjectionError) -> [PartnerRow]
  func partner(_ slug: String) throws(ProjectionError) -> PartnerRow?
  func schedule(_ filter: ScheduleFilter) throws(ProjectionError) -> [ScheduleRow]
  /// When something last took place with each partner, as it is known on `day`, by partner; a
  /// larger project is one of `people` or more.
  func contacts(
    by day: Int32, people: Int, partner: String?
  ) throws(ProjectionError) -> [ContactRow]
  /// Items that start between the days, by start.
  func itinerary(from: Int32, through: Int32) throws(ProjectionError) -> [ItineraryRow]
  /// The yearly exchanges of a year, by partner and kind.
  func annuals(year: Int, partner: String?) throws(ProjectionError) -> [AnnualRow]
  /// What came from partners, by short name; only what is neither answered nor closed, when asked.
  func letters(partner: String?, openOnly: Bool) throws(ProjectionError) -> [LetterRow]
  func people(partner: String?) throws(ProjectionError) -> [PersonRow]
  /// Terms that began on `day` or later, or all that are not left when `day` is `nil`.
  func terms(since day: Int32?) throws(ProjectionError) -> [TermRow]
  /// Terms that are not left and end by the day, by person.
  func terms(endingBy day: Int32) throws(ProjectionError) -> [TermRow]
  /// Everybody who is or was a member of the programme, by person.
  func members() throws(ProjectionError) -> [MemberRow]
  /// The checks that end by the day, by person.
  func checks(endingBy day: Int32) throws(ProjectionError) -> [CheckRow]
  /// What a person has a part in, by subject.
  func involvements(of person: String) throws(ProjectionError) -> [InvolvementRow]
  /// Who was forgotten, in the log's order.
  func forgotten() throws(ProjectionError) -> [ForgottenRow]
  /// The offices that people at home hold or held.
  func homeTerms() throws(ProjectionError) -> [TermRow]
  /// How people want reminders, by person.
  func recipients() throws(ProjectionError) -> [RecipientRow]
  /// What was said of duties; of one subject only unless it is `nil`.
  func dutyMarks(of subject: String?) throws(ProjectionError) -> [DutyMarkRow]
  /// Whether a notice was claimed or suppressed.
  func hasNotice(_ key: NoticeKey) throws(ProjectionError) -> Bool
  /// The notices in the ledger, the newest last.
  func notices(_ filter: NoticeFilter) throws(ProjectionError) -> [NoticeRow]
  func digest(_ id: String) throws(ProjectionError) -> DigestRow?
  /// Digests in one of these states, by short name.
  func digests(in states: [NoticeState]) throws(ProjectionError) -> [DigestRow]
  /// How many there are of each noun.
  func counts() throws(ProjectionError) -> [(noun: String, count: Int)]
}

/// Which rows of the schedule are wanted.
package struct ScheduleFilter: Equatable, Sendable {
  /// Rows that lie, at least possibly, between these days (days since 1970, inclusive).
  package var first: Int32?
  package var last: Int32?
  package var partner: String?
  package var noun: String?
  package var stage: String?
  /// None at these stages.
  package var without: [String]
  /// Only these short names.
  package var slugs: [String]?
  /// Whether rows without any date count as lying in the period.
  package var includesUndated: Bool

  package init(
    first: Int32? = nil, last: Int32? = nil, partner: String? = nil, noun: String? = nil,
    stage: String? = nil, without: [String] = [], slugs: [String]? = nil,
    includesUndated: Bool = false
  ) {
    self.first = first
    self.last = last
    self.partner = partner
    self.noun = noun
    self.stage = stage
    self.without = without
    self.slugs = slugs
    self.includesUndated = includesUndated
  }

  /// Whether nothing is wanted that took place, was postponed or called off.
  var onlyUnsettled: Bool { ScheduleRow.settledStages.allSatisfy(without.contains) }

  /// Whether the row is wanted; the order is that of ``precedes(_:_:)``.
  package func admits(_ row: ScheduleRow) -> Bool {
    if let partner, row.partner != partner { return false }
    if let noun, row.noun != noun { return false }
    if let stage, row.stage != stage { return false }
    if without.contains(row.stage) { return false }
    if let slugs, !slugs.contains(row.slug) { return false }
    guard first != nil || last != nil else { return true }
    guard row.first != nil || row.last != nil else { return includesUndated }
    // Where one end is open (`2026-03/..`), every day on that side is possible.
    if let first, let end = row.last, end < first { return false }
    if let last, let start = row.first, start > last { return false }
    return true
  }

  /// By first day (undated last), then last day, then short name.
  package static func precedes(_ left: ScheduleRow, _ right: ScheduleRow) -> Bool {
    let never = Int32.max
    return (left.first ?? never, left.last ?? never, left.slug)
      < (right.first ?? never, right.last ?? never, right.slug)
  }
}

/// Which notices of the ledger are wanted.
package struct NoticeFilter: Equatable, Sendable {
  package var duty: String?
  package var recipient: String?
  /// Only those that this digest claimed.
  package var digest: String?
  package var code: String?
  /// Only those of these subjects, or about one of them.
  package var subjects: Set<String>?
  package var state: NoticeState?
  /// Only those of this time or later.
  package var since: Since?
  /// So many at the most, the newest.
  package var limit: Int

  /// When a time begins: a day of the recipient for what was told, a moment for what was not.
  package struct Since: Equatable, Sendable {
    let day: Int32
    /// RFC 3339.
    let moment: String

    package init(day: CivilDay, moment: String) {
      self.day = day.daysSince1970
      self.moment = moment
    }
  }

  /// More than anybody reads.
  package static let mostNotices = 100_000

  package init(
    duty: String? = nil, digest: String? = nil, limit: Int = NoticeFilter.mostNotices
  ) {
    self.duty = duty
    self.digest = digest
    self.limit = limit
  }

  /// Whether a notice is wanted, with the digest that claimed it if one did.
  package func admits(_ row: NoticeRow, in claimed: DigestRow?) -> Bool {
    let found = claimed.map { NoticeState(rawValue: $0.state) ?? .claimed } ?? .suppressed
    let isLate = since.map { since in
      claimed.map { $0.day >= since.day } ?? (row.reached >= since.moment)
    }
    return admits(row, state: found) && isLate ?? true
  }

  private func admits(_ row: NoticeRow, state found: NoticeState) -> Bool {
    (duty == nil || row.duty == duty) && (recipient == nil || row.recipient == recipient)
      && (digest == nil || row.digest == digest)
      && (code == nil || row.code == code) && isAbout(row)
      && (state == nil || state == found)
  }

  /// A duty is about its subject, and about what its code names: the partner of an introduction.
  package func isAbout(_ row: NoticeRow) -> Bool {
    guard let subjects else { return true }
    return subjects.contains(row.subject)
      || row.duty.prefix { $0 != "/" }.split(separator: ":").dropFirst()
        .contains { subjects.contains(String($0)) }
  }

  /// Oldest first; of the same run by duty.
  package static func precedes(_ left: NoticeRow, _ right: NoticeRow) -> Bool {
    (left.reached, left.key) < (right.reached, right.key)
  }
}

extension RowSource {
  package func taken(_ slugs: [String]) throws(ProjectionError) -> Set<String> {
    var taken: Set<String> = []
    for slug in slugs where try subject(slug) != nil { taken.insert(slug) }
    return taken
  }
}
