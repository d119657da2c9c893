internal import JSONText

extension ItemReader {
  /// The members that every item has.
  mutating func header(
    id: String, sources known: [String: GuidanceSource]
  ) throws(GuidanceError) -> ItemHeader {
    var sources: [GuidanceSource] = []
    for name in try texts("sources") {
      guard let source = known[name] else {
        throw refusal("sources", "\"\(name)\" is no source of this file; add it to \"sources\"")
      }
      sources.append(source)
    }
    guard !sources.isEmpty else { throw refusal("sources", "missing; name where it comes from") }
    let rules = try texts("rules")
    for rule in rules where !Self.isRule(rule) {
      throw refusal("rules", "\"\(rule)\" is no rule; write it as R17 or R7a")
    }
    let countries = try texts("countries")
    for country in countries where !Self.isCountry(country) {
      throw refusal("countries", "\"\(country)\" is no ISO 3166 code; write it as FR")
    }
    let since = try optionalDay("since")
    let until = try optionalDay("until")
    if let since, let until, since > until {
      throw refusal("until", "it ends before it begins; swap the days")
    }
    return ItemHeader(
      id: id, title: try text("title"), why: try text("why"), sources: sources, rules: rules,
      since: since, until: until, countries: countries)
  }

  /// `ladder` (days before, falling) and `late-every`; `nil` when there is no `ladder`.
  mutating func ladder() throws(GuidanceError) -> NoticeLadder? {
    let lateEvery = try optionalNumber("late-every", in: 1...Int64(NoticeLadder.longest))
    guard let value = value("ladder") else {
      guard lateEvery == nil else { throw refusal("late-every", "needs a \"ladder\" beside it") }
      return nil
    }
    guard let elements = value.elements, elements.count <= NoticeLadder.stepLimit else {
      throw refusal("ladder", "a list of at most \(NoticeLadder.stepLimit) days was expected")
    }
    var days: [Int32] = []
    for element in elements {
      guard let day = element.integer, (0...Int64(NoticeLadder.longest)).contains(day),
        days.last.map({ $0 > day }) ?? true
      else { throw refusal("ladder", "days from 3650 down to 0, falling, were expected") }
      days.append(Int32(day))
    }
    return NoticeLadder(daysBefore: days, lateEvery: lateEvery)
  }

  /// The ladder of an item: its own, else the file's, and likewise who else hears of it.
  mutating func ladderOrDefault() throws(GuidanceError) -> NoticeLadder? {
    let own = try escalation()
    var ladder = try ladder() ?? defaults.ladder
    if own != nil, ladder?.lateEvery == nil {
      throw refusal("escalate", "needs a ladder with \"late-every\": it counts late notices")
    }
    ladder?.escalation = own ?? defaults.escalation
    return ladder
  }

  /// `{"after": 2, "to": ["president"]}`; `nil` when missing.
  mutating func escalation() throws(GuidanceError) -> NoticeLadder.Escalation? {
    guard let value = value("escalate") else { return nil }
    var reader = try ItemReader(value, context: context, path: "escalate")
    guard let after = try reader.optionalNumber("after", in: 1...100) else {
      throw reader.refusal("after", "missing; name the late notice from which on, such as 2")
    }
    let to = try reader.slugs("to")
    try reader.finish()
    return NoticeLadder.Escalation(after: after, to: to)
  }

  /// `{"arrival": "-P14D"}`; `nil` when missing.
  mutating func optionalDue(_ name: String) throws(GuidanceError) -> DueRule? {
    guard let value = value(name) else { return nil }
    guard let member = value.members?.first, value.members?.count == 1,
      let anchor = DueRule.Anchor(rawValue: member.name), let text = member.value.text,
      let span = CalendarSpan(text)
    else {
      throw refusal(name, "write it as {\"arrival\": \"-P14D\"} or {\"departure\": \"P30D\"}")
    }
    return DueRule(from: anchor, span)
  }

  static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")) ~= $0 }
  }

  private static func isRule(_ text: String) -> Bool {
    guard text.hasPrefix("R"), text.utf8.count <= 4 else { return false }
    let digits = text.dropFirst().prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(1 + digits.count)
    return !digits.isEmpty && (rest.isEmpty || rest.allSatisfy { ("a"..."z").contains($0) })
  }
}
