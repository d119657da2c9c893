package import Guidance

extension Duty.Origin {
  /// What settles a duty that a cadence asks for.
  init(_ rule: CadenceRule) {
    self =
      switch rule.from {
      case .year where rule.isAnnual: .annual
      case .mouAgreed: .agreement
      case .officeTaken: .introduction
      case .visitEnded: .checklist
      case .termEnds: .term
      case .received: .letter
      case .acknowledged: .answer
      case .channelsChecked: .channels
      case .checked: .check
      case .year, .peopleMet, .contact, .projectDone, .official, .renewal, .dues:
        .cadence
      }
  }
}

extension CadenceRule {
  /// How often it comes back, or how long after what it is counted from.
  package var every: Period {
    Period(months: Int(interval.months), days: Int(interval.days)) ?? .years(1)
  }

  /// How many people make something large (R26).
  package var size: Int { people.map(Int.init) ?? 1 }

  /// The last day on which what is due on `day` is asked for; `nil`: until it is done.
  package func askedUntil(from day: CivilDay) -> CivilDay? {
    askedFor.flatMap { Period(months: Int($0.months), days: Int($0.days)) }
      .map { day.adding($0) ?? .latest }
  }

  /// The day of a year on which it is due.
  package func day(of year: Int) -> CivilDay? {
    CivilDay(year: year, month: on.map { Int($0.month) } ?? 12, day: on.map { Int($0.day) } ?? 31)
  }
}
