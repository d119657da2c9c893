import Projections
import Twinning

/// The aggregates of a log folded in memory, as of a day.
struct FoldedRecords: Records {
  let record: OfficeRecord

  func programme() -> Programme? { record.programme }
  func partnership(_ id: PartnershipID) -> Partnership? { record.partnership(id) }
  func delegation(_ id: DelegationID) -> Delegation? { record.delegation(id) }
  func exchange(_ id: ExchangeID) -> Exchange? { record.exchange(id) }
  func mou(_ id: MouID) -> Mou? { record.mou(id) }
  func letter(_ id: LetterID) -> Letter? { record.letter(id) }
  func person(_ id: PersonID) -> Person? { record.person(id) }
  func claims(on subject: SubjectID) -> [Claim] { record.claims[subject] ?? [] }
  func localGuidance() -> LocalGuidance { record.guidance }

  func holder(of name: String) -> String? {
    guard let row = FoldedRows(record).subject(name) else { return nil }
    return Noun.all.first { $0.0 == row.noun }?.1
  }

  func shortNames(of noun: String) -> [String] { FoldedRows(record).shortNames(of: noun) }

  func hasVisited(_ partnership: PartnershipID, before delegation: DelegationID) -> Bool {
    FoldedRows(record)
      .schedule(ScheduleFilter(partner: partnership.text, noun: "delegation"))
      .hasVisit(before: delegation)
  }

  func roles(of person: PersonID) -> [OfficeCode] {
    FoldedRows(record).involvements(of: person.text).roles
  }

  func reminders(of person: PersonID) -> Reminders? { record.reminders(of: person) }
  func dutyMarks(of subject: SubjectID) -> DutyMarks? { record.dutyMarks(of: subject) }

  func hosts(of visit: Delegation) -> [Person] {
    let side = visit.direction == .inbound ? nil : visit.partnership
    return record.people.filter { person in
      person.partnership == side && person.terms.contains { $0.left == nil }
    }.sorted { $0.id < $1.id }
  }
}
