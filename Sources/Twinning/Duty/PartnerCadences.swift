import Guidance

/// The cadences with a partner, and the days for which it is asked what they make due: the same for
/// all partners with which nothing is kept differently.
package struct PartnerCadences: Sendable {
  /// One year in which a yearly exchange is owed (R22).
  struct Year: Sendable {
    let year: Int
    let due: CivilDay
    let until: CivilDay?
    /// What is missing, each way.
    let missing: [(way: CadenceRule.Way, words: String)]
  }

  /// How many years ahead what comes every year is told: further off it says nothing new.
  package static let yearsAhead = 3

  let cadences: [(cadence: KeptCadence, years: [Year])]
  /// The day on which it is asked.
  let day: CivilDay
  /// What was still asked for on this day is told too.
  let first: CivilDay
  /// How far ahead anniversaries are told beyond the next one.
  let last: CivilDay
  /// What is due later is left out.
  let horizon: CivilDay

  /// - Parameters:
  ///   - cadences: all in force; those that are not a partnership's are left out.
  ///   - day: the day on which it is asked.
  ///   - first: what was still asked for on this day is told too.
  ///   - last: how far ahead yearly exchanges are told beyond this year's, and anniversaries beyond
  ///     the next one.
  ///   - horizon: what is due later is left out.
  package init(
    _ cadences: [KeptCadence], on day: CivilDay, since first: CivilDay, through last: CivilDay,
    dueBy horizon: CivilDay = .latest
  ) {
    self.day = day
    self.first = first
    self.last = last
    self.horizon = horizon
    self.cadences = cadences.filter { $0.rule.subject == .partnership }.map { cadence in
      (
        cadence,
        cadence.rule.isAnnual ? Self.years(of: cadence.rule, day, first, min(last, horizon)) : []
      )
    }
  }

  /// The years in which a yearly exchange is owed: from the one before to those that end by `last`.
  private static func years(
    of rule: CadenceRule, _ day: CivilDay, _ first: CivilDay, _ last: CivilDay
  ) -> [Year] {
    let begin = min(day.year, first.year) - 1
    let end = min(max(day.year, last.year), day.year + yearsAhead)
    return (begin...end).compactMap { year in
      guard let due = rule.day(of: year), year <= day.year || due <= last else { return nil }
      return Year(
        year: year, due: due, until: rule.day(of: year + 1),
        missing: rule.ways.map { ($0, words(for: $0, year, isAhead: year > day.year)) })
    }
  }

  private static func words(for way: CadenceRule.Way, _ year: Int, isAhead: Bool) -> String {
    switch way {
    case .sent where isAhead: "ours of \(year) is not on record yet"
    case .received where isAhead: "theirs of \(year) is not on record yet"
    case .sent: "we have not sent it in \(year)"
    case .received: "they have not sent it in \(year)"
    case .joint: "not on record in \(year)"
    }
  }
}
