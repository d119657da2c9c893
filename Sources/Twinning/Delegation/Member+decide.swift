extension JoinDelegation {
  /// Joining again changes the member's part, which is told.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let visit = try given.records.required(delegation).requireOpen("joined")
    let guest = try given.records.remembered(person)
    let offices = given.rules.offices
    guard offices.contains(role.text) || guest.terms.contains(where: { $0.office == role }) else {
      throw Refusal(
        "guidance knows no office or role \"\(role)\"",
        advice: given.rules.oneOf(offices, near: role.text)
          + "; or let the person take that office first (person appoint)", rule: "R8",
        field: "role")
    }
    try given.requireRank(equivalentRank, field: "equivalent-rank")
    if equivalentRank != nil { _ = try given.requiredReason("R10") }
    if let deputisesFor, !offices.contains(deputisesFor.text) {
      throw Refusal(
        "guidance knows no office \"\(deputisesFor)\"",
        advice: given.rules.oneOf(offices, near: deputisesFor.text), rule: "R17",
        field: "deputises-for")
    }
    if let companionOf {
      guard companionOf != person else {
        throw Refusal("\(person) cannot accompany themselves", rule: "R10", field: "companion-of")
      }
      guard visit.members.contains(where: { $0.person == companionOf }) else {
        throw Refusal(
          "\(companionOf) is no member of \(delegation)", advice: "let them join first",
          rule: "R10", field: "companion-of")
      }
    }
    let joined = MemberJoined(
      delegation: delegation, person: person, role: role, head: head, deputisesFor: deputisesFor,
      equivalentRank: equivalentRank, companionOf: companionOf, minor: minor,
      interpreter: interpreter, reason: given.reason)
    let before = visit.members.first { $0.person == person }
    guard before != Member(joined) else {
      throw Refusal("\(person) is a member of \(delegation) already, in the same part", rule: "R10")
    }
    return given.decided(
      .memberJoined(joined), warnings: warnings(of: visit, and: guest, in: given, before: before))
  }

  private func warnings(
    of visit: Delegation, and guest: Person, in given: Circumstances, before: Member?
  ) -> [String] {
    var warnings: [String] = []
    if let before {
      warnings.append(
        "\(person) was a member already, as \(before.role): what is said now takes the place of all"
          + " that was said of their part (R10)")
    }
    if head, let other = visit.members.first(where: { $0.isHead && $0.person != person }) {
      warnings.append("\(other.person) leads the delegation too (R8)")
    }
    let isOurs = guest.partnership == nil
    if visit.direction == .inbound, isOurs {
      warnings.append("\(person) belongs to the home side, and the visit is inbound (R10)")
    }
    if visit.direction == .outbound, !isOurs {
      warnings.append("\(person) belongs to a partner, and the visit is outbound (R10)")
    }
    return warnings
  }
}

extension LeaveDelegation {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(delegation).requireOpen("changed").requireMember(person)
    return given.decided(
      .memberLeft(MemberLeft(delegation: delegation, person: person, reason: given.reason)))
  }
}

extension EquateRank {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let member = try given.records.required(delegation).requireMember(person)
    try given.requireRank(rank, field: "rank")
    let reason = try given.requiredReason("R10")
    guard member.equivalentRank != rank || member.equivalentReason != reason else {
      throw Refusal("\(person) ranks as \(rank) already", rule: "R10")
    }
    return given.decided(
      .rankEquated(
        RankEquated(delegation: delegation, person: person, rank: rank, reason: reason)))
  }
}

extension Delegation {
  fileprivate func requireMember(_ person: PersonID) throws(Refusal) -> Member {
    guard let member = members.first(where: { $0.person == person }) else {
      throw Refusal(
        "\(person) is no member of \(id)", advice: "see delegation show \(id)", rule: "R10")
    }
    return member
  }
}
