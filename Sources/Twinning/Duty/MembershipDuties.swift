package import Guidance

/// What is asked of the members as a whole (R7a): one duty that tells how many, not one for each.
package struct MembershipDuties {
  /// A present member.
  package struct Member: Equatable, Sendable {
    /// The day by which the membership had certainly begun.
    package let since: CivilDay
    package let paid: Set<Int>

    package init(since: CivilDay, paid: Set<Int>) {
      self.since = since
      self.paid = paid
    }
  }

  package let members: [Member]
  /// The day from which the log can tell: nothing is late before it.
  package let knownSince: CivilDay

  package init(members: [Member], knownSince: CivilDay) {
    self.members = members
    self.knownSince = knownSince
  }

  /// What is owed on `day`: to ask for renewal before the year ends, and for what is unpaid in it.
  ///
  /// What was asked for in the years since `first` and still is owed is told too.
  package func owed(
    under cadences: [KeptCadence], on day: CivilDay, since first: CivilDay? = nil
  ) -> [Duty] {
    let rules = cadences.map(\.rule)
    let years = min(first?.year ?? day.year, day.year)...day.year
    return cadences.filter { $0.rule.subject == .programme }.flatMap { cadence in
      years.compactMap { year -> Duty? in
        let day = cadence.rule.day(of: year)
        switch cadence.rule.from {
        case .renewal:
          return duty(cadence, due: day, of: year + 1, rules, "not renewed for")
        case .dues: return duty(cadence, due: day, of: year, rules, "not paid for")
        default: return nil
        }
      }
    }
  }

  /// Whether somebody owes the dues of a year.
  ///
  /// Who joined while renewal was open joined for the year after.
  package static func owes(
    _ member: Member, _ year: Int, under rules: [CadenceRule]
  ) -> Bool {
    guard !member.paid.contains(year), member.since.year <= year else { return false }
    guard member.since.year == year else { return true }
    return rules.first { $0.from == .renewal }.flatMap { $0.opening(in: year) }
      .map { member.since < $0 } ?? true
  }

  private func duty(
    _ cadence: KeptCadence, due: CivilDay?, of year: Int, _ rules: [CadenceRule], _ words: String
  ) -> Duty? {
    let begun = members.filter { Self.owes($0, year, under: rules) }
      .map { max($0.since, knownSince) }
    guard var due, let first = begun.min() else { return nil }
    let owing = begun.count
    // Who joined during the year, or came to be known in it, has a month like everybody.
    if cadence.rule.from == .dues { due = max(due, first.adding(months: 1) ?? due) }
    let have = owing == 1 ? "has" : "have"
    return Duty(
      cadence.grounds, subject: ProgrammeDuties.subject, partner: "", due: due,
      until: CivilDay(year: due.year, month: 12, day: 31),
      detail: "\(owing) of \(members.count) members \(have) \(words) \(year)")
  }
}

extension CadenceRule {
  /// The day of a year on which renewal opens: that of the first notice.
  fileprivate func opening(in year: Int) -> CivilDay? {
    day(of: year)?.adding(days: -Int(ladder?.daysBefore.first ?? 0))
  }
}
