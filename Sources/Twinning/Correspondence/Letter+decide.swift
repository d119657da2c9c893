extension ReceiveCorrespondence {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    _ = try given.records.required(partnership)
    try given.records.requireFree(letter.text)
    try given.requireDone("R24")
    if let responsible { _ = try given.records.remembered(responsible) }
    return given.decided(
      .correspondenceReceived(
        CorrespondenceReceived(
          letter: letter, partnership: partnership, kind: kind, from: from, about: about,
          responsible: responsible, note: note, source: given.source)))
  }
}

extension AcknowledgeCorrespondence {
  /// Acknowledging again is for another promise.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let received = try given.records.required(letter).requireOpen()
    try given.requireDone("R24")
    try given.requireAfter(received)
    if let answerBy, let first = given.on.earliest, answerBy < first {
      throw Refusal(
        "\(answerBy.wording), by which the answer is promised, lies before the acknowledgement on"
          + " \(given.on.wording)",
        advice: "give a later day", rule: "R24", field: "answer-by")
    }
    if let before = received.acknowledgements.first,
      answerBy == nil
        || answerBy == received.answerBy
    {
      let promise = received.answerBy.map { ", with an answer promised by \($0.wording)" } ?? ""
      throw Refusal(
        "\(letter) was acknowledged on \(before.moment.effective.wording)\(promise)",
        advice: "give another --answer-by to move the promise, or record the answer",
        rule: "R24")
    }
    return given.decided(
      .correspondenceAcknowledged(
        CorrespondenceAcknowledged(letter: letter, answerBy: answerBy, source: given.source)))
  }
}

extension AnswerCorrespondence {
  /// An answer that goes at once needs no acknowledgement before it.
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let received = try given.records.required(letter).requireOpen()
    try given.requireDone("R24")
    try given.requireAfter(received)
    return given.decided(
      .correspondenceAnswered(
        CorrespondenceAnswered(letter: letter, by: by, note: note, source: given.source)))
  }
}

extension CloseCorrespondence {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    let received = try given.records.required(letter).requireOpen()
    let reason = try given.requiredReason("R24")
    try given.requireAfter(received)
    return given.decided(
      .correspondenceClosed(CorrespondenceClosed(letter: letter, reason: reason)))
  }
}

extension Letter {
  fileprivate func requireOpen() throws(Refusal) -> Letter {
    guard let end else { return self }
    let verb = end.reason == nil ? "answered" : "closed"
    throw Refusal(
      "\(id) was \(verb) on \(end.moment.effective.wording)",
      advice: "nothing needs doing; retract what was recorded wrongly", rule: "R24")
  }
}

extension Circumstances {
  fileprivate func requireAfter(_ letter: Letter) throws(Refusal) {
    try requireOrder(
      letter.received.effective, on, names: ("day it came", "day given"), rule: "R24")
  }
}
