extension AddClaim {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    if subject.text != "programme" {
      guard try given.records.isOnRecord(subject.text) else {
        throw Refusal(
          "nothing is called \"\(subject)\"", advice: "see search, or name the programme",
          rule: "R36", field: "subject")
      }
    }
    let claims = try given.records.claims(on: subject)
    guard !claims.contains(where: { $0.id == claim }) else {
      throw Refusal(
        "there is a claim \"\(claim)\" on \(subject) already", advice: "choose another short name",
        rule: "R36", field: "claim")
    }
    for disputed in disputes where !claims.contains(where: { $0.id == disputed }) {
      throw Refusal(
        "there is no claim \"\(disputed)\" on \(subject) to dispute",
        advice: "record that claim first", rule: "R36", field: "disputes")
    }
    guard given.source != nil else {
      throw Refusal(
        "a claim needs its source", advice: "say where it stands: --source \"…\"", rule: "R36")
    }
    return given.decided(
      .claimRecorded(
        ClaimRecorded(
          subject: subject, claim: claim, about: about, text: text, disputes: disputes,
          source: given.source)))
  }
}

extension SettleClaim {
  /// Holds one claim to be right; the others stay beside it.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    let claims = try given.records.claims(on: subject)
    guard let settled = claims.first(where: { $0.id == claim }) else {
      let near = NearestNames.nearest(claims.map(\.id.text), to: claim.text)
      throw Refusal(
        "there is no claim \"\(claim)\" on \(subject)",
        advice: near.first.map { "did you mean \($0)?" } ?? "claim add keeps one first",
        rule: "R36", field: "claim")
    }
    let reason = try given.requiredReason("R36")
    guard settled.settlement?.reason != reason else {
      throw Refusal(
        "\(claim) is held to be right already, for that reason", rule: "R36", field: "claim")
    }
    return given.decided(
      .claimSettled(
        ClaimSettled(subject: subject, claim: claim, reason: reason, source: given.source)))
  }
}
