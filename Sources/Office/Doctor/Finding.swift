/// What the doctor says of one thing.
package struct Finding: Equatable, Sendable {
  package enum State: String, Sendable {
    case ok
    /// Nothing is lost, but somebody should see to it.
    case look = "look at this"
    case broken
  }

  /// What was looked at: a word or two.
  package let about: String
  package let state: State
  /// One sentence.
  package let sentence: String
  /// What to do about it; empty when nothing.
  package let advice: String

  static func ok(_ about: String, _ sentence: String) -> Finding {
    Finding(about: about, state: .ok, sentence: sentence, advice: "")
  }

  static func look(_ about: String, _ sentence: String, advice: String) -> Finding {
    Finding(about: about, state: .look, sentence: sentence, advice: advice)
  }

  static func broken(_ about: String, _ sentence: String, advice: String) -> Finding {
    Finding(about: about, state: .broken, sentence: sentence, advice: advice)
  }
}

extension [Finding] {
  /// The worst of all.
  package var state: Finding.State {
    contains { $0.state == .broken } ? .broken : contains { $0.state == .look } ? .look : .ok
  }

  /// A table for people and for machines.
  package var answer: Answer {
    var answer = Answer("The state of the office")
    answer.add(
      Section(
        "findings",
        .table(
          [
            Column("about", "What"), Column("state", "State", isWhole: true),
            Column("finding", "Found"), Column("advice", "What to do"),
          ],
          map { finding in
            [
              Cell(finding.about), Cell(finding.state.rawValue, tone: finding.state.tone),
              Cell(finding.sentence), Cell(finding.advice),
            ]
          })))
    let broken = filter { $0.state == .broken }.count
    let look = filter { $0.state == .look }.count
    answer.note("\(broken) broken, \(look) to look at, \(count - broken - look) fine")
    return answer
  }
}

extension Finding.State {
  fileprivate var tone: Tone {
    switch self {
    case .ok: .done
    case .look: .soon
    case .broken: .late
    }
  }
}
