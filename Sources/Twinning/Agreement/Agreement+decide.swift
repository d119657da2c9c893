extension ApproveAgreement {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    try partner.refuseRepeated(.approved(by), "approved on the \(by.rawValue) side")
    try given.requireDigest(documentSha256)
    try given.requireDone("R4")
    return given.decided(
      .agreementApproved(
        AgreementApproved(
          partnership: partnership, by: by, body: body, document: document,
          documentPlace: documentPlace, documentSha256: documentSha256, source: given.source)))
  }
}

extension SignAgreement {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    try partner.refuseRepeated(.signed(by), "signed on the \(by.rawValue) side")
    try given.requireDigest(documentSha256)
    try given.requireDone("R4")
    return given.decided(
      .agreementSigned(
        AgreementSigned(
          partnership: partnership, by: by, signatory: signatory, document: document,
          documentPlace: documentPlace, documentSha256: documentSha256, source: given.source)))
  }
}

extension FileAgreementCopy {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let partner = try given.records.required(partnership)
    try partner.refuseRepeated(.copyFiled, "filed")
    try given.requireDigest(documentSha256)
    try given.requireDone("R4")
    return given.decided(
      .agreementCopyFiled(
        AgreementCopyFiled(
          partnership: partnership, receiver: receiver, document: document,
          documentPlace: documentPlace, documentSha256: documentSha256, source: given.source)))
  }
}

extension Partnership {
  /// Each step of R4 is taken once.
  fileprivate func refuseRepeated(_ kind: Step.Kind, _ words: String) throws(Refusal) {
    guard let step = steps.first(where: { $0.kind == kind }) else { return }
    throw Refusal(
      "the agreement with \(id) is on record as \(words) (\(step.moment.effective.wording))",
      advice: "keep what another source says with claim add", rule: "R4")
  }
}
