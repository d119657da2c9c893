/// The facts of a visit, and of one member if one is looked at, as conditions see them.
package struct FactSheet: Sendable {
  /// What is known of one fact.
  package enum Value: Equatable, Sendable {
    case unknown
    case flag(Bool)
    case words([String])
    case number(Int)
  }

  private var values: [Value]

  package init() { values = Array(repeating: .unknown, count: Fact.allCases.count) }

  package subscript(fact: Fact) -> Value {
    get { values[Int(fact.rawValue)] }
    set { values[Int(fact.rawValue)] = newValue }
  }
}

/// A fact that made a condition hold.
package struct FactTrigger: Equatable, Sendable {
  package let fact: Fact
  /// The words of the fact that were asked for, when it is one of words.
  package let words: [String]
}
