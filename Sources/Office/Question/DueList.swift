import Guidance
import Projections
import Twinning

/// Gathers what is owed up to a day: by the programme, with partners, by people, for visits.
struct DueList {
  let desk: Desk
  /// Only this partner.
  let partner: PartnershipID?
  /// The last day that is looked at; what is late is always in.
  let through: CivilDay
  /// All partners, or the only one.
  let partners: [PartnerRow]
  /// How duties come back with each of them.
  let rules: KeptRules
  /// The day on which the programme was put on record here: what was before is history.
  let knownSince: CivilDay

  init(
    desk: Desk, partner: PartnershipID? = nil, through: CivilDay
  ) throws(OfficeError) {
    self.desk = desk
    self.partner = partner
    self.through = through
    partners = try desk.read { (source) throws(ProjectionError) in
      guard let partner else { return try source.partners() }
      return try source.partner(partner.text).map { [$0] } ?? []
    }
    rules = KeptRules(desk.rules, partners: partners, on: desk.today)
    let programme = try desk.look { (records) throws(Refusal) in try records.programme() }
    knownSince =
      if let programme { try desk.history.local(programme.moment).recorded } else { desk.today }
  }

  /// Everything owed, by due day, partner, subject, code.
  ///
  /// - Parameter responsible: only what was given to this person.
  func items(responsible: PersonID? = nil) throws(OfficeError) -> [Duty] {
    var duties: [Duty] = []
    if responsible == nil {
      if partner == nil { duties = try programmeDuties() }
      try addPartnerDuties(dueBy: through, to: &duties)
      duties += try introductions() + endingTerms() + endingChecks()
    }
    duties += try letterDuties()
    duties += try checklistItems() + evaluations() + forgottenVisits()
    return duties.inOrder { index in
      duties[index].due <= through && duties[index].until ?? .latest >= desk.today
        && (responsible == nil || duties[index].responsible == responsible?.text)
    }
  }

  /// What the programme owes each year, and what is asked of its members (R7a, R29).
  func programmeDuties() throws(OfficeError) -> [Duty] {
    let members = try desk.read { (source) throws(ProjectionError) in try source.members() }
    return ProgrammeDuties(knownSince: knownSince, standardLadder: rules.standardLadder)
      .owed(under: rules.standard, on: desk.today, through: through)
      + MembershipDuties(
        members: members.filter { $0.ended == nil }.map(\.member), knownSince: knownSince,
        standardLadder: rules.standardLadder
      ).owed(under: rules.standard, on: desk.today)
  }
}
