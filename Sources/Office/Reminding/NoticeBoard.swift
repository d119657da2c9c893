import EventLog
import Guidance
import Projections
import Twinning

/// What a plan of notices is made from, as an office knows it: duties, recipients, the ledger.
struct NoticeBoard {
  let desk: Desk
  let programme: Programme
  let duties: [Duty]
  /// What is owed with every box closed.
  private let open: OpenDuties
  /// By what goes to nobody but who runs the program.
  private let staying: Set<Channel>
  private let names: [PersonID: String]
  private let partnerNames: [String: String]
  private let recipients: [PersonID: Recipient]
  let audience: Audience

  /// - Parameters:
  ///   - since: what was still asked for on this day is looked at too.
  ///   - ahead: how many days of notices to come are looked at.
  ///   - staying: by what goes to nobody but who runs the program.
  init(
    _ desk: Desk, since: CivilDay?, ahead: Int = 0, staying: Set<Channel> = []
  ) throws(OfficeError) {
    self.desk = desk
    self.staying = staying
    programme = try desk.look { (records) throws(Refusal) in try records.requiredProgramme() }
    var list = try DueList(desk: desk, through: desk.today, since: since)
    list.through = desk.today.addingClamped(days: list.cadences.longestNotice + ahead + 2)
    duties = try list.items()
    open = OpenDuties(desk, through: list.through, since: since)
    partnerNames = Dictionary(
      list.partners.map { ($0.slug, $0.name) }, uniquingKeysWith: { first, _ in first })
    let assigned = Set(duties.filter(\.isAssigned).map { PersonID(unchecked: $0.responsible) })
    (names, recipients) = try Self.people(desk, programme, assigned)
    audience = try Self.audience(desk, programme, duties, recipients)
  }

  /// How somebody is called in public.
  func name(of person: PersonID) -> String { names[person] ?? person.text }

  func recipient(_ person: PersonID) -> Recipient? { recipients[person] }

  /// What a digest says to its recipient.
  ///
  /// What is owed only because of what is sealed is told to nobody outside: such entries are counted,
  /// and who looks them up in the office sees them.
  func text(
    _ items: [DigestText.Item], on day: CivilDay, to recipient: Recipient, by channel: Channel
  ) throws(OfficeError) -> DigestText {
    let leaves = !staying.contains(channel)
    var told = items
    if leaves {
      let open = try open.byKey()
      told = items.compactMap { item in
        open[item.duty.key].map { DigestText.Item(duty: $0, step: item.step) }
      }
    }
    return DigestText(
      told, hidden: items.count - told.count, on: day, to: name(of: recipient.person),
      from: programme.name, in: DigestWords.of(recipient.language),
      names: try subjectNames(of: told), leaves: leaves)
  }

  /// How partners and people are called; nobody whose name is not public.
  private func subjectNames(
    of items: [DigestText.Item]
  ) throws(OfficeError) -> [String: String] {
    var names = partnerNames
    for subject in Set(items.prefix(DigestText.mostEntries).map(\.duty.subject))
    where names[subject] == nil {
      let isPerson = try desk.read { (source) throws(ProjectionError) in
        try source.subject(subject)?.noun == "person"
      }
      if isPerson { names[subject] = self.names[PersonID(unchecked: subject)] ?? "" }
    }
    return names
  }

  /// The notices of a digest whose duties are still owed, by due day.
  func items(of rows: [NoticeRow]) -> [DigestText.Item] {
    let wanted = Set(rows.compactMap { DutyKey($0.duty) })
    let owed = Dictionary(
      duties.map { ($0.key, $0) }.filter { wanted.contains($0.0) },
      uniquingKeysWith: { first, _ in first })
    return rows.compactMap { row -> DigestText.Item? in
      guard let duty = DutyKey(row.duty).flatMap({ owed[$0] }), let step = NoticeStep(row.step)
      else { return nil }
      return DigestText.Item(duty: duty, step: step)
    }.sorted {
      ($0.duty.due, $0.duty.partner, $0.duty.key) < ($1.duty.due, $1.duty.partner, $1.duty.key)
    }
  }

  /// The short names of earlier digests to the same person by the same channel that told of the
  /// same duties and may have arrived, the oldest first.
  func earlier(
    than digest: DigestRow, about items: [DigestText.Item]
  ) throws(OfficeError) -> [String] {
    var found: [NoticeRow] = []
    for item in items {
      found += try desk.read { (rows) throws(ProjectionError) in
        try rows.notices(NoticeFilter(duty: item.duty.key.description))
      }
    }
    var known: Set<String> = ["", digest.digest]
    let names = found.filter { $0.recipient == digest.recipient && $0.channel == digest.channel }
      .sorted(by: NoticeFilter.precedes).map(\.digest).filter { known.insert($0).inserted }
    return try desk.read { (rows) throws(ProjectionError) in
      var arrived: [String] = []
      for name in names {
        let state = try rows.digest(name).flatMap { NoticeState(rawValue: $0.state) }
        if state == .sent || state == .unknown { arrived.append(name) }
      }
      return arrived
    }
  }

  /// Home people, and whoever was given something, with how they want reminders.
  private static func people(
    _ desk: Desk, _ programme: Programme, _ assigned: Set<PersonID>
  ) throws(OfficeError) -> ([PersonID: String], [PersonID: Recipient]) {
    let (home, choices, gone) = try desk.read { (source) throws(ProjectionError) in
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
      let isKnown = try desk.read { (source) throws(ProjectionError) in
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
    _ desk: Desk, _ programme: Programme, _ duties: [Duty],
    _ recipients: [PersonID: Recipient]
  ) throws(OfficeError) -> Audience {
    let terms = try desk.read { (source) throws(ProjectionError) in try source.homeTerms() }
    let today = desk.today
    let offices = Set(
      duties.filter { !$0.isAssigned }.map(\.responsible)
        + duties.flatMap { $0.ladder.escalation?.to ?? [] })
    let standIns = Dictionary(
      offices.map { ($0, desk.rules.standIns(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let officers = terms.filter { row in
      let left = row.left.map { VagueDate(recorded: $0) }
      return row.day <= today.daysSince1970
        && (left.map { ($0.latest ?? .earliest) >= today } ?? true)
    }
    return Audience(
      officers: officers.map {
        Audience.Officer(person: PersonID(unchecked: $0.person), office: $0.office)
      }, standIns: standIns, zone: programme.zone, recipients: { recipients[$0] })
  }
}
