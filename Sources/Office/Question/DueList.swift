import Guidance
import Projections
import Twinning

/// Gathers what is owed up to a day: by the programme, with partners, by people, for visits.
struct DueList {
  let desk: Desk
  /// Only this partner.
  let partner: PartnershipID?
  /// The last day that is looked at; what is late is always in.
  var through: CivilDay
  /// What was still asked for on this day is told too.
  private let asked: CivilDay
  /// The same, or earlier: when what was put off until after it was asked for.
  let first: CivilDay
  /// All partners, or the only one.
  let partners: [PartnerRow]
  /// How duties come back with each of them.
  let cadences: KeptCadences
  /// The day on which the programme was put on record here: what was before is history.
  let knownSince: CivilDay

  /// What was said of duties: done, put off, set aside.
  let book: DutyBook

  /// So many days the day in the log may lie ahead of the programme's.
  private static let mostAhead: Int32 = 1

  /// - Parameter since: what was still asked for on this day is told too; today's when it is `nil`.
  init(
    desk: Desk, partner: PartnershipID? = nil, through: CivilDay, since: CivilDay? = nil
  ) throws(OfficeError) {
    self.desk = desk
    self.partner = partner
    self.through = through
    asked = since.map { min($0, desk.today) } ?? desk.today
    // What the office did not know yet on that day owed nothing.
    let latest = desk.today.daysSince1970 + Self.mostAhead
    var partners = try desk.read { (source) throws(ProjectionError) in
      guard let partner else { return try source.partners() }
      return try source.partner(partner.text).map { [$0] } ?? []
    }
    partners.removeAll { $0.known > latest }
    self.partners = partners
    cadences = KeptCadences(desk.rules, partners: partners, on: desk.today)
    let marks = try desk.read { (source) throws(ProjectionError) in
      try source.dutyMarks(of: nil)
    }
    book = DutyBook(marks.compactMap(\.mark))
    first = book.earliest(stillAskedOn: asked)
    let programme = try desk.look { (records) throws(Refusal) in try records.programme() }
    knownSince =
      if let programme { try desk.history.local(programme.moment).recorded } else { desk.today }
  }

  /// Everything owed, by due day, partner, subject, code; each key once.
  ///
  /// - Parameter responsible: only what was given to this person.
  func items(responsible: PersonID? = nil) throws(OfficeError) -> [Duty] {
    var duties = try owed(responsible: responsible)
    try name(&duties)
    return duties
  }

  /// The same, before short names are sought for what does not exist yet.
  ///
  /// - Parameter responsible: only what was given to this person.
  func owed(responsible: PersonID? = nil) throws(OfficeError) -> [Duty] {
    var duties: [Duty] = []
    if responsible == nil {
      if partner == nil { duties = try programmeDuties() }
      try addPartnerDuties(dueBy: through, to: &duties)
      duties += try introductions() + endingTerms() + endingChecks()
    }
    duties += try letterDuties()
    duties += try checklistItems() + evaluations() + outcomes()
    duties = standing(duties)
    duties.putInOrder { duties, index in
      duties[index].due <= through && duties[index].until ?? .latest >= asked
        && (responsible == nil || duties[index].responsible == responsible?.text)
    }
    return duties
  }

  /// Gives duties short names that nothing has, for MOUs that nobody planned.
  ///
  /// All names are looked up at once: with ten thousand partners, asking for each from its own
  /// records would be most of the work.
  private func name(_ duties: inout [Duty]) throws(OfficeError) {
    var unnamed = duties.indices.filter {
      duties[$0].origin == .agreement && duties[$0].mention.isEmpty
    }
    var number = 1
    while !unnamed.isEmpty {
      let names = unnamed.map { duties[$0].usualAgreement(number) }
      let taken = try desk.read { (source) throws(ProjectionError) in try source.taken(names) }
      var left: [Int] = []
      for (index, name) in zip(unnamed, names) {
        if taken.contains(name) {
          left.append(index)
        } else if number > 1 {
          duties[index] = duties[index].mentioning(name)
        }
      }
      unnamed = left
      number += 1
    }
  }

  /// Duties as they stand with what was said of them.
  func standing(_ duties: [Duty]) -> [Duty] {
    book.isEmpty ? duties : duties.compactMap(book.standing)
  }

  /// What the programme owes each year, and what is asked of its members (R7a, R29).
  func programmeDuties() throws(OfficeError) -> [Duty] {
    let members = try desk.read { (source) throws(ProjectionError) in try source.members() }
    return ProgrammeDuties(knownSince: knownSince)
      .owed(under: cadences.standard, on: desk.today, since: first, through: through)
      + MembershipDuties(
        members: members.filter { $0.ended == nil }.map(\.member), knownSince: knownSince
      ).owed(under: cadences.standard, on: desk.today, since: first)
  }
}
