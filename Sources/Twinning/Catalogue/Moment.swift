/// When a fact was so, and when the log learned it (`domain.md` §2: effective, recorded).
package struct Moment: Equatable, Sendable {
  /// When it was so in the world; may be vague, or unknown.
  package let effective: VagueDate
  /// The day, in UTC, on which the log learned it.
  ///
  /// In UTC, so that a log folds to the same whatever zone data there are; what people read is the
  /// day in the programme's time zone, which the office makes of it.
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
  /// unknown or open at its end counts from the day on which it was recorded, or from its first day
  /// when that is still to come. This one rule decides what `--as-of` folds.
  package var settled: CivilDay {
    let earliest = effective.earliest ?? CivilDay.earliest
    guard let latest = effective.latest else { return max(earliest, recorded) }
    if latest <= recorded { return latest }
    return earliest > recorded ? latest : recorded
  }

  /// The day at which a history tells it.
  ///
  /// ``settled``, but a date that is open at its end stands right behind its first day: whoever
  /// writes `2014-11-06/..` says that it came after what happened on that day (R36).
  package var told: CivilDay {
    guard effective.latest == nil, let earliest = effective.earliest else { return settled }
    return earliest
  }

  /// Whether it is told before another fact: by day, on the same day the ones with an end first,
  /// then in the order of the log.
  package func isTold(before other: Moment) -> Bool {
    let (isOpen, isOtherOpen) = (effective.latest == nil, other.effective.latest == nil)
    return (told, isOpen ? 1 : 0, position) < (other.told, isOtherOpen ? 1 : 0, other.position)
  }
}
