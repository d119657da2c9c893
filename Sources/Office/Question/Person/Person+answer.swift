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
    let details = person.details(desk.seals)
    var answer = Answer(person.fullName(details))
    answer.add(
      Section(
        "person",
        .facts([
          Fact("person", "Short name", Cell(person.id.text)),
          Fact("publicName", "Public name", Cell(person.publicName)),
          Fact(
            "forgotten", "Forgotten",
            person.forgotten.map { .date($0.moment.effective.description) } ?? .date(nil)),
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
            Column("ends", "Term ends", isWhole: true),
          ],
          person.terms.map { term in
            [
              Cell(term.office.text), Cell(term.title), Cell(term.rank?.text),
              .shortDate(term.taken.effective.description),
              .shortDate(term.left?.effective.description), .shortDate(term.ends?.description),
            ]
          })))
    if let membership = person.membership {
      answer.add(
        Section(
          "membership", heading: "Member of the programme (R7a)",
          .facts([
            Fact("kind", "For", Cell(membership.kind.rawValue)),
            Fact("since", "Since", .date(membership.begun.effective.description)),
            Fact("ended", "Until", .date(membership.ended?.effective.description)),
            Fact(
              "paid", "Dues paid for",
              Cell(membership.paid.sorted().map(String.init).joined(separator: ", "))),
          ])))
    }
    answer.addUnlessEmpty(try involvements(at: desk))
    if person.forgotten == nil { answer.addUnlessEmpty(try guardians(of: person, at: desk)) }
    answer.addUnlessEmpty(personal(person, details))
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

  private func guardians(of person: Person, at desk: Desk) throws(OfficeError) -> Section {
    Section(
      "guardians", heading: "Guardians (sealed, R10, R35)",
      .table(Person.guardianColumns, try person.guardianCells(at: desk)))
  }

  private func personal(_ person: Person, _ details: PersonalDetails) -> Section {
    let (who, health) = (details.identity, details.health)
    let told: [(String, String, String?)] = [
      ("givenName", "Given name", who.givenName), ("familyName", "Family name", who.familyName),
      ("born", "Born", who.born.map(\.wording)), ("email", "E-mail", who.email),
      ("phone", "Telephone", who.phone),
      ("diet", "Diet", health.diet.isEmpty ? nil : health.diet.joined(separator: ", ")),
      (
        "accessNeeds", "Access needs",
        health.accessNeeds.isEmpty ? nil : health.accessNeeds.joined(separator: ", ")
      ),
      ("passportExpires", "Passport valid until", details.passport.expires.map(\.wording)),
      ("checked", "Checked on", details.check.checked.map(\.wording)),
      ("checkLevel", "Checked for", details.check.level),
      ("checkUntil", "Check counts until", person.check.map(\.until.wording)),
      ("visas", "Visas", details.visas.isEmpty ? nil : details.visaWords),
    ]
    var facts = told.compactMap { key, label, value in value.map { Fact(key, label, Cell($0)) } }
    if details.sealedParts.contains(.identity) {
      facts.append(Fact("identity", "Names, birth, contact, papers", .sealed))
    }
    if details.sealedParts.contains(.health) {
      facts.append(Fact("health", "Diet, access needs", .sealed))
    }
    if person.sealed.contains(where: \.value.isClear), !facts.isEmpty {
      facts.append(
        Fact(
          "inClear", "In clear in the log",
          Cell(
            person.sealed.filter(\.value.isClear).map { String($0.moment.position) }
              .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
              .joined(separator: ", "))))
    }
    return Section("personal", heading: "Personal details (sealed, R35)", .facts(facts))
  }
}

extension PersonalDetails {
  /// How it stands with each visa: `hue-2027: granted`.
  fileprivate var visaWords: String {
    visas.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.rawValue)" }
      .joined(separator: ", ")
  }
}

extension Cell {
  /// What is there and does not open.
  static let sealed = Cell("sealed", tone: .muted)
}

extension Person {
  static let guardianColumns = [
    Column("guardian", "Guardian"), Column("name", "Name"), Column("relation", "Relation"),
    Column("phone", "Telephone"), Column("careNote", "To be minded"),
  ]

  /// The person's guardians, opened, a row each.
  func guardianCells(at desk: Desk) throws(OfficeError) -> [[Cell]] {
    var rows: [[Cell]] = []
    for guardian in guardians {
      let known = try desk.look { (records) throws(Refusal) in
        try records.person(guardian.person)
      }
      let told = guardian.details(of: id, desk.seals)
      rows.append([
        Cell(guardian.person.text),
        Cell(known.map { $0.fullName($0.details(desk.seals)) }), Cell(told.relation),
        Cell(told.phone), Cell(told.careNote),
      ])
    }
    return rows
  }
}
