/// How this office follows guidance differently, item by item, with its reasons.
package struct LocalGuidance: Equatable, Sendable {
  package struct Change: Equatable, Sendable {
    package let item: GuidanceItemID
    package let isOff: Bool
    package let offset: Period?
    package let responsible: String?
    package let reason: String
    package let moment: Moment
  }

  /// In the order of the items, whichever order their streams were read in.
  package private(set) var changes: [Change] = []

  package init() {}

  package func change(of item: GuidanceItemID) -> Change? { changes.first { $0.item == item } }

  package mutating func apply(_ event: GuidanceOverridden, at moment: Moment) {
    changes.removeAll { $0.item == event.item }
    let place = changes.firstIndex { $0.item > event.item } ?? changes.endIndex
    changes.insert(
      Change(
        item: event.item, isOff: event.off, offset: event.offset, responsible: event.responsible,
        reason: event.reason, moment: moment), at: place)
  }

  package mutating func apply(_ event: GuidanceRestored) {
    changes.removeAll { $0.item == event.item }
  }
}
