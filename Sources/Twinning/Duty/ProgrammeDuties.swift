import Guidance

/// What the programme itself owes each year (R29), as a pure function of guidance and a day.
package struct ProgrammeDuties {
  /// The day from which the log can tell: nothing is late before it.
  package let knownSince: CivilDay

  package init(knownSince: CivilDay) {
    self.knownSince = knownSince
  }

  /// The short name that stands for the programme.
  package static let subject = "programme"

  /// Everything that is owed on `day`, due by `last` or in this year.
  ///
  /// What was due last year is late until it is marked as done; so is what was still asked for on
  /// `first`.
  package func owed(
    under cadences: [KeptCadence], on day: CivilDay, since first: CivilDay? = nil,
    through last: CivilDay
  ) -> [Duty] {
    guard day >= knownSince else { return [] }
    let begin = min(day.year, first?.year ?? day.year) - 1
    let end = min(max(day.year, last.year), day.year + PartnerCadences.yearsAhead)
    return cadences.filter { $0.rule.subject == .programme && $0.rule.from == .year }.flatMap {
      cadence in
      (begin...end).compactMap { year -> Duty? in
        guard let due = cadence.rule.day(of: year), due >= knownSince else { return nil }
        return Duty(
          cadence.grounds, subject: Self.subject, partner: "", due: due,
          until: cadence.rule.day(of: year + 1), detail: "once in \(year)")
      }
    }
  }
}
