/// When a fact was so, and when the log learned it (`domain.md` §2: effective, recorded).
package struct Moment: Equatable, Sendable {
  /// When it was so in the world; may be vague, or unknown.
  package let effective: VagueDate
  /// The day, in UTC, on which the log learned it.
  package let recorded: CivilDay
  /// Its place in the log, from 1.
  package let position: Int64

  package init(effective: VagueDate, recorded: CivilDay, position: Int64) {
    self.effective = effective
    self.recorded = recorded
    self.position = position
  }

  /// The day by which it was certainly so.
  ///
  /// The last day that the vague date allows, but not later than the day on which the log learned
  /// it, unless the date lies wholly after that day (a term that begins next year). A date that is
  /// unknown or open at its end counts from the day on which it was recorded. This one rule decides
  /// what `--as-of` folds and in which order a history is told.
  package var settled: CivilDay {
    guard let latest = effective.latest else { return recorded }
    if latest <= recorded { return latest }
    let earliest = effective.earliest ?? CivilDay.earliest
    return earliest > recorded ? latest : recorded
  }
}
