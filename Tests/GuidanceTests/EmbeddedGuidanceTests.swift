import Guidance
import Testing

/// 2026-10-01.
let guidanceToday: Int32 = 20_727

@Suite struct `Embedded guidance` {
  static let today = guidanceToday

  /// The headers of every item of every file, with the noun.
  static func headers() throws -> [(noun: GuidanceNoun, header: ItemHeader)] {
    let book = Guidebook.shared
    func of(_ items: [some GuidanceItem], _ noun: GuidanceNoun) -> [(GuidanceNoun, ItemHeader)] {
      items.map { (noun, $0.header) }
    }
    return of(try book.kinds(asOf: today), .kinds) + of(try book.stages(asOf: today), .stages)
      + of(try book.readiness(asOf: today), .readiness)
      + of(try book.agreement(asOf: today), .agreement)
      + of(try book.offices(asOf: today), .offices)
      + of(try book.composition(asOf: today), .composition)
      + of(
        try book.orderCodes(asOf: today).map { try book.order(code: $0, asOf: today) }, .precedence)
      + of(try book.addressForms(asOf: today), .address)
      + of(try book.welcomeRules(asOf: today), .welcome)
      + of(try book.checklist(asOf: today), .checklist)
      + of(try book.cadences(asOf: today), .cadences)
      + of(try book.feasts().filter { $0.header.holds(on: today) }, .feasts)
      + of(try book.retention(asOf: today), .retention)
  }

  @Test func `can be read whole`() throws { try Guidebook.shared.check() }

  @Test func `has items of every noun`() throws {
    let nouns = Set(try Self.headers().map(\.noun))
    #expect(nouns.count == GuidanceNoun.allCases.count)
  }

  @Test func `gives each item rules, sources with a grade, a title and a why`() throws {
    for (noun, header) in try Self.headers() {
      let place = "\(noun) \(header.id)"
      #expect(!header.rules.isEmpty, "\(place) names no rule")
      #expect(!header.sources.isEmpty && !header.title.isEmpty && !header.why.isEmpty, "\(place)")
      #expect(header.grade == header.sources.first?.grade, "\(place)")
      #expect(Grade.allCases.contains(header.grade), "\(place)")
    }
  }

  @Test func `gives an id to one item on a day`() throws {
    for noun in GuidanceNoun.allCases {
      let ids = try Self.headers().filter { $0.noun == noun }.map(\.header.id)
      #expect(Set(ids).count == ids.count, "\(noun)")
    }
  }

  @Test func `fills the seats of R8 with ranks and offices that there are`() throws {
    let book = Guidebook.shared
    let ranks = Set(try book.order(code: "default", asOf: Self.today).ranks.map(\.code))
    let offices = Set(try book.offices(asOf: Self.today).map(\.id))
    let seats = try book.composition(asOf: Self.today)
    #expect(
      seats.map(\.id) == ["high-official", "business", "programme-lead", "educator", "culture"])
    for seat in seats {
      #expect(Set(seat.ranks).isSubset(of: ranks), "\(seat.id)")
      #expect(Set(seat.offices).isSubset(of: offices), "\(seat.id)")
    }
  }

  @Test func `gives every task to an office that there is`() throws {
    let book = Guidebook.shared
    let offices = Set(try book.offices(asOf: Self.today).map(\.id))
    for rule in try book.checklist(asOf: Self.today) {
      #expect(offices.contains(rule.responsible), "\(rule.id): \(rule.responsible)")
    }
    for rule in try book.cadences(asOf: Self.today) {
      #expect(offices.contains(rule.responsible), "\(rule.id): \(rule.responsible)")
    }
  }

  @Test func `names stand-ins and hearers of what is late that there are`() throws {
    let book = Guidebook.shared
    let offices = try book.offices(asOf: Self.today)
    let codes = Set(offices.map(\.id))
    for office in offices {
      #expect(codes.isSuperset(of: office.standIns), "\(office.id): \(office.standIns)")
      #expect(Set(office.standIns).count == office.standIns.count, "\(office.id)")
    }
    #expect(offices.first { $0.id == "chair" }?.standIns == ["president", "secretary"])
    #expect(try book.standardLadder().escalation == .init(after: 2, to: ["president"]))
    let ladders =
      try book.cadences(asOf: Self.today).map(\.ladder)
      + book.checklist(asOf: Self.today).map(\.ladder)
    for escalation in ladders.compactMap({ $0?.escalation }) {
      #expect(codes.isSuperset(of: escalation.to))
    }
  }

  @Test func `has stage machines without dead words, all of whose stages are reached`() throws {
    for machine in try Guidebook.shared.stages(asOf: Self.today) {
      let codes = Set(machine.stages.map(\.code))
      for code in codes {
        for change in machine.changes(from: code) { #expect(codes.contains(change.to)) }
      }
      let reached = Set(codes.flatMap { machine.changes(from: $0).map(\.to) })
      #expect(codes.subtracting(reached).isSubset(of: ["prospect", "proposed", "planned"]))
    }
  }

  @Test func `holds the yearly exchanges of R22 in both directions`() throws {
    let annual = try Guidebook.shared.cadences(asOf: Self.today).filter(\.isAnnual)
    #expect(annual.count == 5)
    #expect(annual.allSatisfy { $0.ways == [.sent, .received] && $0.header.rules == ["R22"] })
  }

  @Test func `applies what held on the day that is asked about`() throws {
    let book = Guidebook.shared
    // The Italian order is the decree of 14 April 2006, in force since 28 July.
    #expect(try book.order(country: "IT", asOf: 13_356).id == "default")
    #expect(try book.order(country: "IT", asOf: 13_357).id == "it")
  }
}
