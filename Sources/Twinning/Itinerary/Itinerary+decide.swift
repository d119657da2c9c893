extension AddItineraryItem {
  /// Refused when it ends before it starts; everything else R12 looks at is a warning.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    var visit = try given.records.required(delegation).requireOpen("changed")
    guard !visit.itinerary.contains(where: { $0.id == item }) else {
      throw Refusal(
        "the itinerary of \(delegation) has an item \"\(item)\" already",
        advice: "choose another short name, or use itinerary move", rule: "R12", field: "item")
    }
    guard visit.itinerary.count < Delegation.itineraryLimit else {
      throw Refusal(
        "the itinerary of \(delegation) has \(Delegation.itineraryLimit) items, which is the most",
        rule: "R12")
    }
    let zone = if let zone { zone } else { try given.hostZone(of: visit) }
    try given.requireZone(zone)
    if let endZone { try given.requireZone(endZone, field: "end-zone") }
    if let responsible { _ = try given.records.remembered(responsible) }
    let added = ItineraryItemAdded(
      delegation: delegation, item: item, title: title, kind: kind, place: place, starts: starts,
      zone: zone, ends: ends, endZone: endZone, weekday: weekday, meets: meets,
      responsible: responsible, interpreters: interpreters, transport: transport)
    visit.apply(added)
    try given.requireForward(ItineraryItem(added))
    return given.decided(
      .itineraryItemAdded(added), warnings: try given.warnings(about: item, of: visit))
  }
}

extension MoveItineraryItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    var visit = try given.records.required(delegation).requireOpen("changed")
    let old = try visit.requireItem(item)
    let length = Int((old.ends.secondsSince1970 - old.starts.secondsSince1970) / 60)
    guard let ends = ends ?? starts.adding(minutes: length) else {
      throw Refusal("\(starts) lies at the end of the calendar", rule: "R12", field: "starts")
    }
    guard old.starts != starts || old.ends != ends || weekday.map(Weekday.init) != old.weekday
    else {
      throw Refusal("\(item) is at that time already", rule: "R12")
    }
    let moved = ItineraryItemMoved(
      delegation: delegation, item: item, starts: starts, ends: ends, weekday: weekday,
      reason: given.reason)
    visit.apply(moved)
    try given.requireForward(try visit.requireItem(item))
    return given.decided(
      .itineraryItemMoved(moved), warnings: try given.warnings(about: item, of: visit))
  }
}

extension DropItineraryItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(delegation).requireOpen("changed").requireItem(item)
    return given.decided(
      .itineraryItemDropped(
        ItineraryItemDropped(delegation: delegation, item: item, reason: given.reason)))
  }
}

extension Delegation {
  /// A visit of three weeks with ten items a day stays below it.
  static let itineraryLimit = 300

  fileprivate func requireItem(_ id: ItemID) throws(Refusal) -> ItineraryItem {
    guard let item = itinerary.first(where: { $0.id == id }) else {
      let ids = itinerary.map(\.id.text)
      let near = NearestNames.nearest(ids, to: id.text).first.map { "did you mean \($0)?" }
      throw Refusal(
        "the itinerary of \(self.id) has no item \"\(id)\"",
        advice: near ?? "see delegation show \(self.id)", rule: "R12", field: "item")
    }
    return item
  }
}

extension Circumstances {
  /// What R12 finds about one item of a visit, feasts of both sides included.
  fileprivate func warnings(
    about item: ItemID, of visit: Delegation
  ) throws(Refusal) -> [String] {
    let partner = try records.required(visit.partnership)
    let warnings =
      visit.itineraryWarnings(about: item, zones: zones)
      + visit.jetLagWarnings(
        about: item, home: try records.programme()?.zone, partner: partner.zones.first,
        zones: zones)
    guard let range = visit.feastRange else { return warnings }
    return warnings
      + visit.feastWarnings(about: item, try feasts(with: partner, in: range))
  }

  /// The time zone of the side that receives: ours for an inbound visit, theirs for an outbound.
  fileprivate func hostZone(of visit: Delegation) throws(Refusal) -> ZoneName {
    switch visit.direction {
    case .inbound: return try records.requiredProgramme().zone
    case .outbound:
      guard let zone = try records.required(visit.partnership).zones.first else {
        throw Refusal(
          "the time zone of \(visit.partnership) is not on record",
          advice: "give --zone, or record it with partner describe", rule: "R12", field: "zone")
      }
      return zone
    }
  }

  func requireForward(_ item: ItineraryItem) throws(Refusal) {
    let span = item.span(zones)
    guard span.start < span.end else {
      throw Refusal(
        "\(item.id) ends at \(item.ends), which is not after its start at \(item.starts)",
        advice: "check the times, and the zone of the end (--end-zone)", rule: "R12", field: "ends")
    }
  }
}
