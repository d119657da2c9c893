extension AddClaim {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.requiredProgramme()
    if subject.text != "programme" {
      guard try given.records.holder(of: subject.text) != nil else {
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
