import Guidance
import Projections
import Twinning

/// Who is held, on what ground, and what came last (R35).
struct HeldPeople {
  /// Somebody who is held.
  struct Held {
    let person: Person
    let details: PersonalDetails
    /// Why the person is on record, as phrases.
    let grounds: [String]
    /// The last day on which something happened or will happen; today for a holder of an office.
    let lastActivity: CivilDay
    /// The end of the last visit in which the person is a member.
    let lastVisit: CivilDay?
    let isMinor: Bool
    /// The parts of which the naming of a guardian tells, the person's own or as one.
    let tied: Set<SealedPart>

    /// The parts of which something is held.
    var parts: [RetentionRule.Part] {
      var parts: [RetentionRule.Part] = []
      let sealed = details.sealedParts.union(tied)
      if details.holdsIdentity || sealed.contains(.identity) {
        parts.append(.identity)
      }
      if details.health != HealthDetails() || sealed.contains(.health) { parts.append(.health) }
      if person.publicName != nil || !person.terms.isEmpty { parts.append(.public) }
      return parts
    }
  }

  private let desk: Desk
  private let schedule: [String: ScheduleRow]
  private var wards: [PersonID: [PersonID]] = [:]
  private var ties: [PersonID: [(box: Sealed, moment: Moment)]] = [:]
  private var people: [Person] = []

  init(_ desk: Desk) throws(OfficeError) {
    self.desk = desk
    let (slugs, rows) = try desk.read { (source) throws(ProjectionError) in
      (try source.people(partner: nil).map(\.slug), try source.schedule(ScheduleFilter()))
    }
    schedule = Dictionary(rows.map { ($0.slug, $0) }) { one, _ in one }
    for slug in slugs {
      let person = try desk.look { (records) throws(Refusal) in
        try records.person(PersonID(unchecked: slug))
      }
      guard let person else { continue }
      for guardian in person.guardians {
        wards[guardian.person, default: []].append(person.id)
        for box in guardian.sealed {
          ties[box.person, default: []].append((box, guardian.moment))
        }
      }
      if person.forgotten == nil { people.append(person) }
    }
  }

  /// Everybody who was not forgotten, by short name.
  func all() throws(OfficeError) -> [Held] {
    var held: [Held] = []
    for person in people { held.append(try self.held(person)) }
    return held
  }

  /// Whom the person is guardian of.
  func wards(of person: PersonID) -> [PersonID] { wards[person] ?? [] }

  func held(_ person: Person) throws(OfficeError) -> Held {
    let own = try part(of: person)
    var (grounds, days) = (own.grounds, own.days)
    for ward in wards[person.id] ?? [] {
      grounds.append("guardian of \(ward)")
      guard let child = people.first(where: { $0.id == ward }) else { continue }
      days += try part(of: child).days
    }
    return Held(
      person: person, details: own.details,
      grounds: grounds.isEmpty ? ["correspondent: on record alone"] : grounds,
      lastActivity: days.max() ?? desk.today, lastVisit: own.lastVisit, isMinor: own.isMinor,
      tied: tiedParts(of: person))
  }

  /// The parts of which the naming of a guardian tells something that was not forgotten since.
  private func tiedParts(of person: Person) -> Set<SealedPart> {
    let nothing = Array("{}".utf8)
    let kept = (ties[person.id] ?? []).filter { tie in
      if let gone = person.forgottenParts[tie.box.about], gone.position > tie.moment.position {
        return false
      }
      return desk.seals.open(tie.box, in: EventKind.guardianNamed.name) != nothing
    }
    return Set(kept.map(\.box.about))
  }

  /// What a person does here of their own.
  private struct Part {
    let details: PersonalDetails
    var grounds: [String] = []
    var days: [CivilDay] = []
    var lastVisit: CivilDay?
    var isMinor = false
  }

  private func part(of person: Person) throws(OfficeError) -> Part {
    var part = Part(details: person.details(desk.seals))
    part.days.append(try desk.history.local(person.registered).settled)
    for moment in person.sealed.map(\.moment) + person.guardians.map(\.moment) {
      part.days.append(try desk.history.local(moment).recorded)
    }
    for term in person.terms {
      part.days.append(try desk.history.local(term.taken).settled)
      if let left = term.left {
        part.days.append(try desk.history.local(left).settled)
      } else {
        part.days.append(desk.today)
        part.grounds.append("holds the office of \(term.office)")
      }
    }
    if let membership = person.membership {
      part.days.append(try desk.history.local(membership.begun).settled)
      if let ended = membership.ended {
        part.days.append(try desk.history.local(ended).settled)
      } else {
        part.days.append(desk.today)
        part.grounds.append("member of the programme")
      }
    }
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.involvements(of: person.id.text)
    }
    for row in rows { try add(row, to: &part) }
    part.isMinor = part.isMinor || part.details.isMinor(on: desk.today) ?? false
    return part
  }

  private func add(_ row: InvolvementRow, to part: inout Part) throws(OfficeError) {
    let isHelper = row.role == "responsible"
    part.grounds.append(
      isHelper ? "sees to \(row.subject)" : "member of \(row.subject) as \(row.role)")
    let event = schedule[row.subject]
    let ends = event.map { VagueDate(recorded: $0.ends) } ?? .unknown
    let starts = event.map { VagueDate(recorded: $0.starts) } ?? .unknown
    let day = ends.latest ?? starts.latest ?? starts.earliest
    if let day { part.days.append(day) }
    guard !isHelper else { return }
    part.lastVisit = [part.lastVisit, day].compactMap(\.self).max()
    let visit = try desk.look { (records) throws(Refusal) in
      try records.delegation(DelegationID(unchecked: row.subject))
    }
    if let visit, let member = visit.members.first(where: { $0.person.text == row.person }) {
      part.isMinor = part.isMinor || member.isMinor(part.details, on: visit)
    }
  }
}

extension HeldPeople.Held {
  /// The rule for a part, and the day on which it would forget it; no day when it keeps it.
  func end(
    of part: RetentionRule.Part, by rules: Rules
  ) -> (rule: RetentionRule, day: CivilDay?)? {
    guard let rule = rules.retention(part, isMinor: isMinor) else { return nil }
    let start = rule.from == .lastVisit ? lastVisit ?? lastActivity : lastActivity
    let day = rule.after.flatMap {
      CivilDay(daysSince1970: Int($0.added(to: start.daysSince1970)))
    }
    return (rule, day)
  }
}
