import JSONText
import Projections
import Twinning

extension AskPartners {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let rows = try desk.read { (source) throws(ProjectionError) in try source.partners() }
      .filter { (stage == nil || $0.stage == stage?.rawValue) }
      .filter { (country == nil || $0.country == country?.description) }
    var answer = Answer("Partners")
    let columns = [
      Column("partner", "Partner"), Column("name", "Name"), Column("country", "Country"),
      Column("kind", "Kind"), Column("stage", "Stage"), Column("since", "Since", isWhole: true),
      Column("official", "Official since", isWhole: true),
    ]
    answer.add(
      Section(
        "partners",
        .table(
          columns,
          rows.map { row in
            [
              Cell(row.slug), Cell(row.name), Cell(row.country), Cell(row.kind),
              Cell(row.stage, tone: tone(row.stage)), .shortDate(row.since),
              .shortDate(row.official),
            ]
          }), empty: "no partner is on record"))
    return answer
  }

  private func tone(_ stage: String) -> Tone {
    switch PartnershipStage(rawValue: stage) {
    case .official: .done
    case .dormant, .suspended: .soon
    case .ended, .emeritus: .muted
    case .prospect, .exploring, .agreed, .none: .plain
    }
  }
}

extension AskPartner {
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let partner = try desk.look { (records) throws(Refusal) in try records.required(partnership) }
    let claims = try desk.look { (records) throws(Refusal) in
      try records.claims(on: SubjectID(unchecked: partnership.text))
    }
    var answer = Answer(partner.name)
    answer.add(Section("partner", .facts(facts(of: partner))))
    answer.add(stages(of: partner))
    answer.addUnlessEmpty(agreement(with: partner))
    answer.addUnlessEmpty(Section.claims(claims))
    let schedule = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(ScheduleFilter(partner: partnership.text))
    }
    answer.addUnlessEmpty(.schedule(schedule, key: "activity", heading: "Visits, exchanges, MOUs"))
    answer.addUnlessEmpty(reciprocity(schedule))
    answer.addUnlessEmpty(annuals(of: partner, year: desk.today.year))
    answer.addUnlessEmpty(.cadences(of: partner, on: desk.today))
    answer.addUnlessEmpty(channels(of: partner))
    let letters = try desk.read { (source) throws(ProjectionError) in
      try source.letters(partner: partnership.text, openOnly: true)
    }
    if !letters.isEmpty {
      answer.add(.letters(letters, key: "letters", heading: "Waiting for an answer"))
    }
    if partner.stage == .official, !partner.missingSteps.isEmpty {
      answer.note("not on record: \(partner.missingSteps.joined(separator: "; ")) (R4)")
    }
    let official = claims.filter { $0.about == .official }
    if Set(official.map(\.moment.effective)).count > 1 {
      let told = official.map { "\($0.moment.effective.wording) (\($0.source ?? "no source"))" }
      answer.note("sources disagree on since when it is official: \(told.joined(separator: "; "))")
      if let settled = official.first(where: { $0.settlement != nil }) {
        answer.note(
          "held to be right: \(settled.moment.effective.wording), \(settled.settlement?.reason ?? "")"
            + " (R36)")
      }
    }
    return answer
  }

  private func facts(of partner: Partnership) -> [Fact] {
    [
      Fact("partner", "Short name", Cell(partner.id.text)),
      Fact(
        "names", "Names",
        Cell(
          partner.names.map(Partnership.bare).joined(separator: " · "),
          json: .array(partner.names.map { .string($0) }))),
      Fact(
        "aliases", "Also spelled",
        Cell(
          partner.aliases.joined(separator: " · "),
          json: .array(partner.aliases.map { .string($0) }))),
      Fact("country", "Country", Cell(partner.country.description)),
      Fact("zones", "Time zones", Cell(partner.zones.map(\.description).joined(separator: ", "))),
      Fact("languages", "Languages", Cell(partner.languages.map(\.text).joined(separator: ", "))),
      Fact("kind", "Kind", Cell(partner.kind.rawValue)),
      Fact("stage", "Stage", Cell(partner.stage.rawValue)),
      Fact("official", "Official since", .date(partner.official?.moment.effective.description)),
      Fact("note", "Note", Cell(partner.note)),
    ]
  }

  private func stages(of partner: Partnership) -> Section {
    Section(
      "stages", heading: "Stages",
      .table(
        [
          Column("stage", "Stage"), Column("since", "Since", isWhole: true),
          Column("reason", "Reason"),
          Column("document", "Document"), Column("source", "Source"),
        ],
        partner.stages.map { step in
          [
            Cell(step.stage.rawValue), .shortDate(step.moment.effective.description),
            Cell(step.reason),
            Cell(step.document?.title), Cell(step.source),
          ]
        }))
  }

  private func agreement(with partner: Partnership) -> Section {
    Section(
      "agreement", heading: "Agreement",
      .table(
        [
          Column("step", "Step"), Column("date", "When", isWhole: true), Column("who", "Who"),
          Column("document", "Document"), Column("source", "Source"),
        ],
        partner.steps.map { step in
          [
            Cell(step.kind.words), .shortDate(step.moment.effective.description), Cell(step.who),
            Cell(step.document?.title), Cell(step.source),
          ]
        }))
  }

  /// Visits and exchanges that took place, by direction (R14).
  private func reciprocity(_ rows: [ScheduleRow]) -> Section {
    let over = rows.filter { $0.stage == "completed" || $0.stage == "evaluated" }
    guard !over.isEmpty else { return Section("reciprocity", .facts([])) }
    let inbound = over.filter { $0.direction == "inbound" || $0.direction == "both" }.count
    let outbound = over.filter { $0.direction == "outbound" || $0.direction == "both" }.count
    return Section(
      "reciprocity", heading: "Both directions (R14)",
      .facts([
        Fact("inbound", "Inbound so far", Cell(inbound)),
        Fact("outbound", "Outbound so far", Cell(outbound)),
      ]))
  }

  private func annuals(of partner: Partnership, year: Int) -> Section {
    let rows = partner.annuals.filter { $0.year == year }.map { AnnualRow($0, of: partner.id) }
      .sorted { $0.kind < $1.kind }
    return .annuals(rows, key: "annual", heading: "Yearly exchanges of \(year)")
  }

  private func channels(of partner: Partnership) -> Section {
    Section(
      "channels", heading: "Channels (R24)",
      .table(
        [
          Column("kind", "Channel"), Column("note", "Where"),
          Column("since", "On record since", isWhole: true),
          Column("checked", "Last checked", isWhole: true),
        ],
        partner.channels.known.map { channel in
          [
            Cell(channel.kind.rawValue), Cell(channel.note),
            .shortDate(channel.moment.effective.description),
            .shortDate(partner.channels.checked?.effective.description),
          ]
        }))
  }
}

extension Partnership.Step.Kind {
  /// The step in words.
  var words: String {
    switch self {
    case .approved(.home): "approved by the home council"
    case .approved(.partner): "approved by the partner's council"
    case .signed(.home): "signed on the home side"
    case .signed(.partner): "signed on the partner's side"
    case .copyFiled: "copy received by the national body"
    case .reaffirmed: "reaffirmed"
    }
  }
}
