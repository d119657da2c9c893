extension NameGuardian {
  /// One event about two people: each box is sealed for the one it is about (R35).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.remembered(person)
    _ = try given.records.remembered(guardian)
    guard guardian != person else {
      throw Refusal(
        "\(person) cannot be their own guardian", advice: "name another person", rule: "R10",
        field: "guardian")
    }
    let kind = EventKind.guardianNamed
    let sealed = [
      try given.seals.seal(
        GuardianTie(relation: relation), of: person, about: .identity, in: kind),
      try given.seals.seal(CareNotes(careNote: careNote), of: person, about: .health, in: kind),
      try given.seals.seal(
        GuardianContact(relation: relation, phone: phone), of: guardian, about: .identity,
        in: kind),
    ]
    return given.decided(
      .guardianNamed(GuardianNamed(person: person, guardian: guardian, sealed: sealed)))
  }
}

extension ForgetPerson {
  /// What is forgotten is forgotten now: neither earlier nor later (R35).
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let known = try given.records.remembered(person)
    guard given.on == VagueDate(given.today) else {
      throw Refusal(
        "forgetting happens when it is asked for, not on \(given.on.wording)",
        advice: "leave --on out", rule: "R35", field: "on")
    }
    let reason = try given.requiredReason("R35")
    // Boxes may lie in events of others, a minor's for one, and in some that were retracted: the key
    // tells of all.
    if let only, let before = known.forgottenParts[only],
      !known.sealed.contains(where: { $0.value.about == only }),
      !given.seals.hasKey(of: person, only)
    {
      throw Refusal(
        "the \(only.rawValue) part of \(person) was forgotten on \(before.effective.wording)",
        advice: "nothing was recorded since", rule: "R35", field: "only")
    }
    let roles = try known.terms.map(\.office).suffix(1) + given.records.roles(of: person).suffix(1)
    return given.decided(
      .personForgotten(
        PersonForgotten(person: person, only: only, role: roles.first, reason: reason)),
      warnings: warnings(on: known))
  }

  private func warnings(on known: Person) -> [String] {
    let positions =
      if let only {
        known.sealed.filter { $0.value.about == only && $0.value.isClear }.map(\.moment.position)
      } else {
        known.clearPositions
      }
    guard !positions.isEmpty else { return [] }
    let places = positions.map(String.init).joined(separator: ", ")
    return [
      "the log keeps in clear, and for ever, what was recorded before values were sealed and what"
        + " was public, at position \(places): no answer shows it any more, but whoever reads the"
        + " file can (R35)"
    ]
  }
}
