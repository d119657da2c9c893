import Calendars
import EventLog
import Projections
import Twinning

/// Makes the entries of the office's calendars: visits with their itineraries, exchanges, MOU
/// meetings, and the days by which duties are due.
///
/// All of it follows from the log, from guidance and from the day on which it is asked: the moment
/// of writing shows nowhere. Of people only public names are told, of others their role (R35); the
/// reasons why something was called off stay in the office.
struct FeedMaker {
  let desk: Desk
  let revisions: StreamRevisions
  /// What stands behind the `@` of each UID: the same for this log wherever it lies.
  let domain: String
  /// The days that are shown.
  let window: DayRange
  /// The names of partners by short name.
  let partners: [String: String]
  /// Who has a part in what, by its short name.
  let parts: [String: Set<String>]
  /// Who holds an office of the home side now, by its code.
  let holders: [String: Set<String>]

  /// How long what was called off is still shown, so that subscribers see it.
  static let daysAfterCancelling = 90
  /// Whole years, so that a calendar does not change from day to day: the one before, this one and
  /// two more.
  private static let years = -1...2

  init(desk: Desk, log: SQLiteLog) throws(OfficeError) {
    self.desk = desk
    revisions = try StreamRevisions(log)
    domain = try Self.domain(of: log)
    let year = desk.today.year
    window = DayRange(
      from: CivilDay(year: year + Self.years.lowerBound, month: 1, day: 1) ?? .earliest,
      to: CivilDay(year: year + Self.years.upperBound, month: 12, day: 31) ?? .latest)
    let rows = try desk.read { (source) throws(ProjectionError) in
      var parts: [InvolvementRow] = []
      for person in try source.people(partner: nil) {
        parts += try source.involvements(of: person.slug)
      }
      return (partners: try source.partners(), parts: parts, terms: try source.terms(since: nil))
    }
    partners = Dictionary(rows.partners.map { ($0.slug, $0.name) }) { one, _ in one }
    parts = rows.parts.reduce(into: [:]) { $0[$1.subject, default: []].insert($1.person) }
    holders = rows.terms.filter(\.partner.isEmpty).reduce(into: [:]) {
      $0[$1.office, default: []].insert($1.person)
    }
  }

  /// The beginning of the first event's hash tells offices apart and stays with the log.
  private static func domain(of log: SQLiteLog) throws(OfficeError) -> String {
    do throws(LogError) {
      return "\((try log.firstEventHash() ?? .genesis).description.prefix(16)).twinning"
    } catch {
      throw OfficeError.from(error)
    }
  }

  func entries() throws(OfficeError) -> [FeedEntry] {
    (try schedule() + duties()).eachUIDOnce
  }

  /// What a calendar says of who sees to it: a public name, or the office that is held; nil for
  /// everybody else.
  func responsible(_ slug: String) throws(OfficeError) -> String? {
    guard !slug.isEmpty else { return nil }
    let (person, isFree) = try desk.look { (records) throws(Refusal) in
      (try records.person(PersonID(unchecked: slug)), try records.holder(of: slug) == nil)
    }
    if let person { return person.publicName ?? person.terms.last { $0.left == nil }?.office.words }
    // Guidance names an office, and nobody goes by that short name.
    return isFree ? OfficeCode(unchecked: slug).words : nil
  }
}
