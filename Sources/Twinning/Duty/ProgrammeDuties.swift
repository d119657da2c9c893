package import Guidance

/// What the programme itself owes each year (R29), as a pure function of guidance and a day.
package struct ProgrammeDuties {
  /// The day from which the log can tell: nothing is late before it.
  package let knownSince: CivilDay
  package let standardLadder: NoticeLadder

  package init(knownSince: CivilDay, standardLadder: NoticeLadder) {
    self.knownSince = knownSince
    self.standardLadder = standardLadder
  }

  /// The short name that stands for the programme.
  package static let subject = "programme"

  /// Everything that is owed on `day`, due by `last` or in this year.
  ///
  /// What was due last year is late until it is marked as done; so is what was still asked for on
  /// `first`.
  package func owed(
    under rules: [CadenceRule], on day: CivilDay, since first: CivilDay, through last: CivilDay
  ) -> [Duty] {
    let end = min(max(day.year, last.year), day.year + PartnerDuties.yearsAhead)
    return rules.filter { $0.subject == .programme && $0.from == .year }.flatMap { rule in
      (min(day.year, first.year) - 1...end).compactMap { year -> Duty? in
        guard let due = rule.day(of: year), due >= knownSince else { return nil }
        return Duty(
          rule, subject: Self.subject, partner: "", due: due, until: rule.day(of: year + 1),
          detail: "once in \(year)", standardLadder: standardLadder)
      }
    }
  }
}
