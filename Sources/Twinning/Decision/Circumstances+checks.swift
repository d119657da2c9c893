extension Circumstances {
  /// Refuses a time zone that the zone data do not know.
  func requireZone(_ zone: ZoneName, field: String = "zone") throws(Refusal) {
    do throws(ZoneError) {
      _ = try zones.wall(of: zone, atUnixSeconds: 0)
    } catch {
      throw Refusal(error.description, field: field)
    }
  }

  func requireZones(_ zones: [ZoneName]) throws(Refusal) {
    for zone in zones { try requireZone(zone, field: "zones") }
  }

  func requireOrder(_ order: OrderCode?) throws(Refusal) {
    guard let order, !rules.orders.contains(order.text) else { return }
    throw Refusal(
      "there is no order of precedence \"\(order)\"",
      advice: rules.oneOf(rules.orders, near: order.text),
      rule: "R17", field: "order")
  }

  func requireRank(_ rank: RankCode?, field: String) throws(Refusal) {
    guard let rank, !rules.ranks.contains(rank.text) else { return }
    throw Refusal(
      "there is no rank \"\(rank)\"", advice: rules.oneOf(rules.ranks, near: rank.text),
      rule: "R17",
      field: field)
  }

  func requireDigest(_ text: String?) throws(Refusal) {
    guard let text, !Document.isDigest(text) else { return }
    throw Refusal(
      "\"\(excerpt(text))\" is no SHA-256",
      advice: "write its 64 hexadecimal digits in small letters",
      rule: "R4", field: "document-sha256")
  }

  /// Refuses to record as done what lies wholly in the future.
  func requireDone(_ rule: String) throws(Refusal) {
    guard let first = on.earliest, first > today else { return }
    throw Refusal(
      "\(on.wording) is still to come, and this is recorded when it has happened",
      advice: "record it then, or correct the date", rule: rule, field: "on")
  }

  /// Refuses an end that lies wholly before the start.
  func requireOrder(
    _ start: VagueDate?, _ end: VagueDate?, names: (start: String, end: String), rule: String
  ) throws(Refusal) {
    guard let start, let end, let first = start.earliest, let last = end.latest, last < first else {
      return
    }
    throw Refusal(
      "the \(names.end) \(end) lies before the \(names.start) \(start)",
      advice: "give a later \(names.end), or an earlier \(names.start)", rule: rule)
  }

  /// Refuses a year of which nothing can have happened: the next one is the last for which anybody
  /// pays or writes.
  package func requireNear(_ year: Int, _ rule: String) throws(Refusal) {
    guard year > today.year + 1 else { return }
    throw Refusal(
      "\(year) is too far ahead", advice: "give a year up to \(today.year + 1)", rule: rule,
      field: "year")
  }
}
