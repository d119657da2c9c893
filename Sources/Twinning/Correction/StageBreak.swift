/// A change of stage that no longer follows from what stands before it: what a correction may leave
/// behind (R1, R9).
///
/// Corrections are not refused for it, for the log may have been wrong more than once; they are told.
struct StageBreak: Hashable {
  /// A change of stage, wherever it is recorded.
  struct Step {
    let position: Int64
    let from: String
    let to: String
    let rule: String
    /// The stages to which guidance lets it go from there.
    let allowed: [String]
  }

  let position: Int64
  let text: String

  /// The breaks in a stream's events, each with the event that stands for it now.
  static func all(
    in events: [(fact: RecordedFact, current: Event)], rules: Rules
  ) -> Set<StageBreak> {
    var breaks: Set<StageBreak> = []
    var stage = events.first.flatMap { $0.current.firstStage(at: $0.fact.moment) }
    for (fact, event) in events {
      guard let step = event.step(at: fact.position, rules) else { continue }
      if let stage, stage != step.from {
        breaks.insert(
          StageBreak(
            position: step.position,
            text: "No. \(step.position) goes on from \(step.from), and by then it is \(stage)"
              + " (\(step.rule)); correct that too if it is wrong"))
      }
      if !step.allowed.contains(step.to) {
        breaks.insert(
          StageBreak(
            position: step.position,
            text: "No. \(step.position) goes from \(step.from) to \(step.to), which is no step of"
              + " the stages (\(step.rule))"))
      }
      stage = step.to
    }
    return breaks
  }
}

extension Circumstances {
  /// What a correction breaks in the stages of a record, as sentences.
  ///
  /// - Parameters:
  ///   - fact: the event that is corrected.
  ///   - event: what it says from now on; `nil` when it is taken back.
  func stageWarnings(of fact: RecordedFact, as event: Event?) throws(Refusal) -> [String] {
    guard ["partnership", "delegation", "exchange"].contains(fact.noun) else { return [] }
    let stream = try facts.facts(of: fact.stream)
    let before = stream.compactMap { fact in fact.current.map { (fact, $0.event) } }
    let after = stream.compactMap { other -> (RecordedFact, Event)? in
      let current = other.position == fact.position ? event : other.current?.event
      return current.map { (other, $0) }
    }
    return StageBreak.all(in: after, rules: rules)
      .subtracting(StageBreak.all(in: before, rules: rules))
      .sorted { ($0.position, $0.text) < ($1.position, $1.text) }.map(\.text)
  }
}

extension Event {
  /// The stage with which a record begins.
  fileprivate func firstStage(at moment: Moment) -> String? {
    switch self {
    case .partnershipRegistered(let event): Partnership(event, at: moment).stage.rawValue
    case .delegationPlanned(let event): Delegation(event, at: moment).stage.rawValue
    case .delegationRecorded(let event): Delegation(event, at: moment).stage.rawValue
    case .exchangePlanned(let event): Exchange(event).stage.rawValue
    case .exchangeRecorded(let event): Exchange(event).stage.rawValue
    default: nil
    }
  }

  fileprivate func step(at position: Int64, _ rules: Rules) -> StageBreak.Step? {
    switch self {
    case .partnershipStageChanged(let event):
      StageBreak.Step(
        position: position, from: event.from.rawValue, to: event.to.rawValue, rule: "R1",
        allowed: rules.partnershipStages(after: event.from).map(\.rawValue))
    case .delegationStageChanged(let event):
      StageBreak.Step(
        position: position, from: event.from.rawValue, to: event.to.rawValue, rule: "R9",
        allowed: rules.delegationStages(after: event.from).map(\.rawValue))
    case .exchangeStageChanged(let event):
      StageBreak.Step(
        position: position, from: event.from.rawValue, to: event.to.rawValue, rule: "R9",
        allowed: rules.exchangeStages(after: event.from).map(\.rawValue))
    default: nil
    }
  }
}
