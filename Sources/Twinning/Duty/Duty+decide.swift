extension MarkDutyDone {
  /// What has a command of its own is recorded with that one: it says more than that it is done.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let found = try given.requireDuty(duty)
    try given.requireDone("R30")
    if let better = found.command(for: .done) {
      throw Refusal(
        "\(found.key) is recorded with a command of its own",
        advice: "write twinning \(better)", rule: found.rule, field: "duty")
    }
    return given.decided(
      .dutyDone(
        DutyDone(
          subject: SubjectID(unchecked: found.subject), duty: found.key.description, note: note)))
  }
}

extension PostponeDuty {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let found = try given.requireDuty(duty)
    guard to > found.due, to >= given.today else {
      throw Refusal(
        "\(to.wording) is no later day: it is due on \(found.due.wording)",
        advice: "give a day after that, and not before today", rule: "R30", field: "to")
    }
    try requireFree(found, in: given)
    return given.decided(
      .dutyPostponed(
        DutyPostponed(
          subject: SubjectID(unchecked: found.subject), duty: found.key.description, to: to,
          reason: given.reason)),
      warnings: ["its key is \(found.moved(to: to).key) from now on"])
  }

  /// On that day it must be the only one of its kind: it would take the key of the other one.
  private func requireFree(_ found: Duty, in given: Circumstances) throws(Refusal) {
    let key = found.moved(to: to).key
    let subject = SubjectID(unchecked: found.subject)
    let owed = try given.owed(max(to, given.today))
    let problem: String
    if found.comesBack(on: to) || owed.contains(where: { $0.key == key }) {
      problem = "it is owed on \(to.wording) anyway"
    } else if try given.records.dutyMarks(of: subject)?[key] != nil {
      problem = "something was said already of the one on \(to.wording)"
    } else {
      return
    }
    throw Refusal(
      "\(found.key) cannot be put off to that day: \(problem)",
      advice: "give another day, such as the one before", rule: "R30", field: "to")
  }
}

extension Duty {
  /// Whether the same is due on that day of another year, however far ahead.
  fileprivate func comesBack(on day: CivilDay) -> Bool {
    let (day, first) = (day.components, firstDue.components)
    let isYearly = origin == .annual || (origin == .cadence && subject == ProgrammeDuties.subject)
    return isYearly && (day.month, day.day) == (first.month, first.day)
  }
}

extension WaiveDuty {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let found = try given.requireDuty(duty)
    if let better = found.command(for: .waived) {
      throw Refusal(
        "\(found.key) is set aside with a command of its own",
        advice: "write twinning \(better)", rule: found.rule, field: "duty")
    }
    let reason = try given.requiredReason("R30")
    return given.decided(
      .dutyWaived(
        DutyWaived(
          subject: SubjectID(unchecked: found.subject), duty: found.key.description,
          reason: reason)))
  }
}

extension Circumstances {
  /// The duty of a key, which is owed now.
  fileprivate func requireDuty(_ text: String) throws(Refusal) -> Duty {
    _ = try records.requiredProgramme()
    guard let key = DutyKey(text) else {
      let owed = try owed(today.addingClamped(days: Duty.namedAhead))
      return try Duty.named(text, among: owed, field: "duty")
    }
    let owed = try owed(max(key.due, today))
    if let found = owed.first(where: { $0.key == key }) { return found }
    let names = owed.map { $0.key.description }
    let same = owed.filter { $0.subject == key.subject && $0.key.code == key.code }
    let near = same.isEmpty ? NearestNames.nearest(names, to: text) : same.map { "\($0.key)" }
    throw Refusal(
      "nothing is due under the key \(key)",
      advice: near.isEmpty
        ? "see due" : "did you mean \(near.prefix(3).joined(separator: " or "))?",
      rule: "R30", field: "duty")
  }
}

extension Duty {
  /// A key without its day is looked for among what is due within so many days.
  package static let namedAhead = 400

  /// The duty that a key without its day means.
  ///
  /// - Parameters:
  ///   - text: item and subject, such as `mou/avignon`.
  ///   - owed: what is due.
  ///   - field: where it was written.
  package static func named(
    _ text: String, among owed: [Duty], field: String
  ) throws(Refusal) -> Duty {
    let found = owed.filter { "\($0.key.code)/\($0.subject)" == text }
    if let only = found.first, found.count == 1 { return only }
    throw Refusal(
      found.isEmpty
        ? "\"\(excerpt(text))\" is no key of a duty" : "\"\(text)\" is due on several days",
      advice: found.isEmpty
        ? "write what is due, for whom, and the day, such as mou/avignon/2027-04-01; reminders and"
          + " due --keys show it"
        : "write one of " + found.prefix(3).map { "\($0.key)" }.joined(separator: ", "),
      rule: "R30", field: field)
  }
}
