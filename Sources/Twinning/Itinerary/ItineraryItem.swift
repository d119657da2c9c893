/// One item of a visit's itinerary (R12).
package struct ItineraryItem: Equatable, Sendable {
  package let id: ItemID
  package let title: String
  package let kind: ItineraryKind
  package let place: String?
  package private(set) var starts: WallTime
  package let zone: ZoneName
  package private(set) var ends: WallTime
  package let endZone: ZoneName?
  package private(set) var weekday: Weekday?
  package let meets: [String]
  package let responsible: PersonID?
  package let interpreters: Int?
  package let transport: String?

  package init(_ event: ItineraryItemAdded) {
    id = event.item
    title = event.title
    kind = event.kind
    place = event.place
    starts = event.starts
    zone = event.zone
    ends = event.ends
    endZone = event.endZone
    weekday = event.weekday.map(Weekday.init)
    meets = event.meets
    responsible = event.responsible
    interpreters = event.interpreters
    transport = event.transport
  }

  package mutating func apply(_ event: ItineraryItemMoved) {
    starts = event.starts
    ends = event.ends
    weekday = event.weekday.map(Weekday.init)
  }

  /// Moves the item with the visit; the weekday that was meant no longer binds.
  package mutating func shift(days: Int) {
    let minutes = days * WallTime.minutesPerDay
    starts = starts.adding(minutes: minutes) ?? starts
    ends = ends.adding(minutes: minutes) ?? ends
    weekday = nil
  }
}

/// An item that was taken out of an itinerary.
package struct DroppedItem: Equatable, Sendable {
  package let item: ItineraryItem
  package let moment: Moment
}

extension Delegation {
  package mutating func apply(_ event: ItineraryItemAdded) {
    // An item whose dropping was retracted may have been added again meanwhile.
    itinerary.removeAll { $0.id == event.item }
    dropped.removeAll { $0.item.id == event.item }
    itinerary.append(ItineraryItem(event))
  }

  package mutating func apply(_ event: ItineraryItemMoved) {
    guard let index = itinerary.firstIndex(where: { $0.id == event.item }) else { return }
    itinerary[index].apply(event)
  }

  package mutating func apply(_ event: ItineraryItemDropped, at moment: Moment) {
    guard let item = itinerary.first(where: { $0.id == event.item }) else { return }
    itinerary.removeAll { $0.id == event.item }
    dropped.append(DroppedItem(item: item, moment: moment))
  }
}

extension Weekday {
  /// The weekday that a command names.
  package init(_ named: NamedWeekday) {
    self =
      switch named {
      case .monday: .monday
      case .tuesday: .tuesday
      case .wednesday: .wednesday
      case .thursday: .thursday
      case .friday: .friday
      case .saturday: .saturday
      case .sunday: .sunday
      }
  }
}
