import Guidance
import Projections
import Twinning

extension DueList {
  /// How many years back a yearly exchange may count for a longer cadence.
  private static let yearsBack = 5

  /// The duties that come back with partners (R1, R21–R23, R26, R28).
  func partnerDuties() throws(OfficeError) -> [Duty] {
    let gathered = try desk.read { (source) throws(ProjectionError) in
      let schedule = try source.schedule(ScheduleFilter(partner: partner?.text))
      var annuals: [AnnualRow] = []
      for year in desk.today.year - Self.yearsBack + 1...desk.today.year + PartnerDuties.yearsAhead
      {
        annuals += try source.annuals(year: year, partner: partner?.text)
      }
      let letters = try source.letters(partner: partner?.text, openOnly: false)
      return (schedule, annuals, letters)
    }
    let schedule = Dictionary(grouping: gathered.0, by: \.partner)
    let annuals = Dictionary(grouping: gathered.1, by: \.partner)
    let letters = Dictionary(grouping: gathered.2, by: \.partner)
    return partners.flatMap { row in
      var facts = PartnerDuties(
        partner: row.slug, stage: row.stage, knownSince: knownSince,
        standardLadder: rules.standardLadder)
      facts.since = VagueDate(recorded: row.official ?? row.since).latest
      facts.official = row.official.map { VagueDate(recorded: $0) }
      facts.adjustments = rules.adjustments(of: row.slug)
      facts.channels = row.channels.split(separator: " ").map(String.init)
      facts.channelsChecked = row.channelsChecked.flatMap { VagueDate(recorded: $0).latest }
      for letter in letters[row.slug] ?? [] {
        let day = CivilDay(daysSince1970: Int(letter.day))
        facts.lastContact = .later(facts.lastContact, day)
      }
      for event in schedule[row.slug] ?? [] { facts.take(event, today: desk.today) }
      for annual in annuals[row.slug] ?? [] { facts.take(annual, today: desk.today) }
      return facts.owed(under: rules.standard, on: desk.today, through: through)
    }
  }
}

extension PartnerDuties {
  /// Takes what one row of the schedule tells of meetings, projects and MOUs.
  fileprivate mutating func take(_ row: ScheduleRow, today: CivilDay) {
    let isOver = ["completed", "evaluated", "signed"].contains(row.stage)
    // A plan whose days are over is no plan any more, whatever became of it.
    let hasPassed = row.last.map { $0 < today.daysSince1970 } ?? false
    let isPlanned =
      !isOver && !hasPassed && !["cancelled", "postponed"].contains(row.stage)
    let end = row.last.flatMap { CivilDay(daysSince1970: Int($0)) }.map { min($0, today) }
    let starts = VagueDate(recorded: row.starts)
    if isOver {
      lastContact = .later(lastContact, end)
      if let end, let people = row.people {
        carriedOut.append(CarriedOut(day: end, people: people))
      }
    }
    if row.noun == "mou" {
      if isOver { lastMou = .later(lastMou, end) }
      if isPlanned { nextMou = nextMou.map { min($0, starts) } ?? starts }
    }
    // A meeting on the MOU is a meeting of people; an exchange without travel is not (R23).
    guard row.direction != "none" else { return }
    if isOver { lastMeeting = .later(lastMeeting, end) }
    if isPlanned, !starts.isUnknown { nextMeeting = nextMeeting.map { min($0, starts) } ?? starts }
  }

  fileprivate mutating func take(_ row: AnnualRow, today: CivilDay) {
    if row.sent != nil {
      exchanged.insert(Exchanged(kind: row.kind, year: row.year, way: .sent))
    }
    if row.received != nil {
      exchanged.insert(Exchanged(kind: row.kind, year: row.year, way: .received))
    }
    for date in [row.sent, row.received, row.acknowledgedByHome, row.acknowledgedByPartner] {
      guard let date, let day = VagueDate(recorded: date).latest else { continue }
      lastContact = .later(lastContact, min(day, today))
    }
  }
}
