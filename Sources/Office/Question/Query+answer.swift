package import Twinning

extension Query {
  /// Answers, or says what is missing.
  ///
  /// Pure but for what the desk reads.
  package func answer(at desk: Desk) throws(OfficeError) -> Answer {
    switch self {
    case .askSchedule(let query): try query.answer(at: desk)
    case .askToday(let query): try query.answer(at: desk)
    case .askDue(let query): try query.answer(at: desk)
    case .askChecklist(let query): try query.answer(at: desk)
    case .askPartners(let query): try query.answer(at: desk)
    case .askPartner(let query): try query.answer(at: desk)
    case .askPeople(let query): try query.answer(at: desk)
    case .askPerson(let query): try query.answer(at: desk)
    case .askDossier(let query): try query.answer(at: desk)
    case .askRetained(let query): try query.answer(at: desk)
    case .askDelegations(let query): try query.answer(at: desk)
    case .askDelegation(let query): try query.answer(at: desk)
    case .askExchange(let query): try query.answer(at: desk)
    case .askMou(let query): try query.answer(at: desk)
    case .askClaims(let query): try query.answer(at: desk)
    case .askAnnual(let query): try query.answer(at: desk)
    case .askCorrespondence(let query): try query.answer(at: desk)
    case .askLetter(let query): try query.answer(at: desk)
    case .askMembers(let query): try query.answer(at: desk)
    case .askHistory(let query): try query.answer(at: desk)
    case .askProgramme(let query): try query.answer(at: desk)
    case .askSearch(let query): try query.answer(at: desk)
    case .askGuidance(let query): try query.answer(at: desk)
    case .askCalendar(let query): try query.answer(at: desk)
    case .askTrail(let query): try query.answer(at: desk)
    case .askDifference(let query): try query.answer(at: desk)
    case .askWhy(let query): try query.answer(at: desk)
    case .askNotice(let query): try query.answer(at: desk)
    case .askLedger(let query): try query.answer(at: desk)
    case .askPreview(let query): try query.answer(at: desk)
    }
  }
}
