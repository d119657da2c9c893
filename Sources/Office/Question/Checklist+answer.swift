import Guidance
import JSONText
import Twinning

extension AskChecklist {
  /// The protocol of a visit: who is recognised when, what is to be done by when, and why each item
  /// is there.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let visit = try desk.look { (records) throws(Refusal) in try records.required(delegation) }
    let list = try desk.look { (records) throws(Refusal) in
      try VisitProtocol(of: visit, records: records, rules: desk.rules, seals: desk.seals)
    }.checklist
    var answer = Answer("Checklist of \(visit.name)")
    answer.add(
      Section(
        "visit",
        .facts([
          Fact("visit", "Visit", Cell(visit.id.text)),
          Fact("direction", "Way", Cell(visit.direction.rawValue)),
          Fact("arrives", "Arrival", .date(visit.arrives.description)),
          Fact("departs", "Departure", .date(visit.departs.description)),
          Fact("stage", "Stage", .stage(visit.stage.rawValue)),
        ])))
    answer.addUnlessEmpty(recognitions(list.recognitions))
    answer.addUnlessEmpty(
      Section(
        "warnings", heading: "To be looked at", .lines(list.warnings.map { "\($0.text) (R8)" })))
    let shown = list.items.filter { item in
      visit.stage == .cancelled ? item.state != .open && !open : !open || item.state == .open
    }
    answer.add(items(shown, today: desk.today))
    answer.addUnlessEmpty(reasons(shown))
    if visit.stage == .cancelled {
      answer.note("the visit was cancelled: nothing of what was open is to be done any more (R9)")
    }
    if !why {
      answer.note(
        "twinning checklist \(visit.id) --why tells why each item is there, and its source")
    }
    if list.items.contains(where: \.isHint) {
      answer.note("items marked (hint) come from weak sources: ask before you rely on them")
    }
    return answer
  }

  /// Who is greeted when, by whom, how addressed, and why in that order (R17).
  private func recognitions(_ recognitions: [Recognition]) -> Section {
    Section(
      "recognition", heading: "Who is recognised, in this order (R17)",
      .table(
        [
          Column("place", "No.", isRight: true), Column("name", "Who"), Column("office", "Office"),
          Column("address", "Form of address"), Column("written", "In writing"),
          Column("welcome", "Welcomed by"), Column("why", "Why here"),
        ],
        recognitions.map { one in
          [
            Cell(one.place), Cell(one.name, json: .string(one.person)), Cell(one.office),
            Cell(one.address.spoken), Cell(one.address.written), Cell(one.welcome.text),
            Cell(one.why),
          ]
        }))
  }

  private func items(_ items: [ChecklistItem], today: CivilDay) -> Section {
    Section(
      "items", heading: "What is to be done",
      .table(
        [
          Column("state", "State"), Column("due", "Due", isWhole: true),
          Column("what", "What", .people),
          Column("title", "What", .machines), Column("detail", "How", .machines),
          Column("responsible", "Who sees to it"), Column("source", "Source", .wideLines),
          Column("item", "Item"),
        ],
        items.map { item in
          let tone = tone(item, today)
          let title = item.isHint ? "\(item.title) (hint)" : item.title
          let how = how(item)
          return [
            Cell(box(item.state), json: .string(item.state.rawValue), tone: tone),
            Cell(
              due(item), json: item.due.earliest.map { .string(DayCount.text($0)) } ?? .null,
              tone: tone),
            Cell(how.isEmpty ? title : "\(title): \(how)"), Cell(item.title), Cell(how),
            Cell(item.mark?.responsible?.text ?? item.responsible),
            Cell(item.sources.first?.name), Cell(item.key),
          ]
        }), empty: "nothing is to be done")
  }

  private func box(_ state: ChecklistItem.State) -> String {
    switch state {
    case .open: "[ ]"
    case .done: "[x]"
    case .waived: "[-]"
    case .obsolete: "[~]"
    }
  }

  private func tone(_ item: ChecklistItem, _ today: CivilDay) -> Tone {
    guard item.state == .open else { return item.state == .done ? .done : .muted }
    guard let due = item.due.earliest else { return .plain }
    return due < today.daysSince1970 ? .late : due <= today.daysSince1970 + 7 ? .soon : .plain
  }

  private func due(_ item: ChecklistItem) -> String {
    switch item.due {
    case .day(let day): words(day)
    case .between(let first, _): "from \(words(first))"
    case .unknown: item.dueText
    case .none: ""
    }
  }

  private func words(_ day: Int32) -> String {
    CivilDay(daysSince1970: Int(day)).map { ShortDate.text($0.wording) } ?? DayCount.text(day)
  }

  /// The detail, its lines, and what people decided about it.
  private func how(_ item: ChecklistItem) -> String {
    var parts = item.detail.isEmpty ? [] : [item.detail]
    parts += item.lines
    switch item.mark?.state {
    case .done(let evidence): parts.append(evidence.map { "evidence: \($0)" } ?? "ticked")
    case .waived(let reason): parts.append("waived: \(reason)")
    case .open, .none: break
    }
    if let gate = item.gate, item.state == .open { parts.append("asks for evidence: \(gate)") }
    return (parts + item.changes).joined(separator: "; ")
  }

  /// Why each item is there and where it comes from.
  private func reasons(_ items: [ChecklistItem]) -> Section {
    Section(
      "reasons", heading: "Why these items",
      .table(
        [
          Column("item", "Item"), Column("because", "Because"), Column("why", "Why"),
          Column("rules", "Rules"), Column("source", "Source"),
        ],
        items.map { item in
          [
            Cell(item.key), Cell(item.because.joined(separator: ", ")), Cell(item.why),
            Cell(item.rules.joined(separator: " ")), Cell(item.sources.first?.line),
          ]
        }), isForPeople: why)
  }
}
