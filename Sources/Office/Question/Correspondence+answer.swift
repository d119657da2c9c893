import JSONText
import Projections
import Twinning

extension AskCorrespondence {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    if let partner {
      _ = try desk.look { (records) throws(Refusal) in try records.required(partner) }
    }
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.letters(partner: partner?.text, openOnly: open)
    }
    var answer = Answer("Correspondence")
    answer.add(.letters(rows.sorted { ($0.day, $0.slug) < ($1.day, $1.slug) }, key: "letters"))
    return answer
  }
}

extension AskLetter {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let letter = try desk.look { (records) throws(Refusal) in try records.required(self.letter) }
    var answer = Answer(letter.name)
    answer.add(
      Section(
        "letter",
        .facts([
          Fact("letter", "Short name", Cell(letter.id.text)),
          Fact("partner", "Partner", Cell(letter.partnership.text)),
          Fact("kind", "Came as", Cell(letter.kind.rawValue)),
          Fact("from", "From", Cell(letter.from)), Fact("about", "About", Cell(letter.about)),
          Fact("received", "Came", .date(letter.received.effective.description)),
          Fact("responsible", "Who sees to it", Cell(letter.responsible?.text)),
          Fact(
            "answerBy", "Answer promised by",
            letter.answerBy.map { .date($0.description) } ?? .date(nil)),
          Fact(
            "answered", "Answered",
            .date(letter.end.flatMap { $0.reason == nil ? $0.moment.effective.description : nil })),
          Fact("by", "Answered by", Cell(letter.end?.by)),
          Fact("closed", "Closed without an answer", Cell(letter.end?.reason)),
          Fact(
            "note", "Note",
            Cell([letter.note, letter.end?.note].compactMap(\.self).joined(separator: "; "))),
          Fact("next", "What is due", Cell(try next(at: desk, letter))),
          Fact("source", "Source", Cell(letter.source)),
        ])))
    answer.addUnlessEmpty(
      Section(
        "acknowledgements", heading: "Acknowledged",
        .table(
          [
            Column("date", "When", isWhole: true),
            Column("answerBy", "Answer promised by", isWhole: true),
          ],
          letter.acknowledgements.map { one in
            [
              .shortDate(one.moment.effective.description),
              .shortDate(one.answerBy.map(\.description)),
            ]
          })))
    return answer
  }

  /// What is owed for it now, and by when; `nil` when nothing is any more.
  private func next(at desk: Desk, _ letter: Letter) throws(OfficeError) -> String? {
    let list = try DueList(desk: desk, partner: letter.partnership, through: .latest)
    return list.standing(try list.letterDuties()).first { $0.subject == letter.id.text }
      .map { "\($0.title) by \($0.due.wording)" }
  }
}

extension Section {
  /// What came from partners, and what became of it (R24).
  static func letters(_ rows: [LetterRow], key: String, heading: String = "") -> Section {
    Section(
      key, heading: heading,
      .table(
        [
          Column("received", "Came", isWhole: true), Column("partner", "Partner"),
          Column("kind", "As"), Column("from", "From"), Column("about", "About"),
          Column("acknowledged", "Acknowledged", isWhole: true),
          Column("answerBy", "Answer by", isWhole: true),
          Column("ended", "Answered", isWhole: true), Column("letter", "Short name"),
        ],
        rows.map { row in
          let promised = row.answerBy.flatMap { CivilDay(daysSince1970: Int($0)) }
          let ended =
            row.reason == nil
            ? Cell.shortDate(row.ended)
            : Cell("closed", json: row.ended.map { .string($0) } ?? .null, tone: .muted)
          return [
            .shortDate(row.received), Cell(row.partner), Cell(row.kind), Cell(row.sender),
            Cell(row.about), .shortDate(row.acknowledged),
            .shortDate(promised.map(\.description)), ended, Cell(row.slug),
          ]
        }), empty: "nothing is on record")
  }
}
