import JSONText
import Twinning

extension AskMou {
  /// What was agreed, or when the two sides meet to agree it (R21).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let mou = try desk.look { (records) throws(Refusal) in try records.required(self.mou) }
    var answer = Answer("MOU \(mou.id)")
    answer.add(
      Section(
        "mou",
        .facts(
          [
            Fact("mou", "Short name", Cell(mou.id.text)),
            Fact("partner", "Partner", try desk.partner(mou.partnership)),
            Fact("stage", "Stage", .stage(mou.stage.rawValue)),
            Fact("meets", "Meeting", .date(mou.meets.description)),
            Fact("place", "Where", Cell(mou.place)),
            Fact("responsible", "Who sees to it", Cell(mou.responsible?.text)),
            Fact("signed", "Signed", .date(mou.signed?.effective.description)),
            Fact("interests", "Interests", .list(mou.interests)),
            Fact("exchanges", "Exchanges", .list(mou.exchanges)),
            Fact("budget", "Budget", Cell(mou.budget)),
            Fact("signatories", "Signed by", .list(mou.signatories)),
          ] + facts(of: mou.document) + [Fact("reason", "Reason", Cell(mou.reason))])))
    answer.addUnlessEmpty(try desk.claims(on: SubjectID(unchecked: mou.id.text)))
    return answer
  }

  private func facts(of document: Document?) -> [Fact] {
    [
      Fact("document", "Document", Cell(document?.title)),
      Fact("documentPlace", "Kept", Cell(document?.place)),
      Fact("documentSha256", "SHA-256", Cell(document?.sha256)),
    ]
  }
}

extension AskExchange {
  /// A joint activity, with or without travel (R14).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let exchange = try desk.look { (records) throws(Refusal) in
      try records.required(self.exchange)
    }
    var answer = Answer(exchange.title)
    answer.add(
      Section(
        "exchange",
        .facts([
          Fact("exchange", "Short name", Cell(exchange.id.text)),
          Fact("partner", "Partner", try desk.partner(exchange.partnership)),
          Fact("kind", "What", Cell(exchange.kind.rawValue)),
          Fact("direction", "Way", Cell(exchange.direction.rawValue)),
          Fact("stage", "Stage", .stage(exchange.stage.rawValue)),
          Fact("starts", "From", .date(exchange.starts.description)),
          Fact("ends", "To", .date(exchange.ends.description)),
          Fact("series", "Series", Cell(exchange.series)),
          Fact("people", "People", exchange.people.map { Cell($0) } ?? Cell(String?.none)),
          Fact("responsible", "Who sees to it", Cell(exchange.responsible?.text)),
          Fact("note", "Note", Cell(exchange.note)),
          Fact("reason", "Reason", Cell(exchange.reason)),
          Fact("source", "Source", Cell(exchange.source)),
        ])))
    answer.addUnlessEmpty(try desk.claims(on: SubjectID(unchecked: exchange.id.text)))
    return answer
  }
}

extension AskClaims {
  /// What sources say of a subject, those that disagree too (R36); nothing of somebody forgotten.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let title = try desk.streams(of: subject).title
    let person = try desk.look { (records) throws(Refusal) in
      try records.person(PersonID(unchecked: subject.text))
    }
    var answer = Answer("What the sources say of \(title)")
    let claims = try desk.claims(on: subject)
    answer.add(
      Section(
        claims.key, person?.forgotten == nil ? claims.content : .lines([]),
        empty: "no source says anything of it"))
    return answer
  }
}

extension Desk {
  /// A partner's name; its short name for machines.
  func partner(_ id: PartnershipID) throws(OfficeError) -> Cell {
    let partner = try look { (records) throws(Refusal) in try records.partnership(id) }
    return Cell(partner?.name ?? id.text, json: .string(id.text))
  }

  /// The claims on a subject with their sources.
  func claims(on subject: SubjectID) throws(OfficeError) -> Section {
    .claims(try look { (records) throws(Refusal) in try records.claims(on: subject) })
  }
}

extension Cell {
  /// Several texts.
  static func list(_ texts: [String]) -> Cell {
    Cell(texts.joined(separator: ", "), json: .array(texts.map { .string($0) }))
  }
}
