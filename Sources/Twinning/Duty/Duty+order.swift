extension [Duty] {
  /// Leaves the wanted ones, by due day, then partner, subject, code; else as they stand; each key
  /// once.
  ///
  /// What is sorted are numbers, and within a day only what is not in order yet: a duty is large, and
  /// a programme of many partners has a hundred thousand of them. For the same reason each is moved
  /// to its place, and none copied.
  ///
  /// - Parameter isWanted: says it of the one at an index of `duties`.
  package mutating func putInOrder(where isWanted: (_ duties: Self, _ index: Int) -> Bool) {
    var order: [(day: Int32, index: Int32)] = []
    order.reserveCapacity(count)
    for index in indices where isWanted(self, index) {
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
    move(
      order.indices.filter { !repeats(order[..<$0], order[$0].index) }.map { Int(order[$0].index) })
  }

  /// Leaves those at some places, in the order in which the places are given.
  private mutating func move(_ places: [Int]) {
    // An array's own `swapAt` would copy them.
    withUnsafeMutableBufferPointer { duties in
      for target in places.indices {
        // What stood before the target was swapped to where its own successor came from.
        var place = places[target]
        while place < target { place = places[place] }
        duties.swapAt(target, place)
      }
    }
    removeLast(count - places.count)
  }

  /// Whether the same key stands among those before, which are in order: then it stands right
  /// before, among those of the same subject and code.
  private func repeats(_ before: ArraySlice<(day: Int32, index: Int32)>, _ index: Int32) -> Bool {
    let duty = Int(index)
    for entry in before.reversed() {
      let other = Int(entry.index)
      guard
        self[other].due == self[duty].due, self[other].subject == self[duty].subject,
        self[other].code == self[duty].code, self[other].partner == self[duty].partner
      else { return false }
      if self[other].aspect == self[duty].aspect { return true }
    }
    return false
  }

  /// Of what is due on the same day: by partner, subject, code.
  private func precedes(_ one: Int32, _ other: Int32) -> Bool {
    let (one, other) = (Int(one), Int(other))
    if self[one].partner != self[other].partner { return self[one].partner < self[other].partner }
    if self[one].subject != self[other].subject { return self[one].subject < self[other].subject }
    return self[one].code < self[other].code
  }
}
