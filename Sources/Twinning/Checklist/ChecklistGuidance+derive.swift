internal import Guidance

extension ChecklistGuidance {
  /// The checklist that follows from `visit`, with what people did to it.
  ///
  /// Nothing is decided here but by the data: an item appears when its condition holds, whatever
  /// its id. Marks of items that are no longer asked for are kept as obsolete ones.
  ///
  /// - Parameters:
  ///   - visit: the facts of the visit.
  ///   - marks: what was ticked, waived and assigned; of two for one key the last counts.
  package func derive(_ visit: VisitFacts, marks: [ChecklistMark] = []) -> Checklist {
    let warnings = warnings(for: visit)
    let recognitions = courtesy.recognise(visit.members.map(\.guest), hosts: visit.hosts)
    let writer = ItemWriter(
      visit: visit, marks: Dictionary(marks.map { ($0.key.text, $0) }, uniquingKeysWith: { $1 }),
      recognitions: recognitions, warnings: warnings)
    var sheet = visit.sheet(
      courtesy, missingSeats: visit.members.isEmpty ? nil : warnings.count)
    var items: [ChecklistItem] = []
    for rule in rules where rule.each == .visit {
      if let item = writer.item(rule, sheet, nil) { items.append(item) }
    }
    let ofMembers = rules.filter { $0.each == .member }
    for member in visit.members {
      visit.fill(&sheet, with: member, courtesy)
      for rule in ofMembers {
        if let item = writer.item(rule, sheet, member) { items.append(item) }
      }
    }
    let places = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    items.sort { left, right in
      let (mine, theirs) = (left.due.earliest ?? .max, right.due.earliest ?? .max)
      if mine != theirs { return mine < theirs }
      let (here, there) = (places[left.rule] ?? 0, places[right.rule] ?? 0)
      return here == there ? left.key < right.key : here < there
    }
    return Checklist(
      items: items + obsolete(beside: items, writer), recognitions: recognitions,
      warnings: warnings)
  }

  /// The seats that nobody fills.
  ///
  /// Nothing is said while no member is on the list.
  package func warnings(for visit: VisitFacts) -> [CompositionWarning] {
    guard !visit.members.isEmpty else { return [] }
    let ranks = visit.members.compactMap { courtesy.rank(of: $0.guest) }
    let offices = visit.members.flatMap { $0.guest.offices.map(\.office) }
    let sheet = visit.sheet(courtesy, missingSeats: nil)
    return seats.compactMap { seat in
      guard seat.when.holds(for: sheet), !ranks.contains(where: seat.ranks.contains),
        !offices.contains(where: seat.offices.contains)
      else { return nil }
      return CompositionWarning(
        seat: seat.id, title: seat.header.title, text: seat.warning, why: seat.header.why,
        sources: seat.header.sources)
    }
  }

  private func obsolete(
    beside items: [ChecklistItem], _ writer: ItemWriter
  ) -> [ChecklistItem] {
    let derived = Set(items.map(\.key))
    let kept = writer.marks.filter { $0.value.state != .open && !derived.contains($0.key) }
    return kept.sorted { $0.key < $1.key }.map { key, mark in
      let id = String(key.prefix { $0 != ":" })
      return writer.obsolete(key, mark, rules.first { $0.id == id })
    }
  }
}
