import Guidance

/// What is owed for one thing that came from a partner (R24), as a pure function.
package struct LetterDuties {
  package let letter: String
  package let partner: String
  /// In words: `a letter from the mayor's office, on dates of the visit`.
  package let words: String
  /// The same without whom it is from and what it is about (R35): `a letter`.
  package let openWords: String
  /// The person who sees to the answer; empty: the office that guidance names.
  package let responsible: String
  package let received: CivilDay
  package let acknowledged: CivilDay?
  /// The same two as they are recorded.
  private let receivedWords: String
  private let acknowledgedWords: String
  package let answerBy: CivilDay?
  /// The day from which the log can tell: nothing is late before it.
  package let knownSince: CivilDay

  package init(
    letter: String, partner: String, words: String, openWords: String, responsible: String,
    received: CivilDay, acknowledged: CivilDay?, answerBy: CivilDay?, knownSince: CivilDay,
    receivedDate: VagueDate? = nil, acknowledgedDate: VagueDate? = nil
  ) {
    receivedWords = (receivedDate ?? VagueDate(received)).phrase
    acknowledgedWords = (acknowledgedDate ?? acknowledged.map { VagueDate($0) } ?? .unknown).phrase
    self.letter = letter
    self.partner = partner
    self.words = words
    self.openWords = openWords
    self.responsible = responsible
    self.received = received
    self.acknowledged = acknowledged
    self.answerBy = answerBy
    self.knownSince = knownSince
  }

  /// What is owed while it is open: first the acknowledgement, then the answer.
  package func owed(under cadences: [KeptCadence]) -> [Duty] {
    cadences.filter { $0.rule.subject == .correspondence }.compactMap { cadence in
      switch cadence.rule.from {
      case .received where acknowledged == nil:
        return duty(cadence, due: received.adding(cadence.every), "came \(receivedWords)")
      case .acknowledged:
        guard let acknowledged else { return nil }
        return duty(
          cadence, due: answerBy ?? acknowledged.adding(cadence.every),
          answerBy == nil
            ? "acknowledged \(acknowledgedWords)" : "promised \(acknowledgedWords)")
      default: return nil
      }
    }
  }

  private func duty(_ cadence: KeptCadence, due: CivilDay?, _ detail: String) -> Duty? {
    guard let due else { return nil }
    // Nothing is late before the office could know of it.
    let detail =
      due < knownSince ? "\(detail), and was to be seen to by \(due.wording)" : detail
    return Duty(
      cadence.grounds, subject: letter, partner: partner, due: max(due, knownSince),
      detail: "\(words); \(detail)", openDetail: "\(openWords); \(detail)", assignee: responsible)
  }
}
