import Guidance

extension PartnerDuties {
  /// The yearly exchanges that are missing (R22): each is due at the end of its year.
  ///
  /// That of the year before is late, when the partnership was official and the log already open by
  /// its end. One that comes every few years is counted from the last, or from the first year.
  func addAnnuals(
    _ cadence: KeptCadence, in years: [PartnerCadences.Year], on day: CivilDay,
    to duties: inout [Duty]
  ) {
    let apart = max(1, cadence.every.totalMonths / 12)
    for entry in years where entry.year >= day.year || entry.due >= begun {
      for (way, words) in entry.missing {
        let done = exchanged.lazy.filter {
          $0.way == way && $0.year <= entry.year && $0.kind == cadence.grounds.code
        }.map(\.year).max()
        let last = max(done ?? .min, begun.year - 1)
        guard entry.year > last, (entry.year - last) % apart == 0 else { continue }
        duties.append(
          duty(cadence, aspect: way.rawValue, due: entry.due, until: entry.until, words))
      }
    }
  }

  /// The anniversaries to come (R28): the next one, and those up to `last`.
  ///
  /// One that had passed on `first` is asked for no more. Of a year alone the whole year is the
  /// anniversary: due on its first day, and asked for until its last. What is vaguer has none.
  func anniversaries(
    _ cadence: KeptCadence, on day: CivilDay, since first: CivilDay, through last: CivilDay
  ) -> [Duty] {
    guard let start = official?.earliest, let end = official?.latest, let official,
      start.days(until: end) <= Self.vaguestDays
    else { return [] }
    let every = max(1, cadence.every.totalMonths / 12)
    let fixed = cadence.rule.milestones.map(Int.init)
    let elapsed = max(0, first.year - end.year)
    // Behind the milestones, the first regular one that may still lie ahead.
    let regular = (max(fixed.last ?? 0, elapsed - 1) / every + 1) * every
    let candidates =
      fixed.filter { $0 >= elapsed }
      + (0...PartnerCadences.yearsAhead + 1).map { regular + $0 * every }
    let coming = candidates.compactMap { years in
      start.adding(years: years).map { (years: years, due: $0, until: end.adding(years: years)) }
    }.filter { ($0.until ?? .latest) >= first }
    let next = coming.first { $0.due >= day }?.due ?? .latest
    return coming.prefix { $0.due <= max(last, next) }.map { years, due, until in
      duty(cadence, due: due, until: until, "\(years) years; official since \(official.wording)")
    }
  }

  /// No anniversary is told of a day that is known less well than to the year.
  private static let vaguestDays = 366
}
