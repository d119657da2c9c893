import Guidance
import Testing

@testable import Twinning

/// Conditions in guidance against the words that the domain really uses: a misspelt one would be a
/// rule that never holds.
@Suite struct `The words of guidance` {
  let rules: [ChecklistRule]
  private let ranks: Set<String>
  private let offices: Set<String>

  init() throws {
    rules = try Guidebook.shared.checklist(asOf: HueVisit.today)
    ranks = Set(try Guidebook.shared.order(code: "default", asOf: HueVisit.today).ranks.map(\.code))
    offices = Set(try Guidebook.shared.offices(asOf: HueVisit.today).map(\.id))
  }

  private func words(_ condition: FactCondition) -> [(Fact, String)] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap(words)
    case .not(let part): words(part)
    case .words(let fact, let wanted): wanted.map { (fact, $0) }
    case .flag, .number, .known: []
    }
  }

  /// The words a fact can have; `nil` when people make them up (diets, faiths).
  private func known(_ fact: Fact) -> Set<String>? {
    switch fact {
    case .direction: Set(Direction.allCases.map(\.rawValue))
    case .stage: Set(DelegationStage.allCases.map(\.rawValue))
    case .partnershipStage: Set(PartnershipStage.allCases.map(\.rawValue))
    case .season: Set(VisitFacts.Season.allCases.map(\.rawValue))
    case .itinerary: Set(ItineraryKind.allCases.map(\.rawValue))
    case .arrival: ["firm", "vague", "unknown"]
    case .memberVisa: Set(VisaState.allCases.map(\.rawValue))
    case .rank, .memberRank: ranks
    case .office, .memberOffice: offices
    default: nil
    }
  }

  @Test func `R20: are those of the domain`() {
    for rule in rules {
      for (fact, word) in words(rule.when) + (rule.settledBy.map(words) ?? []) {
        if let known = known(fact) { #expect(known.contains(word), "\(rule.id): \(fact) \(word)") }
        let isCountry: Bool =
          switch fact {
          case .homeCountry, .partnerCountry, .hostCountry, .guestCountry: true
          default: false
          }
        if isCountry { #expect(CountryCode(word) != nil, "\(rule.id): \(word)") }
      }
    }
  }

  @Test func `R1: stages of guidance and of the domain are the same`() throws {
    func codes(_ machine: String) throws -> Set<String> {
      let found = try #require(
        try Guidebook.shared.stages(of: machine, asOf: HueVisit.today))
      return Set(found.stages.map(\.code))
    }
    #expect(try codes("partnership-stages") == Set(PartnershipStage.allCases.map(\.rawValue)))
    #expect(try codes("delegation-stages") == Set(DelegationStage.allCases.map(\.rawValue)))
    #expect(try codes("exchange-stages") == Set(ExchangeStage.allCases.map(\.rawValue)))
  }

  @Test func `R1: kinds of guidance and of the domain are the same`() throws {
    let kinds = try Guidebook.shared.kinds(asOf: HueVisit.today).map(\.id)
    #expect(Set(kinds) == Set(PartnershipKind.allCases.map(\.rawValue)))
  }

  @Test(
    arguments: [
      ("2027-07-04", Hemisphere.northern, VisitFacts.Season.summer),
      ("2027-07", .southern, .winter), ("2027-12-31", .northern, .winter),
      ("2028-02-29", .northern, .winter), ("2027-03-01", .northern, .spring),
      ("2027-11", .northern, .autumn), ("2027-22", .southern, .summer),
      ("2027", .northern, nil), ("2027-05-30/2027-06-02", .northern, nil),
      ("2027-01/2027-12", .northern, nil), ("../2027-01", .northern, nil), ("", .northern, nil),
    ] as [(String, Hemisphere, VisitFacts.Season?)])
  func `R20: the season of a visit is known when all its days agree`(
    text: String, hemisphere: Hemisphere, season: VisitFacts.Season?
  ) throws {
    #expect(VisitFacts.Season(try VagueDate(text), in: hemisphere) == season)
  }

  @Test func `R20: a visit in winter is told of the weather`() throws {
    let given = try Given.visitWithMayor()
    func item(_ given: Given) throws -> ChecklistItem? {
      let visit = try #require(given.records.delegation(DelegationID(unchecked: "hue-2027")))
      return try VisitProtocol(
        of: visit, records: given.records, rules: try given.rules(), seals: GlassSeals()
      )
      .checklist.item("weather")
    }
    #expect(try item(given) == nil)
    let winter = try given.and(#"DelegationMoved {"delegation":"hue-2027","arrives":"2027-12"}"#)
    #expect(try item(winter)?.because.contains("season: winter") == true)
  }
}
