import Projections
import Twinning

extension DueList {
  /// What came from partners and waits for an acknowledgement or an answer (R24).
  func letterDuties() throws(OfficeError) -> [Duty] {
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.letters(partner: partner?.text, openOnly: true)
    }
    return rows.flatMap { row -> [Duty] in
      guard let received = CivilDay(daysSince1970: Int(row.day)) else { return [] }
      return LetterDuties(
        letter: row.slug, partner: row.partner, words: row.words,
        openWords: row.openWords, responsible: row.responsible, received: received,
        acknowledged: row.acknowledgedDay.flatMap { CivilDay(daysSince1970: Int($0)) },
        answerBy: row.answerBy.flatMap { CivilDay(daysSince1970: Int($0)) },
        knownSince: knownSince, receivedDate: VagueDate(recorded: row.received),
        acknowledgedDate: row.acknowledged.map { VagueDate(recorded: $0) }
      ).owed(under: cadences.with(row.partner))
    }
  }
}

extension LetterRow {
  /// `a letter from the mayor's office, on dates of the visit`.
  fileprivate var words: String {
    openWords + (sender.isEmpty ? "" : " from \(sender)") + (about.isEmpty ? "" : ", on \(about)")
  }

  /// `a letter`.
  fileprivate var openWords: String { "a \(kind)" }
}
