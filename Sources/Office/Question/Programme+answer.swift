import JSONText
import Projections
import Twinning

extension AskProgramme {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let programme = try desk.look { (records) throws(Refusal) in try records.requiredProgramme() }
    let claims = try desk.look { (records) throws(Refusal) in
      try records.claims(on: SubjectID(unchecked: "programme"))
    }
    var answer = Answer(programme.name)
    answer.add(
      Section(
        "programme",
        .facts([
          Fact("name", "Name", Cell(programme.name)),
          Fact("community", "Community", Cell(programme.community)),
          Fact("country", "Country", Cell(programme.country.description)),
          Fact("zone", "Time zone", Cell(programme.zone.description)),
          Fact(
            "languages", "Languages",
            Cell(programme.languages.map(\.text).joined(separator: ", "))),
          Fact("order", "Order of precedence", Cell(programme.order?.text)),
          Fact("since", "Since", .date(programme.since.description)),
          Fact("source", "Source", Cell(programme.source)),
        ])))
    let counts = try desk.read { (source) throws(ProjectionError) in try source.counts() }
    answer.add(
      Section(
        "counts", heading: "On record",
        .facts(counts.map { Fact($0.noun, Self.words($0.noun), Cell($0.count)) })))
    answer.addUnlessEmpty(Section.claims(claims))
    return answer
  }

  private static func words(_ noun: String) -> String {
    switch noun {
    case "partnership": "Partners"
    case "delegation": "Visits"
    case "exchange": "Exchanges"
    case "mou": "MOUs"
    case "correspondence": "Letters and calls"
    default: "People"
    }
  }
}

extension AskSearch {
  /// The most that is shown: beyond it, more words help more than more rows.
  private static let limit = 200

  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let folded = words.flatMap { TextFolding.fold($0).split(separator: " ").map(String.init) }
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.search(folded, limit: Self.limit + 1)
    }
    var answer = Answer("Search for \(words.joined(separator: " "))")
    answer.add(
      Section(
        "found",
        .table(
          [
            Column("name", "Short name"), Column("noun", "What"), Column("title", "Title"),
            Column("partner", "Partner"),
          ],
          rows.prefix(Self.limit).map { row in
            [
              Cell(row.slug), Cell(row.noun == "delegation" ? "visit" : row.noun),
              Cell(row.title), Cell(row.partner),
            ]
          }), empty: "nothing is called like that"))
    if rows.count > Self.limit { answer.note("only the first \(Self.limit) are shown") }
    return answer
  }
}

extension AskAnnual {
  /// Every yearly exchange with every partner that owes it: who sent, who answered, what is missing.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let year = year ?? desk.today.year
    if let partner {
      _ = try desk.look { (records) throws(Refusal) in try records.required(partner) }
    }
    let (rows, partners) = try desk.read { (source) throws(ProjectionError) in
      let partners = try source.partners()
      return (try source.annuals(year: year, partner: partner?.text), partners)
    }
    var answer = Answer("Yearly exchanges of \(year)")
    answer.add(.annuals(rows, key: "annual", heading: "On record"))
    var missing: [[Cell]] = []
    let kinds = desk.rules.annualDuties
    for one in partners where partner == nil || one.slug == partner?.text {
      for kind in kinds where kind.isOwed(at: one.stage) {
        let row = rows.first { $0.partner == one.slug && $0.kind == kind.code }
        let parts = [
          kind.isSent && row?.sent == nil ? "we have not sent it" : nil,
          kind.isReceived && row?.received == nil ? "they have not sent it" : nil,
          row?.sent != nil && row?.acknowledgedByPartner == nil
            ? "they have not acknowledged ours" : nil,
          row?.received != nil && row?.acknowledgedByHome == nil
            ? "we have not acknowledged theirs" : nil,
        ].compactMap(\.self)
        guard !parts.isEmpty else { continue }
        missing.append([
          Cell(one.slug), Cell(kind.code), Cell(kind.title), Cell(parts.joined(separator: "; ")),
        ])
      }
    }
    answer.add(
      Section(
        "missing", heading: "Missing",
        .table(
          [
            Column("partner", "Partner"), Column("kind", "What"), Column("title", "Title"),
            Column("missing", "Missing"),
          ], missing), empty: "nothing is missing"))
    return answer
  }
}
