import Guidance
import JSONText
import Projections
import Twinning

extension AskDossier {
  /// Everything that is held about a person, to be handed to them (R35; GDPR, Articles 15 and 20).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let shown = try AskPerson(person: person).answer(at: desk)
    let person = try desk.look { (records) throws(Refusal) in try records.required(self.person) }
    let held = try HeldPeople(desk)
    let trail = try DossierTrail(of: person, at: desk)
    var answer = Answer("Everything held about \(shown.title)")
    for section in shown.sections where section.key != "personal" { answer.add(section) }
    answer.add(trail.personal)
    answer.addUnlessEmpty(try tasks(at: desk))
    answer.addUnlessEmpty(
      Section(
        "wards", heading: "Guardian of (R10)", .lines(held.wards(of: person.id).map(\.text))))
    let claims = try desk.look { (records) throws(Refusal) in
      try records.claims(on: SubjectID(unchecked: person.id.text))
    }
    if person.forgotten == nil { answer.addUnlessEmpty(Section.claims(claims)) }
    answer.add(trail.named)
    answer.addUnlessEmpty(trail.freeTexts)
    if person.forgotten == nil { answer.add(try retention(of: person, held, at: desk)) }
    answer.add(Section("access", heading: "Who can see what", .lines(Self.access)))
    answer.add(
      Section(
        "keyCopies", heading: "Copies of the keys", .lines(desk.keyCopies),
        empty: "none is known to the program"))
    for note in shown.notes { answer.note(note) }
    answer.note(
      "free texts are found by the short name and the names on record alone: a text that means the"
        + " person in other words is not")
    return answer
  }

  private static let access = [
    "names, birth, contact, papers, diet, access needs, guardians: whoever can read both twinning.db"
      + " and twinning.keys, which is the owner of the office folder",
    "short name, public name, languages, offices, roles in visits, free texts: whoever can read"
      + " twinning.db or a copy of it",
    "name, address and what is told of: the mail server and the program that twinning.post names for"
      + " the person; the program sends nothing else anywhere",
  ]

  /// Items of itineraries and checklists that the person sees to.
  private func tasks(at desk: Desk) throws(OfficeError) -> Section {
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.involvements(of: person.text)
    }
    var cells: [[Cell]] = []
    for subject in rows.map(\.subject) {
      let visit = try desk.look { (records) throws(Refusal) in
        try records.delegation(DelegationID(unchecked: subject))
      }
      guard let visit else { continue }
      for item in visit.itinerary where item.responsible == person {
        cells.append([
          Cell(subject), Cell("itinerary"), Cell(item.id.text), .time(item.starts.description),
        ])
      }
      for mark in visit.marks where mark.responsible == person {
        cells.append([
          Cell(subject), Cell("checklist"), Cell(mark.key.text), Cell(String?.none),
        ])
      }
    }
    return Section(
      "tasks", heading: "Sees to",
      .table(
        [
          Column("visit", "Visit"), Column("list", "List"), Column("item", "Item"),
          Column("when", "When", isWhole: true),
        ], cells))
  }

  private func retention(
    of person: Person, _ people: HeldPeople, at desk: Desk
  ) throws(OfficeError) -> Section {
    let held = try people.held(person)
    return Section(
      "retention", heading: "On what ground, and until when",
      .table(
        HeldPeople.Held.columns,
        held.parts.map { held.cells($0, by: desk.rules, today: desk.today) }),
      empty: "nothing but the short name")
  }
}
