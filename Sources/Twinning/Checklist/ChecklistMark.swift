/// What people decided about an item of a visit's checklist; kept whatever is derived anew (R20).
package struct ChecklistMark: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case open
    case done(evidence: String?)
    case waived(reason: String)
  }

  package let key: ChecklistKey
  package var state: State
  /// When the state was last changed.
  package var moment: Moment?
  package var responsible: PersonID?

  package init(key: ChecklistKey) {
    self.key = key
    state = .open
  }
}

extension Delegation {
  package mutating func apply(_ event: ChecklistItemTicked, at moment: Moment) {
    mark(event.item) {
      $0.state = .done(evidence: event.evidence)
      $0.moment = moment
    }
  }

  package mutating func apply(_ event: ChecklistItemWaived, at moment: Moment) {
    mark(event.item) {
      $0.state = .waived(reason: event.reason)
      $0.moment = moment
    }
  }

  package mutating func apply(_ event: ChecklistItemReopened, at moment: Moment) {
    mark(event.item) {
      $0.state = .open
      $0.moment = moment
    }
  }

  package mutating func apply(_ event: ChecklistItemAssigned) {
    mark(event.item) { $0.responsible = event.person }
  }

  private mutating func mark(_ key: ChecklistKey, _ change: (inout ChecklistMark) -> Void) {
    if let index = marks.firstIndex(where: { $0.key == key }) {
      change(&marks[index])
    } else {
      var mark = ChecklistMark(key: key)
      change(&mark)
      marks.append(mark)
    }
  }
}
