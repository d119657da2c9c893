internal import Guidance

/// Writes the items of one visit's checklist.
struct ItemWriter {
  let visit: VisitFacts
  let marks: [String: ChecklistMark]
  let recognitions: [Recognition]
  let warnings: [CompositionWarning]

  /// The item of a rule, for a member or for the visit; `nil` when its condition does not hold.
  func item(_ rule: ChecklistRule, _ sheet: FactSheet, _ member: VisitMember?) -> ChecklistItem? {
    var triggers: [FactTrigger] = []
    guard rule.when.holds(for: sheet, triggers: &triggers) else { return nil }
    var settlers: [FactTrigger] = []
    let isMet = rule.settledBy?.holds(for: sheet, triggers: &settlers) ?? false
    let key = member.map { "\(rule.id):\($0.guest.id)" } ?? rule.id
    let mark = marks[key]
    let fill = { (text: String) in Self.fill(text, member?.guest.name) }
    return ChecklistItem(
      key: key, rule: rule.id, member: member?.guest.id, topic: rule.topic,
      title: fill(rule.header.title), openTitle: Self.fill(rule.header.title, member?.openName),
      detail: fill(rule.detail), lines: lines(rule.lines),
      due: due(rule.due), dueText: rule.due?.text ?? "",
      isAfterwards: rule.due?.isAfterwards ?? false, responsible: rule.responsible,
      state: state(mark, isMet: isMet), mark: mark,
      settledBy: isMet ? visit.phrases(for: settlers, member: member) : [],
      why: rule.header.why, because: visit.phrases(for: triggers, member: member),
      sources: rule.header.sources, rules: rule.header.rules, gate: rule.gate,
      ladder: rule.ladder, changes: rule.overrides.map(\.sentence))
  }

  /// An item that was settled and is no longer asked for; `rule` is missing when the guidance
  /// does not know it any more.
  func obsolete(_ key: String, _ mark: ChecklistMark, _ rule: ChecklistRule?) -> ChecklistItem {
    let member = key.contains(":") ? String(key.drop { $0 != ":" }.dropFirst()) : nil
    let known = visit.members.first { $0.guest.id == member }
    let title = rule.map { Self.fill($0.header.title, known?.guest.name ?? member) }
    let openTitle = rule.map { rule in
      Self.fill(rule.header.title, known?.openName ?? VisitMember.anybody)
    }
    return ChecklistItem(
      key: key, rule: rule?.id ?? key, member: member, topic: rule?.topic ?? "other",
      title: title ?? key, openTitle: openTitle ?? rule?.id ?? "", detail: "", lines: [],
      due: .none, dueText: "", isAfterwards: false,
      responsible: rule?.responsible ?? "", state: .obsolete, mark: mark, settledBy: [],
      why: rule?.header.why ?? "", because: [], sources: rule?.header.sources ?? [],
      rules: rule?.header.rules ?? [], gate: nil, ladder: nil, changes: [])
  }

  private static func fill(_ text: String, _ person: String?) -> String {
    LineTemplate.fill(text) { $0 == "person" ? person : nil }
  }

  private func state(_ mark: ChecklistMark?, isMet: Bool) -> ChecklistItem.State {
    switch mark?.state {
    case .done: .done
    case .waived: .waived
    case .open, nil: isMet ? .done : .open
    }
  }

  private func due(_ rule: DueRule?) -> ChecklistItem.Due {
    guard let rule else { return .none }
    let days =
      switch rule.anchor {
      case .arrival: visit.arrival
      case .departure: visit.departure
      }
    guard let days else { return .unknown }
    let first = rule.offset.added(to: days.earliest)
    return days.isFirm ? .day(first) : .between(first, rule.offset.added(to: days.latest))
  }
}
