import EventLog
import Projections
import Twinning

/// What a plan of notices is made from, as an office knows it: duties, recipients, the ledger.
struct NoticeBoard {
  let sources: DueList.Sources
  let programme: Programme
  let duties: [Duty]
  private let names: [PersonID: String]
  private let recipients: [PersonID: Recipient]
  let audience: Audience

  /// - Parameters:
  ///   - since: what was still asked for on this day is looked at too.
  ///   - ahead: how many days of notices to come are looked at.
  init(_ sources: DueList.Sources, since: CivilDay?, ahead: Int = 0) throws(OfficeError) {
    self.sources = sources
    programme = try sources.look { (records) throws(Refusal) in try records.requiredProgramme() }
    let days = sources.rules.longestNotice + ahead + 2
    duties = try DueList(
      desk: sources, through: sources.today.addingClamped(days: days), since: since
    ).items()
    let assigned = Set(duties.filter(\.isAssigned).map { PersonID(unchecked: $0.responsible) })
    (names, recipients) = try Self.people(sources, programme, assigned)
    audience = try Self.audience(sources, programme, recipients)
  }

  /// How somebody is called in public.
  func name(of person: PersonID) -> String { names[person] ?? person.text }

  func recipient(_ person: PersonID) -> Recipient? { recipients[person] }

  /// Home people, and whoever was given something, with how they want reminders.
  private static func people(
    _ sources: DueList.Sources, _ programme: Programme, _ assigned: Set<PersonID>
  ) throws(OfficeError) -> ([PersonID: String], [PersonID: Recipient]) {
    let (home, choices, gone) = try sources.read { (source) throws(ProjectionError) in
      (
        try source.people(partner: ""), try source.recipients(),
        Set(try source.forgotten().filter(\.part.isEmpty).map(\.person))
      )
    }
    let chosen = Dictionary(
      choices.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
    var names: [PersonID: String] = [:]
    var recipients: [PersonID: Recipient] = [:]
    for row in home where !gone.contains(row.slug) {
      let id = PersonID(unchecked: row.slug)
      names[id] = row.name
      recipients[id] = recipient(id, chosen[row.slug], row.languages, programme)
    }
    for id in assigned where recipients[id] == nil && !gone.contains(id.text) {
      let isKnown = try sources.read { (source) throws(ProjectionError) in
        try source.subject(id.text)?.noun == "person"
      }
      if isKnown { recipients[id] = recipient(id, chosen[id.text], "", programme) }
    }
    return (names, recipients)
  }

  private static func recipient(
    _ person: PersonID, _ choice: RecipientRow?, _ languages: String, _ programme: Programme
  ) -> Recipient {
    // `en:native fr:good`: the first one is the person's own.
    let own = languages.split(separator: " ").first?.split(separator: ":").first
    let channels = (choice?.channels ?? "").split(separator: " ")
      .compactMap { Channel(rawValue: String($0)) }
    return Recipient(
      person: person,
      language: choice?.language.flatMap { LanguageTag($0) }
        ?? own.flatMap { LanguageTag(String($0)) } ?? programme.languages.first,
      zone: choice?.zone.flatMap { try? ZoneName($0) } ?? programme.zone,
      hour: choice?.hour ?? Recipient.usualHour,
      channels: channels.isEmpty ? [.terminal] : channels)
  }

  private static func audience(
    _ sources: DueList.Sources, _ programme: Programme, _ recipients: [PersonID: Recipient]
  ) throws(OfficeError) -> Audience {
    let terms = try sources.read { (source) throws(ProjectionError) in try source.homeTerms() }
    let today = sources.today
    let officers = terms.filter { row in
      let left = row.left.map { VagueDate(recorded: $0) }
      return row.day <= today.daysSince1970
        && (left.map { ($0.latest ?? .earliest) >= today } ?? true)
    }
    return Audience(
      officers: officers.map {
        Audience.Officer(person: PersonID(unchecked: $0.person), office: $0.office)
      }, standIns: sources.rules.standIns, zone: programme.zone, recipients: { recipients[$0] })
  }
}

/// The ledger as it stands in rows.
final class RowLedger: NoticeLedger {
  private let rows: any RowSource
  /// Why a row could not be read; a plan made then is not used.
  private(set) var failure: ProjectionError?

  init(_ rows: any RowSource) { self.rows = rows }

  func reached(
    _ duty: DutyKey
  ) -> [(step: NoticeStep, recipient: PersonID, channel: Channel)] {
    let found = read { (rows) throws(ProjectionError) in
      try rows.notices(NoticeFilter(duty: duty.description))
    }
    return (found ?? []).compactMap { row in
      guard let step = NoticeStep(row.step), let channel = Channel(rawValue: row.channel) else {
        return nil
      }
      return (step, PersonID(unchecked: row.recipient), channel)
    }
  }

  func digests(of recipient: PersonID, on day: CivilDay, by channel: Channel) -> Int {
    var count = 0
    while true {
      let id = Digest.id(of: recipient, on: day, by: channel, number: count + 1)
      let found = read { (rows) throws(ProjectionError) in try rows.digest(id) } ?? nil
      guard found != nil else { return count }
      count += 1
    }
  }

  private func read<Value>(
    _ body: (any RowSource) throws(ProjectionError) -> Value
  ) -> Value? {
    do throws(ProjectionError) {
      return try body(rows)
    } catch {
      failure = error
      return nil
    }
  }

  /// Refuses what was read while a row could not be.
  func check() throws(OfficeError) {
    if let failure { throw OfficeError.from(failure) }
  }
}
