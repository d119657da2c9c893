import Guidance

extension Circumstances {
  /// The feasts of home and partner that stand in the way of something in the days.
  func feasts(with partner: Partnership, in range: DayRange) throws(Refusal) -> [Feast] {
    try records.feasts(with: partner, in: range, rules: rules)
  }

  /// What is told when a visit is planned or moved: the feasts that its days meet, or may meet while
  /// they are vague, and where to ask for others.
  func feastWarnings(
    _ partner: Partnership, from arrives: VagueDate?, to departs: VagueDate?
  ) throws(Refusal) -> [String] {
    let unknown = try records.unknownFeasts(with: partner, rules: rules)
    let (arrives, departs) = (arrives ?? .unknown, departs ?? .unknown)
    let exact = DayRange(arrives: arrives, departs: departs)
    guard let days = exact ?? DayRange(somewhereFrom: arrives, to: departs) else { return unknown }
    let feasts = FeastMeeting.all(try feasts(with: partner, in: days))
    guard !feasts.isEmpty else { return unknown }
    let told =
      exact == nil
      ? ["the visit may meet \(feasts.map(\.name).joined(separator: "; ")) (R12)"]
      : feasts.map { "the visit falls \($0.words(for: days)) (R12)" }
    let advice =
      "calendar check \(days.first) \(days.last) --partner \(partner.id) proposes other days (R12)"
    return told + [advice] + unknown
  }
}

extension Records {
  /// What cannot be told of the feasts of home and partner, for guidance has none of the country.
  package func unknownFeasts(
    with partner: Partnership?, rules: Rules
  ) throws(Refusal) -> [String] {
    try countries(with: partner).filter { !rules.knowsFeasts(of: $0) }.map {
      "no feasts of \($0) are on record here: ask before the dates are settled (R12)"
    }
  }

  /// Home's and the partner's.
  private func countries(with partner: Partnership?) throws(Refusal) -> [CountryCode] {
    var countries: [CountryCode] = []
    if let home = try programme()?.country { countries.append(home) }
    if let country = partner?.country, !countries.contains(country) { countries.append(country) }
    return countries
  }

  /// The feasts of home and partner whose windows meet the days, without those that can be planned
  /// around (R12).
  package func feasts(
    with partner: Partnership?, in range: DayRange, rules: Rules
  ) throws(Refusal) -> [Feast] {
    try countries(with: partner).flatMap { rules.feasts(of: $0, in: range) }
      .filter(\.effect.isInTheWay)
  }
}

extension Delegation {
  /// The days about which feasts can be told: those of the visit, when they are exact, and those of
  /// its items; `nil` when there are none, or when the visit is over or called off.
  package var feastRange: DayRange? {
    switch stage {
    case .completed, .evaluated, .cancelled: return nil
    case .proposed, .invited, .accepted, .scheduled, .underWay, .postponed: break
    }
    let days = visitDays
    let firsts = itinerary.map(\.starts.day) + (days.map { [$0.first] } ?? [])
    let lasts = itinerary.map(\.ends.day) + (days.map { [$0.last] } ?? [])
    guard let first = firsts.min(), let last = lasts.max() else { return nil }
    return DayRange(first: first, last: last)
  }

  private var visitDays: DayRange? { DayRange(arrives: arrives, departs: departs) }

  /// What R12 says of feasts: those that the visit meets or that an item falls on, one sentence for
  /// each, with the items.
  package func feastWarnings(_ feasts: [Feast]) -> [String] {
    FeastMeeting.all(feasts).compactMap { meeting in
      let isMet = visitDays.map(meeting.window.overlaps) ?? false
      let items = itinerary.filter { $0.meets(meeting.window) }.map(\.id.text)
      guard isMet || !items.isEmpty else { return nil }
      let what = isMet ? "the visit" : items.joined(separator: ", ")
      let days = (isMet ? visitDays : nil) ?? meeting.days
      let verb = isMet || items.count == 1 ? "falls" : "fall"
      return "\(what) \(verb) \(meeting.words(for: days, with: isMet ? items : [])) (R12)"
    }
  }

  /// The same, as far as it concerns one item.
  package func feastWarnings(about id: ItemID, _ feasts: [Feast]) -> [String] {
    guard let item = itinerary.first(where: { $0.id == id }), let days = item.days else {
      return []
    }
    return FeastMeeting.all(feasts).filter { item.meets($0.window) }.map {
      "\(id) falls \($0.words(for: days)) (R12)"
    }
  }
}

extension DayRange {
  /// From an exact arrival to an exact departure, or the arrival alone when no departure is given;
  /// `nil` while either is vague.
  package init?(arrives: VagueDate, departs: VagueDate) {
    guard let first = arrives.firmDay else { return nil }
    if departs.isUnknown {
      self.init(first)
      return
    }
    guard let last = departs.firmDay else { return nil }
    self.init(first: first, last: last)
  }

  /// From the first day of a vague arrival to the last of a vague departure, or of the arrival when no
  /// departure is given; `nil` when they are unknown, or too far apart for a feast to say anything.
  fileprivate init?(somewhereFrom arrives: VagueDate, to departs: VagueDate) {
    guard let first = arrives.earliest, let last = departs.latest ?? arrives.latest,
      first.days(until: last) < Self.vaguest
    else { return nil }
    self.init(first: first, last: last)
  }

  /// A month and the stay after it.
  private static let vaguest = 45
}

extension ItineraryItem {
  fileprivate var days: DayRange? { DayRange(first: starts.day, last: max(starts.day, ends.day)) }

  fileprivate func meets(_ window: DayRange) -> Bool { days.map(window.overlaps) ?? false }
}
