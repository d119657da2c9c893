import JSONText
import Projections
import Twinning

extension Cell {
  /// A date as it was given: in words for people, as EDTF for machines; `nil` is not on record.
  static func date(_ edtf: String?) -> Cell {
    guard let edtf else { return Cell("", json: .null) }
    return Cell(VagueDate(recorded: edtf).wording, json: .string(edtf))
  }

  /// A stage, with the urgency it has by itself.
  static func stage(_ stage: String) -> Cell {
    switch stage {
    case "completed", "evaluated", "signed": Cell(stage, tone: .done)
    case "postponed": Cell(stage, tone: .soon)
    case "cancelled": Cell(stage, tone: .muted)
    default: Cell(stage)
    }
  }
}

extension Section {
  /// Rows of the schedule.
  static func schedule(
    _ rows: [ScheduleRow], key: String, heading: String = "", empty: String = "nothing is planned"
  ) -> Section {
    Section(
      key, heading: heading,
      .table(
        [
          Column("starts", "From"), Column("ends", "To"), Column("what", "What"),
          Column("partner", "Partner"), Column("direction", "Way"), Column("title", "Title"),
          Column("stage", "Stage"), Column("name", "Short name"),
          Column("reason", "Reason", isExtra: true),
        ],
        rows.map { row in
          [
            .date(row.starts),
            row.ends == row.starts ? Cell("", json: .string(row.ends)) : .date(row.ends),
            Cell(row.what), Cell(row.partner), Cell(row.direction == "none" ? "" : row.direction),
            Cell(row.title), .stage(row.stage), Cell(row.slug), Cell(row.reason),
          ]
        }), empty: empty)
  }

  /// Claims with their sources (R36).
  static func claims(_ claims: [Claim]) -> Section {
    let sorted = claims.sorted {
      ($0.moment.settled, $0.moment.position) < ($1.moment.settled, $1.moment.position)
    }
    return Section(
      "claims", heading: "What the sources say",
      .table(
        [
          Column("claim", "Claim"), Column("about", "On"), Column("date", "When"),
          Column("text", "Says"), Column("disputes", "Disputes"), Column("source", "Source"),
        ],
        sorted.map { claim in
          [
            Cell(claim.id.text), Cell(claim.about.rawValue),
            .date(claim.moment.effective.description), Cell(claim.text),
            Cell(claim.disputes.map(\.text).joined(separator: ", ")), Cell(claim.source),
          ]
        }))
  }

  /// Yearly exchanges: who sent, who answered (R22).
  static func annuals(_ rows: [AnnualRow], key: String, heading: String) -> Section {
    Section(
      key, heading: heading,
      .table(
        [
          Column("partner", "Partner"), Column("kind", "What"), Column("sent", "We sent"),
          Column("sentBy", "By"), Column("acknowledgedByPartner", "They acknowledged"),
          Column("received", "They sent"), Column("receivedBy", "By"),
          Column("acknowledgedByHome", "We acknowledged"),
        ],
        rows.map { row in
          [
            Cell(row.partner), Cell(row.kind), .date(row.sent), Cell(row.sentBy),
            .date(row.acknowledgedByPartner), .date(row.received), Cell(row.receivedBy),
            .date(row.acknowledgedByHome),
          ]
        }), empty: "nothing is on record")
  }
}

extension ScheduleRow {
  /// What it is, in a word for people.
  var what: String {
    switch noun {
    case "delegation": kind == "official" ? "official visit" : "visit"
    case "mou": "MOU meeting"
    default: kind
    }
  }
}
