/// When an item applies: a formula over ``Fact``s, read from a guidance file.
///
/// What is not known does not hold: `{"minors": {"at-least": 1}}` is false while the number is
/// unknown, and `not` of it is true. Ask `{"minors": {"known": false}}` to tell the two apart.
package indirect enum FactCondition: Equatable, Sendable {
  case all([FactCondition])
  case any([FactCondition])
  case not(FactCondition)
  case flag(Fact, Bool)
  /// True when one of the words is among those of the fact.
  case words(Fact, [String])
  case number(Fact, atLeast: Int, atMost: Int)
  case known(Fact, Bool)

  /// Always true.
  package static let always = FactCondition.all([])

  /// Whether it holds for `sheet`; the facts it rests on are added to `triggers`.
  package func holds(for sheet: FactSheet, triggers: inout [FactTrigger]) -> Bool {
    switch self {
    case .all(let parts):
      let start = triggers.count
      for part in parts where !part.holds(for: sheet, triggers: &triggers) {
        triggers.removeSubrange(start...)
        return false
      }
      return true
    case .any(let parts):
      return parts.contains { $0.holds(for: sheet, triggers: &triggers) }
    case .not(let part):
      var inner: [FactTrigger] = []
      guard !part.holds(for: sheet, triggers: &inner) else { return false }
      for fact in part.facts { triggers.append(FactTrigger(fact: fact, words: [])) }
      return true
    case .flag(let fact, let wanted):
      guard sheet[fact] == .flag(wanted) else { return false }
      triggers.append(FactTrigger(fact: fact, words: []))
    case .words(let fact, let wanted):
      guard case .words(let words) = sheet[fact] else { return false }
      let found = words.filter(wanted.contains)
      guard !found.isEmpty else { return false }
      triggers.append(FactTrigger(fact: fact, words: found))
    case .number(let fact, let least, let most):
      guard case .number(let number) = sheet[fact], number >= least, number <= most else {
        return false
      }
      triggers.append(FactTrigger(fact: fact, words: []))
    case .known(let fact, let wanted):
      guard (sheet[fact] != .unknown) == wanted else { return false }
      triggers.append(FactTrigger(fact: fact, words: []))
    }
    return true
  }

  /// Whether it holds for `sheet`.
  package func holds(for sheet: FactSheet) -> Bool {
    var triggers: [FactTrigger] = []
    return holds(for: sheet, triggers: &triggers)
  }

  /// The facts that are asked for, in order.
  package var facts: [Fact] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.facts)
    case .not(let part): part.facts
    case .flag(let fact, _), .words(let fact, _), .number(let fact, _, _), .known(let fact, _):
      [fact]
    }
  }
}
