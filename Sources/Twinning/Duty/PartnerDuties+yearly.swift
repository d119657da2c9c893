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

  /// The anniversaries to come (R28): the next one, and those up to `last`; none after `horizon`.
  ///
  /// One that had passed on `first` is asked for no more. Of a year alone the whole year is the
  /// anniversary: due on its first day, and asked for until its last. What is vaguer has none.
  func anniversaries(
    _ cadence: KeptCadence, under asked: PartnerCadences, dueBy horizon: CivilDay,
    to duties: inout [Duty]
  ) {
    guard let start = official?.earliest, let end = official?.latest, let official,
      start.days(until: end) <= Self.vaguestDays
    else { return }
    let every = max(1, cadence.every.totalMonths / 12)
    let elapsed = max(0, asked.first.year - end.year)
    var next: CivilDay?
    /// Adds the one after so many years; says whether there may be later ones.
    func add(_ years: Int) -> Bool {
      guard let due = start.adding(years: years) else { return true }
      let until = end.adding(years: years)
      guard until ?? .latest >= asked.first else { return true }
      if next == nil, due >= asked.day { next = due }
      guard due <= min(horizon, max(asked.last, next ?? .latest)) else { return false }
      duties.append(
        duty(
          cadence, due: due, until: until,
          "\(years) years; official since \(official.wording)"))
      return true
    }
    let milestones = cadence.rule.milestones
    for years in milestones where years >= elapsed {
      guard add(Int(years)) else { return }
    }
    // Behind the milestones, the first regular one that may still lie ahead.
    let regular = (max(milestones.last.map(Int.init) ?? 0, elapsed - 1) / every + 1) * every
    for step in 0...PartnerCadences.yearsAhead + 1 {
      guard add(regular + step * every) else { return }
    }
  }

  /// No anniversary is told of a day that is known less well than to the year.
  private static let vaguestDays = 366
}
