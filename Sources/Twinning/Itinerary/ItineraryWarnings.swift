extension ItineraryItem {
  /// Start and end on one time line, in seconds since 1970 UTC.
  package func span(_ zones: any TimeZoneRules) -> (start: Int64, end: Int64) {
    (
      Self.seconds(starts, in: zone, zones), Self.seconds(ends, in: endZone ?? zone, zones)
    )
  }

  /// A zone that is gone from the data counts as UTC: the itinerary still has an order.
  private static func seconds(
    _ wall: WallTime, in zone: ZoneName, _ zones: any TimeZoneRules
  ) -> Int64 {
    (try? zones.unixSeconds(of: ZonedTime(wall, in: zone))) ?? wall.secondsSince1970
  }

  /// Whether it asks something of the guests: rest and travel do not.
  fileprivate var isEngagement: Bool {
    switch kind {
    case .arrival, .departure, .travel, .rest, .other: false
    case .meeting, .ceremony, .meal, .reception, .visit, .performance, .school, .crossCulturalHour:
      true
    }
  }

  /// What R12 calls big: nothing of it belongs on the first day.
  var isBig: Bool {
    switch kind {
    case .ceremony, .reception, .performance, .meeting: true
    case .arrival, .departure, .travel, .meal, .visit, .school, .rest, .crossCulturalHour, .other:
      false
    }
  }
}

extension Delegation {
  /// Three engagements on a day without a rest item between them are too many (PD).
  private static let engagementsWithoutRest = 3

  /// What R12 finds in the itinerary, as sentences, in the order of the items.
  package func itineraryWarnings(zones: any TimeZoneRules) -> [String] {
    let items = itinerary.map { ($0, $0.span(zones)) }.sorted {
      ($0.1.start, $0.0.id) < ($1.1.start, $1.0.id)
    }
    var warnings: [String] = []
    for (index, (item, span)) in items.enumerated() {
      warnings += own(item)
      for (other, otherSpan) in items[(index + 1)...] where otherSpan.start < span.end {
        warnings.append("\(item.id) and \(other.id) overlap (R12)")
      }
    }
    return warnings + daysWithoutRest(items.map(\.0))
  }

  /// The same, as far as it concerns one item.
  package func itineraryWarnings(about id: ItemID, zones: any TimeZoneRules) -> [String] {
    guard let item = itinerary.first(where: { $0.id == id }) else { return [] }
    let span = item.span(zones)
    let overlaps = itinerary.filter { other in
      guard other.id != id else { return false }
      let otherSpan = other.span(zones)
      return otherSpan.start < span.end && span.start < otherSpan.end
    }
    return own(item) + overlaps.map { "\(id) and \($0.id) overlap (R12)" }
      + daysWithoutRest(itinerary).filter { $0.hasPrefix("\(item.starts.day):") }
  }

  /// What is wrong with one item for itself.
  private func own(_ item: ItineraryItem) -> [String] {
    var warnings: [String] = []
    if let weekday = item.weekday, weekday != item.starts.day.weekday {
      warnings.append(
        "\(item.id): \(item.starts.day) is a \(item.starts.day.weekday.name), not a"
          + " \(weekday.name) (R12)")
    }
    // The day before the arrival and the day after the departure belong to the journey.
    let isJourney = item.kind == .travel || item.kind == .arrival || item.kind == .departure
    let slack = isJourney ? 1 : 0
    if let first = arrives.earliest, item.starts.day.adding(days: slack) ?? first < first {
      warnings.append("\(item.id) lies before the visit, which begins on \(arrives.wording) (R12)")
    }
    if let last = departs.latest, let day = item.ends.day.adding(days: -slack), day > last {
      warnings.append("\(item.id) lies after the visit, which ends on \(departs.wording) (R12)")
    }
    if item.isBig, let first = arrives.firmDay, item.starts.day == first {
      warnings.append("\(item.id) falls on the first day, which should have nothing big (R12)")
    }
    return warnings
  }

  private func daysWithoutRest(_ items: [ItineraryItem]) -> [String] {
    let days = Set(items.map(\.starts.day)).sorted()
    return days.compactMap { day in
      let ofDay = items.filter { $0.starts.day == day }
      let engagements = ofDay.filter(\.isEngagement).count
      guard engagements >= Self.engagementsWithoutRest, !ofDay.contains(where: { $0.kind == .rest })
      else { return nil }
      return "\(day): \(engagements) engagements and no rest (R12)"
    }
  }
}
