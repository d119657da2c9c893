import Guidance

extension AdjustCadence {
  /// How a duty is kept is guidance that a partnership may change, with a reason (R21, R30).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    let rule = try rule(in: given)
    try requireSense(for: rule)
    let day = given.on.latest ?? given.on.earliest ?? given.today
    let present = partner.cadences(on: day).first { $0.duty == duty }
    let event =
      restore || off
      ? bare(because: try given.requiredReason("R21"), given.source)
      : try changed(present, because: try given.requiredReason("R21"), in: given)
    guard restore ? present != nil : event.adjustment != present?.adjustment else {
      throw Refusal(
        restore
          ? "\(duty) follows guidance already with \(partnership)"
          : "\(duty) is kept just so already with \(partnership)",
        advice: "see partner show \(partnership)", rule: "R21", field: "duty")
    }
    try requireLateNotices(event, of: rule, in: given)
    return given.decided(.cadenceAdjusted(event))
  }

  /// The rule that is changed: one that partners owe, or that is owed with one.
  private func rule(in given: Circumstances) throws(Refusal) -> CadenceRule {
    let rules = given.rules.cadences
    guard let rule = rules.first(where: { $0.id == duty.text }) else {
      throw Refusal(
        "there is no duty \"\(duty)\"",
        advice: given.rules.oneOf(given.rules.duties, near: duty.text), rule: "R21", field: "duty")
    }
    guard rule.subject != .programme else {
      throw Refusal(
        "\(duty) is a duty of the programme and not of one partner",
        advice: "guidance override \(duty) changes it", rule: "R21", field: "duty")
    }
    return rule
  }

  /// Refuses what contradicts itself or the rule.
  private func requireSense(for rule: CadenceRule) throws(Refusal) {
    let isOther =
      every != nil || policy != nil || ladder != nil || lateEvery != nil || responsible != nil
      || escalateAfter != nil || !escalateTo.isEmpty
    guard off || restore || isOther else {
      throw Refusal(
        "nothing was named that should change",
        advice: "give for instance --every, --ladder or --responsible; or --off, or --restore")
    }
    guard [off, restore, isOther].count(where: \.self) == 1 else {
      throw Refusal(
        off && restore
          ? "a duty is either off or as guidance has it"
          : "either the duty is kept"
            + " differently, or \(off ? "it is off" : "guidance is followed again")",
        advice: "name one", rule: "R21", field: off ? "off" : "restore")
    }
    if let every {
      guard !every.isNegative, !every.isZero else {
        throw Refusal(
          every.isZero ? "a duty cannot come back after no time at all" : "\(every) goes backwards",
          advice: "write for instance P2Y; --off switches the duty off", rule: "R21",
          field: "every")
      }
      guard !rule.from.namesDay else {
        throw Refusal(
          "\(duty) is due on the day that is on record, not some time after it",
          advice: "leave out --every; --ladder says when notices go out", rule: "R21",
          field: "every")
      }
      guard !rule.comesByYear || (every.totalMonths % 12 == 0 && every.totalDays == 0) else {
        throw Refusal(
          "\(duty) comes back in whole years, and \(every) is none",
          advice: "write for instance P2Y", rule: "R21", field: "every")
      }
    }
    guard policy == nil || rule.kind != .once else {
      throw Refusal(
        "\(duty) is due once and does not come back", advice: "leave out --policy", rule: "R21",
        field: "policy")
    }
    guard policy == nil || rule.hasPolicy else {
      throw Refusal(
        "\(duty) is counted in one way alone", advice: "leave out --policy", rule: "R21",
        field: "policy")
    }
  }

  private func bare(because reason: String, _ source: String?) -> CadenceAdjusted {
    CadenceAdjusted(
      partnership: partnership, duty: duty, guidance: restore, off: off, every: nil, policy: nil,
      ladder: nil, lateEvery: nil, responsible: nil, escalateAfter: nil, escalateTo: [],
      reason: reason, source: source)
  }

  /// What is set here from now on: what is named, else what was set before.
  private func changed(
    _ present: CadenceAdjusted?, because reason: String, in given: Circumstances
  ) throws(Refusal) -> CadenceAdjusted {
    for office in (responsible.map { [$0] } ?? []) + escalateTo {
      guard given.rules.offices.contains(office.text) else {
        throw Refusal(
          "there is no office \"\(office)\"",
          advice: given.rules.oneOf(given.rules.offices, near: office.text), rule: "R30",
          field: office == responsible ? "responsible" : "escalate-to")
      }
    }
    let to = escalateTo.isEmpty ? present?.escalateTo ?? [] : escalateTo
    return CadenceAdjusted(
      partnership: partnership, duty: duty, guidance: false, off: false,
      every: every ?? present?.every, policy: policy ?? present?.policy,
      ladder: try days() ?? present?.ladder,
      lateEvery: try number(lateEvery, "late-every", 1...Int64(NoticeLadder.longest))
        ?? present?.lateEvery,
      responsible: responsible ?? present?.responsible,
      escalateAfter: try number(
        escalateAfter, "escalate-after", 1...Int64(NoticeLadder.latestEscalation))
        ?? present?.escalateAfter,
      escalateTo: to, reason: reason, source: given.source)
  }

  /// The days of the ladder, the earliest first.
  private func days() throws(Refusal) -> String? {
    guard let ladder else { return nil }
    guard let days = NoticeLadder.days(ladder) else {
      throw Refusal(
        "\"\(ladder)\" is no ladder of notices",
        advice: "write at most \(NoticeLadder.stepLimit) numbers of days from 0 to"
          + " \(NoticeLadder.longest), such as 60,30,7,0", rule: "R30", field: "ladder")
    }
    return days.map(String.init).joined(separator: ",")
  }

  private func number(
    _ value: Int?, _ field: StaticString, _ range: ClosedRange<Int64>
  ) throws(Refusal) -> Int? {
    guard let value else { return nil }
    guard range.contains(Int64(value)) else {
      throw Refusal(
        "\(value) is not from \(range.lowerBound) to \(range.upperBound)",
        advice: "give another number", rule: "R30", field: "\(field)")
    }
    return value
  }

  /// Whoever else shall hear of late notices needs such notices, and a first one.
  private func requireLateNotices(
    _ event: CadenceAdjusted, of rule: CadenceRule, in given: Circumstances
  ) throws(Refusal) {
    guard (event.escalateAfter == nil) == event.escalateTo.isEmpty else {
      throw Refusal(
        event.escalateTo.isEmpty
          ? "nobody is named who hears of it then" : "it is not said from which late notice on",
        advice: "give --escalate-after and --escalate-to", rule: "R30",
        field: event.escalateTo.isEmpty ? "escalate-to" : "escalate-after")
    }
    guard event.escalateAfter != nil, event.lateEvery == nil,
      (rule.ladder ?? given.rules.standardLadder).lateEvery == nil
    else { return }
    throw Refusal(
      "\(duty) sends no notices when it is late, so nobody else would hear of it",
      advice: "give --late-every too", rule: "R30", field: "escalate-after")
  }
}

extension CadenceRule {
  /// Whether it is owed in a year, and not so long after the last time.
  fileprivate var comesByYear: Bool { isAnnual || from == .official }

  /// Whether it is counted from the last time: to the day, or by the end of the year.
  fileprivate var hasPolicy: Bool {
    switch from {
    case .mouAgreed, .peopleMet, .contact, .projectDone, .channelsChecked: true
    case .year, .official, .officeTaken, .termEnds, .renewal, .dues, .visitEnded, .received,
      .acknowledged, .checked:
      false
    }
  }
}
