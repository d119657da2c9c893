extension EnrolMember {
  /// Whoever left may come back.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let known = try given.records.remembered(person)
    try given.requireDone("R7a")
    if let membership = known.membership {
      guard let ended = membership.ended else {
        throw Refusal(
          "\(person) is a member already, since \(membership.begun.effective.wording)",
          advice: "nothing needs doing", rule: "R7a")
      }
      try given.requireOrder(
        ended.effective, given.on, names: ("end of the last membership", "day given"),
        rule: "R7a")
    }
    return given.decided(
      .membershipBegun(MembershipBegun(person: person, kind: kind, source: given.source)))
  }
}

extension PayDues {
  /// Dues may be paid late, for a membership that has ended.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let known = try given.records.remembered(person)
    try given.requireDone("R7a")
    try given.requireNear(year, "R7a")
    guard let membership = known.membership else {
      throw Refusal(
        "\(person) is no member", advice: "enrol them first with member enrol", rule: "R7a")
    }
    guard !membership.paid.contains(year) else {
      throw Refusal(
        "\(person) has paid for \(year) already", advice: "nothing needs doing", rule: "R7a")
    }
    return given.decided(
      .duesPaid(DuesPaid(person: person, year: year, source: given.source)))
  }
}

extension LeaveMembership {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let known = try given.records.required(person)
    guard let membership = known.membership, membership.ended == nil else {
      throw Refusal("\(person) is no member", advice: "see member list", rule: "R7a")
    }
    try given.requireOrder(
      membership.begun.effective, given.on, names: ("beginning of the membership", "day given"),
      rule: "R7a")
    return given.decided(
      .membershipEnded(MembershipEnded(person: person, reason: given.reason)))
  }
}
