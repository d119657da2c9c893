import Guidance

/// The feasts of one country that begin in one year, made from the rules of guidance.
struct FeastYear {
  private let rules: [FeastRule]
  private let country: CountryCode
  private let days: any FeastDays

  /// Announced days stand for calculated ones at most so many days away: a month of the moon's
  /// calendars is farther.
  private static let announcedWithin = 15

  init(_ rules: [FeastRule], of country: CountryCode, days: any FeastDays) {
    self.rules = rules
    self.country = country
    self.days = days
  }

  /// The feasts with those days that are free instead of a weekend's, in the order of their days.
  func feasts(in year: Int) -> [Feast] {
    let code = country.description
    var feasts: [(rule: FeastRule, feast: Feast)] = []
    for rule in rules where rule.announces == nil && rule.header.countries.contains(code) {
      feasts += found(rule, in: year).map { (rule, $0) }
    }
    feasts.sort { ($0.feast.days.first, $0.feast.id) < ($1.feast.days.first, $1.feast.id) }
    // Two feasts on one weekend take two days.
    var taken = Set(feasts.filter { $0.feast.effect == .closed }.map(\.feast.days.first))
    var free: [Feast] = []
    for (rule, feast) in feasts {
      guard let substitute = substitute(for: feast, rule, taken: taken) else { continue }
      taken.insert(substitute.days.first)
      free.append(substitute)
    }
    return (feasts.map(\.feast) + free).sorted {
      ($0.days.first, $0.id) < ($1.days.first, $1.id)
    }
  }

  /// The feasts of one rule that begin in the year.
  ///
  /// With an offset the day that is found may lie in another year, so the years about it are asked.
  private func found(_ rule: FeastRule, in year: Int) -> [Feast] {
    let years = rule.offset == 0 ? year...year : (year - 1)...(year + 1)
    let calculated = years.flatMap { days.days(of: rule.falls, inYear: $0) }
      .compactMap { $0.adding(days: rule.offset) }
    let announcements = rules.filter { other in
      other.announces == rule.id
        && (other.header.countries.isEmpty
          || other.header.countries.contains(country.description))
    }
    var feasts: [Feast] = []
    var used: Set<CivilDay> = []
    for announcement in announcements {
      for day in days.days(of: announcement.falls, inYear: year) {
        let lasts = max(announcement.lasts, rule.lasts)
        guard used.insert(day).inserted, let range = range(from: day, lasting: lasts) else {
          continue
        }
        feasts.append(Feast(rule, country: country, days: range, announcedBy: announcement))
      }
    }
    // An announcement over the turn of the year counts in both.
    let announced = announcements.flatMap { announcement in
      ((year - 1)...(year + 1)).flatMap { days.days(of: announcement.falls, inYear: $0) }
    }
    for day in calculated where day.year == year && rule.header.holds(on: day.daysSince1970) {
      let isAnnounced = announced.contains { abs($0.days(until: day)) <= Self.announcedWithin }
      guard !isAnnounced, let range = range(from: day, lasting: rule.lasts) else { continue }
      feasts.append(Feast(rule, country: country, days: range))
    }
    return feasts
  }

  private func range(from day: CivilDay, lasting count: Int) -> DayRange? {
    DayRange(first: day, last: day.addingClamped(days: count - 1))
  }

  /// The day that is free besides, when the first day is a weekend's.
  private func substitute(for feast: Feast, _ rule: FeastRule, taken: Set<CivilDay>) -> Feast? {
    let first = feast.days.first
    let days: Int? =
      switch (rule.observed, first.weekday) {
      case (.sundayToMonday, .sunday), (.weekendToMonday, .sunday), (.nearestWeekday, .sunday): 1
      case (.weekendToMonday, .saturday): 2
      case (.nearestWeekday, .saturday): -1
      case (.twoDaysOn, .saturday), (.twoDaysOn, .sunday): 2
      case (.nextFreeDay, .sunday):
        (1...7).first { days in first.adding(days: days).map { !taken.contains($0) } ?? false }
      case (.nextWorkday, .saturday), (.nextWorkday, .sunday):
        (1...7).first { days in
          first.adding(days: days).map { !taken.contains($0) && !$0.weekday.isWeekend } ?? false
        }
      default: nil
      }
    guard let day = days.flatMap({ first.adding(days: $0) }) else { return nil }
    return Feast(
      rule, title: "\(feast.title) (observed)", country: country, days: DayRange(day))
  }
}
