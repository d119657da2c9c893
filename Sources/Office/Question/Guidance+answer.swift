import Guidance
import JSONText
import Twinning

extension AskGuidance {
  /// The guidance in force with its sources; a word chooses a part.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let parts = [
      "duties", "annual", "checklist", "offices", "ranks", "composition", "stages", "feasts",
      "retention",
    ]
    if let about, !parts.contains(about) {
      let near = NearestNames.nearest(parts, to: about).first.map { "did you mean \($0)?" }
      throw OfficeError.refused(
        Refusal(
          "there is no guidance on \"\(excerpt(about))\"",
          advice: near ?? "choose one of \(parts.joined(separator: ", "))", field: "about"))
    }
    var answer = Answer("Guidance in force on \(desk.today.wording)")
    do throws(GuidanceError) {
      for part in parts where about == nil || about == part {
        answer.add(try section(part, at: desk))
      }
    } catch {
      throw OfficeError.guidance(error.description)
    }
    for change in desk.rules.local.changes {
      answer.note("\(change.item) is followed differently here: \(change.reason)")
    }
    return answer
  }

  private func section(_ part: String, at desk: Desk) throws(GuidanceError) -> Section {
    let book = desk.rules.guidebook
    let day = desk.today.daysSince1970
    let overrides = desk.rules.overrides
    switch part {
    case "duties":
      return items(
        part, "Duties that come back", desk.rules.cadences.filter { !$0.isAnnual },
        "every", { every($0) })
    case "annual":
      return items(
        part, "Yearly exchanges (R22)", desk.rules.cadences.filter(\.isAnnual), "ways",
        { $0.ways.map(\.rawValue).joined(separator: ", ") })
    case "checklist":
      return items(
        part, "Items of checklists", try book.checklist(asOf: day, overrides), "due",
        { $0.due?.text ?? "" })
    case "offices":
      return items(
        part, "Offices and roles", try book.offices(asOf: day), "rank", { $0.rank ?? "" })
    case "composition":
      return items(
        part, "Who belongs to an official delegation (R8)",
        try book.composition(asOf: day, overrides), "filledBy",
        { ($0.ranks + $0.offices).joined(separator: ", ") })
    case "feasts":
      return items(
        part, "Feasts (R12)",
        try book.feasts(overrides).filter { $0.header.holds(on: day) }, "countries",
        { $0.header.countries.joined(separator: " ") })
    case "retention":
      return items(
        part, "How long what is known of people is kept (R35)",
        try book.retention(asOf: day, overrides), "after",
        { rule in rule.after.map { words($0.text) } ?? "without end" })
    case "stages":
      return items(
        part, "Stages", try book.stages(asOf: day), "stages",
        { $0.stages.map(\.code).joined(separator: " · ") })
    default:
      let programme = try? desk.look { (records) throws(Refusal) in try records.programme() }
      let order = try book.order(country: programme?.country.description, asOf: day)
      return Section(
        part, heading: "Order of precedence: \(order.header.title)",
        .table(
          [
            Column("place", "No.", isRight: true), Column("rank", "Rank"), Column("title", "Title"),
          ],
          order.ranks.enumerated().map { [Cell($0 + 1), Cell($1.code), Cell($1.title)] }))
    }
  }

  /// How often a duty comes back: `2 years`, or `after 5, 10 years, then every 25 years`.
  private func every(_ rule: CadenceRule) -> String {
    guard !rule.from.namesDay else { return "once" }
    let interval = words(rule.interval.text)
    guard !rule.milestones.isEmpty else { return interval }
    let years = rule.milestones.map(String.init).joined(separator: ", ")
    return "after \(years) years, then every \(interval)"
  }

  /// An interval in words: `2 years`.
  private func words(_ interval: String) -> String {
    (try? Period(interval))?.wording ?? interval
  }

  private func items<Item: GuidanceItem>(
    _ key: String, _ heading: String, _ items: [Item], _ column: String,
    _ value: (Item) -> String
  ) -> Section {
    Section(
      key, heading: heading,
      .table(
        [
          Column("item", "Item"), Column("title", "Title"),
          Column(column, column.prefix(1).uppercased() + column.dropFirst()),
          Column("rules", "Rules"), Column("source", "Source"),
        ],
        items.map { item in
          [
            Cell(item.id), Cell(item.header.title), Cell(value(item)),
            Cell(item.header.rules.joined(separator: " ")),
            Cell(item.header.sources.first?.line),
          ]
        }))
  }
}
