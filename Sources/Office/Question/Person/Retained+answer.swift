import Guidance
import JSONText
import Projections
import Twinning

extension AskRetained {
  /// Who is still held, since when, on what ground, and what a rule would forget (R35).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    var answer = Answer("People who are held on \(desk.today.wording)")
    var rows: [[Cell]] = []
    var commands: [String] = []
    for held in try HeldPeople(desk).all() {
      let dueParts = held.dueParts(by: desk.rules, today: desk.today)
      for part in held.parts where !due || dueParts.contains(part) {
        rows.append(held.cells(part, by: desk.rules, today: desk.today))
      }
      if let command = held.command(forgetting: dueParts) { commands.append(command) }
    }
    answer.add(
      Section(
        "retained", .table(HeldPeople.Held.columns, rows),
        empty: due ? "no rule would forget anything today" : "nobody is held"))
    answer.addUnlessEmpty(
      Section("commands", heading: "What would do it", .lines(commands)))
    answer.note(
      "nothing is forgotten by itself; twinning guidance list retention tells the rules and their"
        + " sources")
    return answer
  }
}

extension HeldPeople.Held {
  static let columns = [
    Column("person", "Person"), Column("name", "Name", .wideLines),
    Column("part", "What is held"), Column("since", "Since", isWhole: true),
    Column("grounds", "On what ground"), Column("lastActivity", "Last activity", isWhole: true),
    Column("rule", "Rule"), Column("until", "Until", isWhole: true), Column("due", "Due"),
  ]

  func cells(_ part: RetentionRule.Part, by rules: Rules, today: CivilDay) -> [Cell] {
    let end = end(of: part, by: rules)
    let isDue = end?.day.map { $0 <= today } ?? false
    return [
      Cell(person.id.text), Cell(person.fullName(details)), Cell(part.rawValue),
      .shortDate(person.registered.effective.description),
      Cell(
        grounds.joined(separator: "; "), json: .array(grounds.map { .string($0) })),
      .shortDate(lastActivity), Cell(end?.rule.id),
      end?.day.map { .shortDate($0, tone: isDue ? .late : .plain) } ?? Cell(String?.none),
      Cell(isDue ? "yes" : "", json: .bool(isDue), tone: isDue ? .late : .plain),
    ]
  }

  /// The parts that a rule would forget today; a public function is never among them.
  func dueParts(by rules: Rules, today: CivilDay) -> [RetentionRule.Part] {
    parts.filter { part in end(of: part, by: rules)?.day.map { $0 <= today } ?? false }
  }

  /// The command that forgets what is due; `nil` when nothing is.
  ///
  /// Where a public function stays, the name that goes with it stays too, and only the parts go.
  func command(forgetting due: [RetentionRule.Part]) -> String? {
    let sealed = due.filter { $0 != .public }
    guard !sealed.isEmpty else { return nil }
    let isWhole = sealed.contains(.identity) && Set(sealed) == Set(parts)
    let parts = isWhole ? [""] : sealed.map { " --only \($0.rawValue)" }
    return parts.map { "twinning person forget \(person.id)\($0) --reason \"retention\"" }
      .joined(separator: "; ")
  }
}
