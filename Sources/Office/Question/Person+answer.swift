import JSONText
import Projections
import Twinning

extension AskPeople {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    if let partner {
      _ = try desk.look { (records) throws(Refusal) in try records.required(partner) }
    }
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.people(partner: partner?.text)
    }
    var answer = Answer("People")
    answer.add(
      Section(
        "people",
        .table(
          [
            Column("person", "Person"), Column("name", "Public name"), Column("side", "Side"),
            Column("offices", "Offices"), Column("languages", "Languages"),
          ],
          rows.map { row in
            [
              Cell(row.slug), Cell(row.name == row.slug ? "" : row.name),
              Cell(row.partner.isEmpty ? "home" : row.partner), Cell(row.offices),
              Cell(row.languages),
            ]
          }), empty: "nobody is on record"))
    return answer
  }
}

extension AskPerson {
  /// Personal details are told last and apart: they are what may be forgotten (R35).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let person = try desk.look { (records) throws(Refusal) in try records.required(self.person) }
    var answer = Answer(person.fullName)
    answer.add(
      Section(
        "person",
        .facts([
          Fact("person", "Short name", Cell(person.id.text)),
          Fact("publicName", "Public name", Cell(person.publicName)),
          Fact("side", "Side", Cell(person.partnership?.text ?? "home")),
          Fact(
            "languages", "Languages",
            Cell(
              person.languages.map(\.description).joined(separator: ", "),
              json: .array(person.languages.map { .string($0.description) }))),
        ])))
    answer.addUnlessEmpty(
      Section(
        "offices", heading: "Offices",
        .table(
          [
            Column("office", "Office"), Column("title", "Title"), Column("rank", "Rank"),
            Column("from", "From", isWhole: true), Column("until", "Until", isWhole: true),
          ],
          person.terms.map { term in
            [
              Cell(term.office.text), Cell(term.title), Cell(term.rank?.text),
              .shortDate(term.taken.effective.description),
              .shortDate(term.left?.effective.description),
            ]
          })))
    answer.addUnlessEmpty(try involvements(at: desk))
    answer.addUnlessEmpty(details(of: person))
    return answer
  }

  private func involvements(at desk: Desk) throws(OfficeError) -> Section {
    let (rows, schedule) = try desk.read { (source) throws(ProjectionError) in
      let rows = try source.involvements(of: person.text)
      return (rows, try source.schedule(ScheduleFilter(slugs: rows.map(\.subject))))
    }
    return Section(
      "parts", heading: "Takes part in",
      .table(
        [
          Column("subject", "What"), Column("role", "As"), Column("starts", "From", isWhole: true),
          Column("stage", "Stage"),
        ],
        rows.map { row in
          let event = schedule.first { $0.slug == row.subject }
          return [
            Cell(row.subject), Cell(row.role), .shortDate(event?.starts),
            .stage(event?.stage ?? ""),
          ]
        }))
  }

  private func details(of person: Person) -> Section {
    let details = person.details
    let facts = [
      ("givenName", "Given name", details.givenName),
      ("familyName", "Family name", details.familyName),
      ("born", "Born", details.born.map(\.wording)), ("email", "E-mail", details.email),
      ("phone", "Telephone", details.phone),
      ("diet", "Diet", details.diet.isEmpty ? nil : details.diet.joined(separator: ", ")),
      (
        "accessNeeds", "Access needs",
        details.accessNeeds.isEmpty ? nil : details.accessNeeds.joined(separator: ", ")
      ),
    ]
    return Section(
      "personal", heading: "Personal details (kept apart, R35)",
      .facts(facts.compactMap { key, label, value in value.map { Fact(key, label, Cell($0)) } }))
  }
}
