import EventLog
import SQLite
import Testing
import Twinning

@testable import Projections

/// A folded record of a few aggregates, made from events without a log.
struct Scene {
  private(set) var record = OfficeRecord()
  private(set) var writer = ProjectionWriter()
  private var streams: [String] = []
  private var position: Int64 = 0
  let connection: Connection

  init() throws {
    connection = try Connection(":memory:", .create)
    try ProjectionTables.create(in: connection)
  }

  /// Applies an event and notes it for the tables.
  mutating func happen(_ event: Event, on day: String = "2026-01-01") throws {
    position += 1
    if !streams.contains(event.stream) { streams.append(event.stream) }
    let number = try #require(streams.firstIndex(of: event.stream)) + 1
    record.apply(
      event, stream: number,
      at: Moment(
        effective: try VagueDate(day), recorded: try CivilDay("2026-06-15"), position: position))
    writer.note(event)
  }

  /// Somebody chose how they want reminders, one was claimed for them, one suppressed, and what it
  /// was about put off.
  private mutating func remind(_ person: PersonID, of duty: String) throws {
    try happen(
      .recipientChosen(
        RecipientChosen(
          recipient: person, channels: [.mail], language: nil, zone: nil, hour: 9)))
    try happen(
      .noticesSuppressed(
        NoticesSuppressed(
          recipient: person, channel: .mail, why: .laterNotice, notices: ["\(duty)/before-180"],
          coveredUntil: "2026-10-02T12:00:00Z")))
    try happen(
      .digestClaimed(
        DigestClaimed(
          recipient: person, digest: "chair-20261002-mail", channel: .mail,
          day: try CivilDay("2026-10-02"), zone: .utc, notices: ["\(duty)/before-90"],
          coveredUntil: "2026-10-02T12:00:00Z")))
    try happen(
      .dutyPostponed(
        DutyPostponed(
          subject: SubjectID(unchecked: "hue"), duty: duty, to: try CivilDay("2027-03-01"),
          reason: "elections")))
  }

  /// Writes the rows that changed.
  mutating func write() throws {
    try writer.write(from: record, position: position, to: connection)
  }

  var differences: [String] {
    get throws { try ProjectionComparison.differences(between: connection, and: record) }
  }

  /// A partner with a visit, an exchange, an MOU, two people, an item, a letter, a notice and a mark: a row in
  /// every table.
  static func full() throws -> Scene {
    var scene = try Scene()
    let hue = PartnershipID(unchecked: "hue")
    let visit = DelegationID(unchecked: "v")
    let chair = PersonID(unchecked: "chair")
    try scene.happen(
      .partnershipRegistered(
        PartnershipRegistered(
          partnership: hue, names: ["vi:Huế"], aliases: [],
          country: try #require(CountryCode("VN")),
          zones: [], languages: [], kind: .sisterCity, stage: .official, note: nil, source: nil)))
    try scene.happen(
      .personRegistered(
        PersonRegistered(
          person: chair, partnership: nil, publicName: "The chair", languages: [], source: nil)))
    try scene.happen(
      .officeTaken(
        OfficeTaken(
          person: chair, office: OfficeCode(unchecked: "chair"), rank: nil, title: nil, source: nil)
      ))
    try scene.happen(
      .delegationPlanned(
        DelegationPlanned(
          delegation: visit, partnership: hue, direction: .inbound, title: nil, unofficial: false,
          arrives: try VagueDate("2026-09"), departs: nil, purpose: nil, responsible: chair,
          source: nil)))
    try scene.happen(
      .itineraryItemAdded(
        ItineraryItemAdded(
          delegation: visit, item: ItemID(unchecked: "supper"), title: "Supper", kind: .meal,
          place: nil, starts: try WallTime("2026-09-02T19:00"), zone: try ZoneName("Europe/Paris"),
          ends: try WallTime("2026-09-02T21:00"), endZone: nil, weekday: nil, meets: [],
          responsible: nil, interpreters: nil, transport: nil)))
    try scene.happen(
      .personForgotten(
        PersonForgotten(person: chair, only: .health, role: nil, reason: "the visit is over")))
    try scene.happen(
      .checkRecorded(
        CheckRecorded(person: chair, until: try CivilDay("2027-01-01"), sealed: [])))
    try scene.happen(
      .membershipBegun(MembershipBegun(person: chair, kind: .family, source: nil)))
    try scene.happen(
      .correspondenceReceived(
        CorrespondenceReceived(
          letter: LetterID(unchecked: "hue-1"), partnership: hue, kind: .letter, from: nil,
          about: nil, responsible: nil, note: nil, source: nil)))
    try scene.happen(
      .annualSent(
        AnnualSent(
          partnership: hue, kind: AnnualKind(unchecked: "annual-report"), year: 2026, by: nil,
          note: nil, source: nil)))
    try scene.remind(chair, of: "mou/hue/2026-12-31")
    return scene
  }
}
