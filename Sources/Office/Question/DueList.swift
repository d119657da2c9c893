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

  /// Everything owed, by due day, partner, subject, code.
  ///
  /// - Parameter responsible: only what was given to this person.
  func items(responsible: PersonID? = nil) throws(OfficeError) -> [Duty] {
    var duties: [Duty] = []
    if responsible == nil {
      duties += try partnerDuties() + introductions()
      if partner == nil { duties += try programmeDuties() }
    }
    duties += try letterDuties()
    duties += try checklistItems() + evaluations() + forgottenVisits()
    return duties.filter { $0.due <= through }
      .filter { responsible == nil || $0.responsible == responsible?.text }
      .sorted {
        ($0.due, $0.partner, $0.subject, $0.code) < ($1.due, $1.partner, $1.subject, $1.code)
      }
  }

  /// What the programme owes each year (R29).
  func programmeDuties() throws(OfficeError) -> [Duty] {
    ProgrammeDuties(knownSince: try knownSince(), standardLadder: desk.rules.standardLadder)
      .owed(under: desk.rules.cadences, on: desk.today, through: through)
  }

  /// The day on which the programme was put on record here: what was before is history.
  func knownSince() throws(OfficeError) -> CivilDay {
    try desk.look { (records) throws(Refusal) in try records.programme() }?.recorded ?? desk.today
  }
}
