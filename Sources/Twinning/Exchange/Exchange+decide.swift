extension PlanExchange {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(partnership)
    try given.records.requireFree(exchange.text)
    if let responsible { _ = try given.records.remembered(responsible) }
    try given.requireOrder(starts, ends, names: ("start", "end"), rule: "R9")
    return given.decided(
      .exchangePlanned(
        ExchangePlanned(
          exchange: exchange, partnership: partnership, kind: kind, title: title,
          direction: direction, starts: starts, ends: ends, series: series,
          responsible: responsible, note: note, source: given.source)))
  }
}

extension RecordExchange {
  /// An exchange of the past counts as effective when it took place, unless `--on` says otherwise.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(partnership)
    try given.records.requireFree(exchange.text)
    try given.requireOrder(starts, ends, names: ("start", "end"), rule: "R9")
    if let first = starts?.earliest, first > given.today {
      throw Refusal(
        "\(exchange) lies in the future (\((starts ?? .unknown).wording))",
        advice: "plan it with exchange plan", rule: "R9")
    }
    let event = Event.exchangeRecorded(
      ExchangeRecorded(
        exchange: exchange, partnership: partnership, kind: kind, title: title,
        direction: direction, starts: starts, ends: ends, people: people, note: note,
        source: given.source))
    let effective = given.saysWhen ? given.on : ends ?? starts ?? .unknown
    return Decision([Decision.Fact(event: event, effective: effective)])
  }
}

extension MoveExchange {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let planned = try given.records.required(exchange).requireOpen()
    try given.requireOrder(starts, ends, names: ("start", "end"), rule: "R9")
    let last = ends ?? planned.ends.following(from: planned.starts, to: starts)
    guard planned.starts != starts || planned.ends != (last ?? starts) else {
      throw Refusal("\(exchange) has these dates already", rule: "R9")
    }
    return given.decided(
      .exchangeMoved(
        ExchangeMoved(exchange: exchange, starts: starts, ends: last, reason: given.reason)))
  }
}

extension ChangeExchangeStage {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let before = try given.records.required(exchange)
    guard before.stage != stage else {
      throw Refusal("\(exchange) is \(stage.rawValue) already", rule: "R9")
    }
    let allowed = given.rules.exchangeStages(after: before.stage)
    guard allowed.contains(stage) else {
      let words = allowed.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        "an exchange does not go from \(before.stage.rawValue) to \(stage.rawValue)",
        advice: words.isEmpty ? "\(before.stage.rawValue) is the end" : "it may become \(words)",
        rule: "R9")
    }
    if given.rules.needsReason(before.stage, stage) { _ = try given.requiredReason("R9") }
    return given.decided(
      .exchangeStageChanged(
        ExchangeStageChanged(
          exchange: exchange, from: before.stage, to: stage, reason: given.reason)))
  }
}

extension Exchange {
  fileprivate func requireOpen() throws(Refusal) -> Exchange {
    switch stage {
    case .completed, .evaluated, .cancelled:
      throw Refusal(
        "\(id) is \(stage.rawValue) and cannot be moved any more", advice: "plan another one",
        rule: "R9")
    case .planned, .underWay, .postponed: return self
    }
  }
}
