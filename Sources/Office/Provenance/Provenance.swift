import Twinning

/// Something derived that somebody asks the causes of.
struct Derived: Equatable {
  let title: String
  /// When it is due, in words; empty for a warning.
  let due: String
  let responsible: String
  let state: String
  /// Why such a thing exists, by guidance or by rule.
  let why: String
  /// The facts that made it appear, in words.
  let because: String
  let rule: String
  let source: String

  /// What an event must change to count as a cause.
  var essence: [String] { [due, responsible, state] }
}

/// Which events something follows from: those without which it would not be, or be otherwise.
struct Provenance {
  /// An event without which it differs.
  struct Cause {
    let position: Int64
    /// What it would be without it; `nil` when it would not be.
    let otherwise: Derived?
    /// Whether another event would do as well, so that only several together make the difference.
    let isReplaceable: Bool
  }

  let causes: [Cause]
  /// How many older events were not tried.
  let untried: Int

  /// So many events are tried: each time all of them are folded anew, and this many take seconds.
  static let limit = 1_500

  /// Leaves each event out in turn; then leaves out as many of the others as can be spared, the
  /// latest first: what is left of those suffices only together with others like it.
  ///
  /// - Parameters:
  ///   - finding: what is asked about, as it is.
  ///   - supposition: the events that it may follow from.
  ///   - limit: so many of them are tried, the newest.
  ///   - find: the same in an office without some events.
  init(
    of finding: Derived, in supposition: Supposition, limit: Int = Provenance.limit,
    _ find: (Desk) throws(OfficeError) -> Derived?
  ) throws(OfficeError) {
    let positions = supposition.positions
    untried = max(0, positions.count - limit)
    var causes: [Cause] = []
    var others: [Int64] = []
    for position in positions.suffix(limit) {
      let without = try find(supposition.desk(without: [position]))
      if without?.essence == finding.essence {
        others.append(position)
      } else {
        causes.append(
          Cause(position: position, otherwise: without, isReplaceable: false))
      }
    }
    var spared: Set<Int64> = []
    for position in others.reversed() {
      let without = try find(supposition.desk(without: spared.union([position])))
      if without?.essence == finding.essence {
        spared.insert(position)
      } else {
        causes.append(Cause(position: position, otherwise: without, isReplaceable: true))
      }
    }
    self.causes = causes.sorted { $0.position < $1.position }
  }
}
