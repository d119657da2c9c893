import JSONText
import Projections
import Twinning

extension AskDelegations {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    if let partner {
      _ = try desk.look { (records) throws(Refusal) in try records.required(partner) }
    }
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(
        ScheduleFilter(partner: partner?.text, noun: "delegation", stage: stage?.rawValue))
    }
    var answer = Answer("Visits")
    answer.add(.schedule(rows, key: "visits", empty: "no visit is on record"))
    return answer
  }
}

extension AskDelegation {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let visit = try desk.look { (records) throws(Refusal) in try records.required(delegation) }
    let partner = try desk.look { (records) throws(Refusal) in
      try records.partnership(visit.partnership)
    }
    let claims = try desk.look { (records) throws(Refusal) in
      try records.claims(on: SubjectID(unchecked: delegation.text))
    }
    var answer = Answer(visit.name)
    answer.add(Section("visit", .facts(facts(of: visit, partner: partner))))
    answer.add(try members(of: visit, at: desk))
    answer.addUnlessEmpty(try guardians(of: visit, at: desk))
    answer.addUnlessEmpty(itinerary(of: visit, zones: desk.zones))
    answer.addUnlessEmpty(stages(of: visit))
    answer.addUnlessEmpty(Section.claims(claims))
    answer.addUnlessEmpty(
      Section("warnings", heading: "To be looked at", .lines(try visit.warnings(at: desk))))
    return answer
  }

  private func facts(of visit: Delegation, partner: Partnership?) -> [Fact] {
    [
      Fact("visit", "Short name", Cell(visit.id.text)),
      Fact(
        "partner", "Partner",
        Cell(partner?.name ?? visit.partnership.text, json: .string(visit.partnership.text))),
      Fact("direction", "Way", Cell(visit.direction.rawValue)),
      Fact(
        "official", "Official", Cell(visit.isOfficial ? "yes" : "no", json: .bool(visit.isOfficial))
      ),
      Fact("stage", "Stage", .stage(visit.stage.rawValue)),
      Fact("arrives", "Arrival", .date(visit.arrives.description)),
      Fact("departs", "Departure", .date(visit.departs.description)),
      Fact("size", "People", visit.size.map { Cell($0) } ?? Cell(String?.none)),
      Fact("purpose", "Purpose", Cell(visit.purpose)),
      Fact("responsible", "Who sees to it", Cell(visit.responsible?.text)),
      Fact("source", "Source", Cell(visit.source)),
    ]
  }

  private func members(of visit: Delegation, at desk: Desk) throws(OfficeError) -> Section {
    var rows: [[Cell]] = []
    for member in visit.members {
      let person = try desk.look { (records) throws(Refusal) in try records.person(member.person) }
      let details = person?.details(desk.seals)
      let isMinor = member.isMinor(details ?? PersonalDetails(), on: visit)
      let remarks = [
        member.isHead ? "head" : nil, member.deputisesFor.map { "for the \($0)" },
        member.companionOf.map { "with \($0)" }, isMinor ? "minor" : nil,
        member.needsInterpreter ? "interpreter" : nil,
        details?.visas[visit.id].map { "visa \($0.rawValue)" },
      ].compactMap(\.self)
      rows.append([
        Cell(member.person.text), Cell(details.flatMap { person?.fullName($0) }),
        Cell(member.role.text),
        Cell(member.equivalentRank.map { "\($0): \(member.equivalentReason ?? "")" }),
        Cell(person?.languages.map(\.description).joined(separator: " ")),
        details?.sealedParts.contains(.health) == true
          ? .sealed : Cell(details?.health.diet.joined(separator: ", ")),
        Cell(remarks.joined(separator: ", ")),
      ])
    }
    return Section(
      "members", heading: "Members",
      .table(
        [
          Column("person", "Person"), Column("name", "Name"), Column("role", "Role"),
          Column("equivalentRank", "Ranks here as"), Column("languages", "Languages"),
          Column("diet", "Diet"), Column("remarks", "Remarks"),
        ], rows), empty: "nobody has joined yet")
  }

  /// The guardians of the minors in the visit (R10).
  private func guardians(of visit: Delegation, at desk: Desk) throws(OfficeError) -> Section {
    var rows: [[Cell]] = []
    for person in try visit.minors(at: desk) {
      rows += try person.guardianCells(at: desk).map { [Cell(person.id.text)] + $0 }
    }
    let columns = [Column("minor", "Minor")] + Person.guardianColumns
    return Section("guardians", heading: "Guardians of minors (R10)", .table(columns, rows))
  }

  private func itinerary(of visit: Delegation, zones: any TimeZoneRules) -> Section {
    let items = visit.itinerary.sorted {
      ($0.span(zones).start, $0.id) < ($1.span(zones).start, $1.id)
    }
    return Section(
      "itinerary", heading: "Itinerary",
      .table(
        [
          Column("item", "Item"), Column("starts", "Starts"),
          Column("ends", "Ends", isWhole: true),
          Column("zone", "Zone", .wideLines), Column("kind", "Kind", .wideLines),
          Column("title", "What"),
          Column("place", "Where"), Column("meets", "Meets"),
          Column("responsible", "Who sees to it"),
        ],
        items.map { item in
          [
            Cell(item.id.text), .time(item.starts.description),
            .time(item.ends.description, after: item.starts.description),
            Cell(
              [item.zone, item.endZone].compactMap { $0?.description }.joined(separator: " → ")),
            Cell(item.kind.rawValue), Cell(item.title), Cell(item.place),
            Cell(item.meets.joined(separator: ", ")), Cell(item.responsible?.text),
          ]
        }))
  }

  private func stages(of visit: Delegation) -> Section {
    Section(
      "stages", heading: "Its life so far (R9)",
      .table(
        [
          Column("stage", "Stage"), Column("since", "Since", isWhole: true),
          Column("reason", "Reason"),
        ],
        visit.stages.map { step in
          [
            .stage(step.stage.rawValue), .shortDate(step.moment.effective.description),
            Cell(step.reason),
          ]
        }))
  }
}
