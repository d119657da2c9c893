import Guidance
import JSONText
import Projections
import Twinning

extension AskCalendar {
  /// Nobody plans a longer stay, and a longer look is made in parts.
  private static let longest = 400

  /// The feasts that a period meets, and the nearest periods of equal length that meet none (R12).
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let period = try period()
    let keepers = try keepers(at: desk)
    let countries = keepers.map(\.country)
    let near = FreePeriod.around(period)
    let all = countries.flatMap { desk.rules.feasts(of: $0, in: near) }
    let met = all.filter { $0.window.overlaps(period) }.sorted {
      ($0.days.first, $0.title, $0.country) < ($1.days.first, $1.title, $1.country)
    }
    let isFree = !met.contains(where: \.effect.isInTheWay)
    var answer = Answer("Feasts, \(period.words)")
    answer.add(facts(of: period, isFree: isFree))
    answer.add(feasts(met, keepers))
    if !isFree {
      answer.add(proposed(FreePeriod(near: period, feasts: all, today: desk.today), for: period))
    }
    if met.contains(where: { $0.certainty == .estimated }) {
      answer.note(
        "estimated feasts may be a day earlier or later: put the announced day into the office's"
          + " guidance folder when it is known")
    }
    for sentence in unknown(keepers, in: period, rules: desk.rules) { answer.note(sentence) }
    return answer
  }

  /// What cannot be told: countries without feasts, days beyond the tables.
  private func unknown(_ keepers: [Keeper], in period: DayRange, rules: Rules) -> [String] {
    keepers.flatMap { keeper -> [String] in
      guard rules.knowsFeasts(of: keeper.country) else {
        return [
          "no feasts of \(keeper.country) are on record here (\(keeper.who)): ask, and add them to"
            + " the office's guidance folder"
        ]
      }
      let titles = rules.unknownFeasts(of: keeper.country, in: period)
      guard !titles.isEmpty else { return [] }
      return ["not known for these years in \(keeper.country): \(titles.joined(separator: ", "))"]
    }
  }

  private func period() throws(OfficeError) -> DayRange {
    guard let period = DayRange(first: from, last: to) else {
      throw OfficeError.refused(
        Refusal(
          "the last day \(to) lies before the first day \(from)", advice: "give a later last day",
          rule: "R12", field: "to"))
    }
    guard period.count <= Self.longest else {
      throw OfficeError.refused(
        Refusal(
          "\(period.count) days are more than \(Self.longest)", advice: "ask about a part of them",
          rule: "R12", field: "to"))
    }
    return period
  }

  /// A country whose feasts count, and for whom.
  private struct Keeper {
    let country: CountryCode
    var names: [String]

    var who: String { names.joined(separator: ", ") }
  }

  /// Home and the partner, or all partners that are not a thing of the past.
  private func keepers(at desk: Desk) throws(OfficeError) -> [Keeper] {
    var keepers: [Keeper] = []
    func add(_ country: CountryCode, _ name: String) {
      if let known = keepers.firstIndex(where: { $0.country == country }) {
        keepers[known].names.append(name)
      } else {
        keepers.append(Keeper(country: country, names: [name]))
      }
    }
    if let home = try desk.look({ (records) throws(Refusal) in try records.programme() }) {
      add(home.country, "home")
    }
    if let partner {
      let found = try desk.look { (records) throws(Refusal) in try records.required(partner) }
      add(found.country, found.id.text)
      return keepers
    }
    let gone = [PartnershipStage.ended.rawValue, PartnershipStage.emeritus.rawValue]
    let rows = try desk.read { (source) throws(ProjectionError) in try source.partners() }
    for row in rows where !gone.contains(row.stage) {
      if let country = CountryCode(row.country) { add(country, row.slug) }
    }
    return keepers
  }

  private func feasts(_ feasts: [Feast], _ keepers: [Keeper]) -> Section {
    Section(
      "feasts",
      .table(
        [
          Column("when", "When", isWhole: true, .people), Column("starts", "From", .machines),
          Column("ends", "To", .machines), Column("title", "Feast"), Column("country", "Where"),
          Column("who", "Whose"), Column("certainty", "Day is"), Column("meaning", "Meaning"),
          Column("free", "Keep free", isWhole: true, .people),
          Column("windowStarts", "Keep free from", .machines),
          Column("windowEnds", "Keep free to", .machines), Column("effect", "Effect", .machines),
          Column("why", "Why", .machines), Column("source", "Source", .wideLines),
          Column("item", "Item"),
        ],
        feasts.map { feast in
          [
            .days(feast.days), .shortDate(feast.days.first), .shortDate(feast.days.last),
            Cell(feast.title), Cell(feast.country.description),
            Cell(keepers.first { $0.country == feast.country }?.who),
            Cell(feast.certainty.rawValue),
            Cell(feast.effect.words, tone: feast.effect.isInTheWay ? .soon : .muted),
            .days(feast.window), .shortDate(feast.window.first), .shortDate(feast.window.last),
            Cell(feast.effect.rawValue), Cell(feast.why), Cell(feast.source), Cell(feast.id),
          ]
        }), empty: "no feast on record meets these days")
  }

  private func facts(of period: DayRange, isFree: Bool) -> Section {
    Section(
      "period",
      .facts([
        Fact("from", "From", .shortDate(period.first)), Fact("to", "To", .shortDate(period.last)),
        Fact("days", "Days", Cell(period.count)),
        Fact("free", "Free of feasts on record", Cell(isFree ? "yes" : "no", json: .bool(isFree))),
      ]))
  }

  private func proposed(_ proposal: FreePeriod, for period: DayRange) -> Section {
    let found = [("earlier", proposal.earlier), ("later", proposal.later)]
    return Section(
      "proposal", heading: "Nearest free periods of the same length",
      .table(
        [
          Column("way", "Way"), Column("from", "From", isWhole: true),
          Column("to", "To", isWhole: true), Column("shift", "Days", isRight: true),
        ],
        found.compactMap { way, days in
          days.map { days in
            [
              Cell(way), .shortDate(days.first), .shortDate(days.last),
              Cell(period.first.days(until: days.first)),
            ]
          }
        }), empty: "none within \(FreePeriod.reach) days, from today on")
  }
}

extension Cell {
  /// Days in a column, short: `17–20 Feb 2026`.
  fileprivate static func days(_ days: DayRange) -> Cell { Cell(ShortDate.text(days.words)) }
}
