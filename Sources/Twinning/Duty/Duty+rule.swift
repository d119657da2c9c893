package import Guidance

extension Duty {
  /// A duty that a cadence asks for.
  ///
  /// - Parameters:
  ///   - rule: the cadence.
  ///   - aspect: which of several for the same subject and day; else empty.
  ///   - subject: the short name of what owes it.
  ///   - partner: the partner's; empty for what the programme owes.
  ///   - due: the day by which it is due.
  ///   - until: the last day on which it is asked for; `nil`: until it is done.
  ///   - detail: what is on record of it.
  ///   - responsible: the person to whom it was given; empty for the office that the cadence names.
  ///   - standardLadder: the ladder where the cadence names none.
  package init(
    _ rule: CadenceRule, aspect: String = "", subject: String, partner: String, due: CivilDay,
    until: CivilDay? = nil, detail: String, responsible: String = "", standardLadder: NoticeLadder
  ) {
    self.init(
      code: rule.id, aspect: aspect, title: rule.header.title, subject: subject, partner: partner,
      due: due, until: until, detail: detail,
      responsible: responsible.isEmpty ? rule.responsible : responsible,
      isAssigned: !responsible.isEmpty, rule: rule.header.rules.first ?? "",
      source: rule.header.sources.first?.name ?? "", ladder: rule.ladder ?? standardLadder,
      origin: Origin(rule))
  }
}

extension Duty.Origin {
  /// What settles a duty that a cadence asks for.
  fileprivate init(_ rule: CadenceRule) {
    self =
      switch rule.from {
      case .year where rule.isAnnual: .annual
      case .mouAgreed: .agreement
      case .officeTaken: .introduction
      case .visitEnded: .evaluation
      case .received: .letter
      case .acknowledged: .answer
      case .channelsChecked: .channels
      case .checked: .check
      case .year, .peopleMet, .contact, .projectDone, .official, .termEnds, .renewal, .dues:
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
