extension [Duty] {
  /// The duties without those whose key stands among them before.
  package var distinct: [Duty] {
    var known: Set<Identity> = []
    known.reserveCapacity(count)
    return filter { duty in
      known.insert(
        Identity(code: duty.code, aspect: duty.aspect, subject: duty.subject, due: duty.due)
      ).inserted
    }
  }

  /// What a key is made from, without its text.
  private struct Identity: Hashable {
    let code: String
    let aspect: String
    let subject: String
    let due: CivilDay
  }

  /// The wanted ones by due day, then partner, subject, code; else as they stand.
  ///
  /// What is sorted are numbers, and within a day only what is not in order yet: a duty is large, and
  /// a programme of many partners has a hundred thousand of them.
  ///
  /// - Parameter isWanted: says it of the one at an index.
  package func inOrder(where isWanted: (Int) -> Bool) -> [Duty] {
    var order: [(day: Int32, index: Int32)] = []
    order.reserveCapacity(count)
    for index in indices where isWanted(index) {
      order.append((self[index].due.daysSince1970, Int32(truncatingIfNeeded: index)))
    }
    order.sort { ($0.day, $0.index) < ($1.day, $1.index) }
    var first = 0
    while first < order.count {
      let end = order[first...].firstIndex { $0.day != order[first].day } ?? order.count
      let isInOrder = (first..<end).dropFirst().allSatisfy {
        !precedes(order[$0].index, order[$0 - 1].index)
      }
      if !isInOrder {
        order[first..<end].sort {
          precedes($0.index, $1.index) || (!precedes($1.index, $0.index) && $0.index < $1.index)
        }
      }
      first = end
    }
    return order.map { self[Int($0.index)] }
  }

  /// Of what is due on the same day: by partner, subject, code.
  private func precedes(_ one: Int32, _ other: Int32) -> Bool {
    let (one, other) = (Int(one), Int(other))
    if self[one].partner != self[other].partner { return self[one].partner < self[other].partner }
    if self[one].subject != self[other].subject { return self[one].subject < self[other].subject }
    return self[one].code < self[other].code
  }
}
