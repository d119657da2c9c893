import JSONText
import Projections
import Twinning

extension Cell {
  /// A date as it was given: in words for people, as EDTF for machines; `nil` is not on record.
  static func date(_ edtf: String?) -> Cell {
    guard let edtf else { return Cell("", json: .null) }
    return Cell(VagueDate(recorded: edtf).wording, json: .string(edtf))
  }

  /// A date for a column of a table: its months in three letters.
  static func shortDate(_ edtf: String?) -> Cell {
    guard let edtf else { return Cell("", json: .null) }
    return Cell(ShortDate.text(VagueDate(recorded: edtf).wording), json: .string(edtf))
  }

  /// A day for a column of a table: `4 May 2027`, `2027-05-04` for machines.
  static func shortDate(_ day: CivilDay, tone: Tone = .plain) -> Cell {
    Cell(ShortDate.text(day.wording), json: .string(day.description), tone: tone)
  }

  /// From when to when, for people: `18–24 Dec 2026`, `Jan 2027`, `about 1993 to 1995`.
  static func span(_ starts: String, _ ends: String) -> Cell {
    let (first, last) = (VagueDate(recorded: starts), VagueDate(recorded: ends))
    guard starts != ends, !last.isUnknown else { return Cell(ShortDate.text(first.wording)) }
    if let from = first.firmDay, let through = last.firmDay,
      let whole = VagueDate(from: from, through: through)
    {
      return Cell(ShortDate.text(whole.wording))
    }
    return Cell(ShortDate.text("\(first.wording) to \(last.wording)"))
  }

  /// A wall time for a column: `Fri 18 Dec 2026, 15:10`.
  static func time(_ text: String) -> Cell {
    Cell((try? WallTime(text))?.wording ?? text, json: .string(text))
  }

  /// The wall time at which something ends: the clock alone on the day of its start.
  static func time(_ text: String, after start: String) -> Cell {
    guard let ends = try? WallTime(text), ends.day == (try? WallTime(start))?.day else {
      return time(text)
    }
    return Cell(ends.clock, json: .string(text))
  }

  /// Whether a claim is held to be right, and why.
  static func settlement(_ claim: Claim) -> Cell {
    guard let settlement = claim.settlement else { return Cell(String?.none) }
    return Cell("yes: \(settlement.reason)", json: .string(settlement.reason), tone: .done)
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
          Column("when", "When", isWhole: true, .people), Column("starts", "From", .machines),
          Column("ends", "To", .machines), Column("what", "What"),
          Column("partner", "Partner"), Column("direction", "Way"), Column("title", "Title"),
          Column("stage", "Stage"), Column("name", "Short name"),
          Column("reason", "Reason", .wideLines),
        ],
        rows.map { row in
          [
            .span(row.starts, row.ends), .shortDate(row.starts), .shortDate(row.ends),
            Cell(row.what), Cell(row.partner), Cell(row.direction == "none" ? "" : row.direction),
            Cell(row.title), .stage(row.stage), Cell(row.slug), Cell(row.reason),
          ]
        }), empty: empty)
  }

  /// Claims with their sources (R36).
  static func claims(_ claims: [Claim]) -> Section {
    let sorted = claims.sorted { $0.moment.isTold(before: $1.moment) }
    return Section(
      "claims", heading: "What the sources say",
      .table(
        [
          Column("claim", "Claim"), Column("about", "On"),
          Column("date", "When", isWhole: true),
          Column("text", "Says"), Column("disputes", "Disputes"), Column("source", "Source"),
          Column("settled", "Held to be right"),
        ],
        sorted.map { claim in
          [
            Cell(claim.id.text), Cell(claim.about.rawValue),
            .shortDate(claim.moment.effective.description), Cell(claim.text),
            Cell(claim.disputes.map(\.text).joined(separator: ", ")), Cell(claim.source),
            .settlement(claim),
          ]
        }))
  }

  /// Yearly exchanges: who sent, who answered (R22).
  static func annuals(_ rows: [AnnualRow], key: String, heading: String) -> Section {
    Section(
      key, heading: heading,
      .table(
        [
          Column("partner", "Partner"), Column("kind", "What"),
          Column("sent", "We sent", isWhole: true), Column("sentBy", "By"),
          Column("acknowledgedByPartner", "They answered", isWhole: true),
          Column("received", "They sent", isWhole: true), Column("receivedBy", "By"),
          Column("acknowledgedByHome", "We answered", isWhole: true),
        ],
        rows.map { row in
          [
            Cell(row.partner), Cell(row.kind), .shortDate(row.sent), Cell(row.sentBy),
            .shortDate(row.acknowledgedByPartner), .shortDate(row.received),
            Cell(row.receivedBy), .shortDate(row.acknowledgedByHome),
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
