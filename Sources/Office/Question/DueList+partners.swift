import Guidance
import Projections
import Twinning

extension DueList {
  /// No yearly exchange counts for longer.
  private static let mostYears = 50

  /// The duties that come back with partners (R1, R21–R23, R26, R28).
  func partnerDuties() throws(OfficeError) -> [Duty] {
    var duties: [Duty] = []
    try addPartnerDuties(dueBy: .latest, to: &duties)
    return duties
  }

  /// The same, but for what is due after `horizon`.
  func addPartnerDuties(
    dueBy horizon: CivilDay, to duties: inout [Duty]
  ) throws(OfficeError) {
    let today = desk.today
    let sizes = Set(cadences.all(from: .projectDone).map(\.rule.size))
    let gathered = try desk.read { (source) throws(ProjectionError) in
      let contacts = try (sizes.isEmpty ? [1] : sizes).map { (size) throws(ProjectionError) in
        let rows = try source.contacts(
          by: today.daysSince1970, people: size, partner: partner?.text)
        return (size, Dictionary(uniqueKeysWithValues: rows.map { ($0.partner, $0) }))
      }
      let ahead = try source.schedule(
        ScheduleFilter(
          first: today.daysSince1970, partner: partner?.text, includesUndated: true))
      let plans = try source.schedule(
        ScheduleFilter(
          partner: partner?.text, noun: "mou", stage: "planned",
          without: ScheduleRow.settledStages))
      return (contacts, ahead, try recentAnnuals(from: source), plans)
    }
    let ahead = Dictionary(grouping: gathered.1, by: \.partner)
    let annuals = Dictionary(grouping: gathered.2, by: \.partner)
    let plans = Dictionary(gathered.3.map { ($0.partner, $0.slug) }) { first, _ in first }
    duties.reserveCapacity(duties.count + partners.count * cadences.standard.count)
    let standard = asked(cadences.standard, dueBy: horizon)
    for row in partners {
      var facts = PartnerDuties(
        partner: row.slug, stage: row.stage, knownSince: known(row.known))
      facts.since = row.begun
      facts.revived = row.revived
      facts.official = row.official.map { VagueDate(recorded: $0) }
      facts.done = book.done(of: row.slug)
      facts.settled = book.settled(of: row.slug)
      facts.channels = row.channels.split(separator: " ").map(String.init)
      facts.channelsChecked = row.channelsChecked.flatMap { VagueDate(recorded: $0).latest }
      for (size, contacts) in gathered.0 {
        if let contact = contacts[row.slug] { facts.take(contact, size: size) }
      }
      for event in ahead[row.slug] ?? [] { facts.take(event, today: today) }
      let planned = plans[row.slug]
      for annual in annuals[row.slug] ?? [] { facts.take(annual, today: today) }
      if mayBeDormant(facts) {
        for annual in try yearly(of: row.slug) { facts.take(annual, today: today) }
      }
      let changed = cadences.areChanged(with: row.slug)
      let first = duties.count
      facts.add(
        to: &duties,
        under: changed ? asked(cadences.with(row.slug), dueBy: horizon) : standard)
      guard let planned else { continue }
      for index in duties[first...].indices where duties[index].origin == .agreement {
        duties[index] = duties[index].mentioning(planned)
      }
    }
  }

  /// From when the office can tell of something that was put on record on a day.
  func known(_ day: Int32) -> CivilDay {
    max(knownSince, min(CivilDay(daysSince1970: Int(day)) ?? knownSince, desk.today))
  }

  private func asked(_ cadences: [KeptCadence], dueBy horizon: CivilDay) -> PartnerCadences {
    PartnerCadences(cadences, on: desk.today, since: first, through: through, dueBy: horizon)
  }

  /// The yearly exchanges that count this year, last year or in a year to come.
  private func recentAnnuals(from source: any RowSource) throws(ProjectionError) -> [AnnualRow] {
    let isSeldom = cadences.all(from: .year).contains { $0.every.totalMonths > 12 }
    // What comes every few years is counted from the last, however long ago.
    let first = first.year - (isSeldom ? Self.mostYears : 1)
    var rows: [AnnualRow] = []
    for year in first...desk.today.year + PartnerCadences.yearsAhead {
      rows += try source.annuals(year: year, partner: partner?.text)
    }
    return rows
  }

  /// Whether nothing that was looked at passed between the two sides for so long that it makes a
  /// difference what passed in the years before.
  private func mayBeDormant(_ facts: PartnerDuties) -> Bool {
    cadences.with(facts.partner, from: .contact).contains { cadence in
      let stages = cadence.rule.stages
      guard stages.isEmpty || stages.contains(facts.stage) else { return false }
      guard partner == nil, let last = facts.lastContact else { return true }
      return last.adding(cadence.every).map { $0 <= through } ?? false
    }
  }

  /// The yearly exchanges of one partner, as far back as they may still count as contact.
  private func yearly(of slug: String) throws(OfficeError) -> [AnnualRow] {
    let longest = cadences.with(slug, from: .contact).map { $0.every.totalMonths / 12 }.max()
    let first = desk.today.year - min((longest ?? 0) + 1, Self.mostYears)
    return try desk.read { (source) throws(ProjectionError) in
      var rows: [AnnualRow] = []
      for year in first...desk.today.year {
        rows += try source.annuals(year: year, partner: slug)
      }
      return rows
    }
  }
}

extension PartnerRow {
  /// The day by which it was certainly official again, when it had been official before.
  var revived: CivilDay? {
    stage == PartnershipStage.official.rawValue && official != since
      ? VagueDate(recorded: since).latest : nil
  }

  /// The day by which it was certainly official, last of all, or at its present stage.
  var begun: CivilDay? { revived ?? VagueDate(recorded: official ?? since).latest }
}

extension PartnerDuties {
  /// Takes when something last took place.
  fileprivate mutating func take(_ contact: ContactRow, size: Int) {
    func day(_ number: Int32?) -> CivilDay? {
      number.flatMap { CivilDay(daysSince1970: Int($0)) }
    }
    for (number, date) in contact.recorded {
      if let day = day(number) { recorded[day] = VagueDate(recorded: date) }
    }
    lastMou = day(contact.mou)
    lastMeeting = day(contact.meeting)
    lastContact = day(contact.latest)
    projects[size] = day(contact.project)
  }

  /// Takes what one row of the schedule tells of a meeting that is planned.
  ///
  /// A plan whose days are over is no plan any more, whatever became of it.
  fileprivate mutating func take(_ row: ScheduleRow, today: CivilDay) {
    guard !ScheduleRow.settledStages.contains(row.stage),
      row.last.map({ $0 >= today.daysSince1970 }) ?? true
    else { return }
    let starts = VagueDate(recorded: row.starts)
    if row.noun == "mou" { nextMou = nextMou.map { min($0, starts) } ?? starts }
    // A meeting on the MOU is a meeting of people; an exchange without travel is not (R23).
    guard row.direction != "none", !starts.isUnknown else { return }
    nextMeeting = nextMeeting.map { min($0, starts) } ?? starts
  }

  fileprivate mutating func take(_ row: AnnualRow, today: CivilDay) {
    if row.sent != nil {
      exchanged.append(Exchanged(kind: row.kind, year: row.year, way: .sent))
    }
    if row.received != nil {
      exchanged.append(Exchanged(kind: row.kind, year: row.year, way: .received))
    }
    for date in [row.sent, row.received, row.acknowledgedByHome, row.acknowledgedByPartner] {
      guard let date, let day = VagueDate(recorded: date).latest else { continue }
      lastContact = .later(lastContact, min(day, today))
    }
  }
}
