import Guidance
import JSONText
import Testing

@testable import Twinning

/// Knows the fixed days of the year, and the new year of Viet Nam in 2027.
struct SomeFeastDays: FeastDays {
  func days(of fall: FeastFall, inYear year: Int) -> [CivilDay] {
    switch fall {
    case .fixed(let month, let day):
      [CivilDay(year: year, month: month, day: day)].compactMap(\.self)
    case .lunisolar(.vietnamese, month: 1, day: 1) where year == 2027:
      [CivilDay(year: 2027, month: 2, day: 6)].compactMap(\.self)
    default: []
    }
  }
}

@Suite struct `Feasts in the way of visits` {
  private func given(_ given: Given) -> Given {
    var given = given
    given.feasts = SomeFeastDays()
    return given
  }

  private func plan(_ arrives: String, _ departs: String?) throws -> Outcome {
    try given(.office()).when(
      "delegation plan",
      [
        "delegation": "tet", "partnership": "hue", "direction": "inbound",
        "arrives": .string(arrives), "departs": departs.map(JSONValue.string) ?? .null,
      ])
  }

  static let christmasVisit =
    """
    DelegationPlanned {"delegation":"v","partnership":"hue","direction":"inbound",\
    "arrives":"2026-12-20","departs":"2026-12-26"}
    """

  private func add(_ item: String, _ day: String, to given: Given) -> Outcome {
    given.when(
      "itinerary add",
      [
        "delegation": "v", "item": .string(item), "title": "Thing", "kind": "visit",
        "starts": .string("\(day)T10:00"), "ends": .string("\(day)T11:00"),
      ])
  }

  @Test func `R12: a visit planned onto a partner's feast is told so, and where to ask`() throws {
    try plan("2027-02-04", "2027-02-07").warns(
      "the visit falls on Tết (VN; 5–9 February 2027): nothing should be planned (R12)",
      "calendar check 2027-02-04 2027-02-07 --partner hue proposes other days (R12)")
  }

  @Test func `R12: the window about a feast counts, and is called near`() throws {
    try plan("2027-02-11", "2027-02-13").warns(
      "the visit falls near Tết (VN; 5–9 February 2027): nothing should be planned (R12)",
      "calendar check 2027-02-11 2027-02-13 --partner hue proposes other days (R12)")
    try plan("2027-02-15", "2027-02-18").warns()
  }

  @Test func `R12: an arrival alone is one day, and a month may meet its feasts`() throws {
    try plan("2026-12-25", nil).warns(
      "the visit falls on Christmas (US; 25 December 2026): offices and schools are closed (R12)",
      "calendar check 2026-12-25 2026-12-25 --partner hue proposes other days (R12)")
    try plan("2027-02", nil).warns(
      "the visit may meet Tết (VN; 5–9 February 2027) (R12)",
      "calendar check 2027-02-01 2027-02-28 --partner hue proposes other days (R12)")
    try plan("2027-02-05", "2027-02").warns(
      "the visit may meet Tết (VN; 5–9 February 2027) (R12)",
      "calendar check 2027-02-05 2027-02-28 --partner hue proposes other days (R12)")
    try plan("2027-02~", "2027-05").warns()
    try plan("2027", nil).warns()
  }

  @Test func `R12: a country without feasts on record is told`() throws {
    let office = try given(.office())
    let pokhara: KeyValuePairs<String, JSONValue> = [
      "partnership": "pokhara", "names": ["Pokhara"], "country": "NP", "stage": "official",
    ]
    try office.after(office.when("partner add", pokhara)).when(
      "delegation plan", ["delegation": "v", "partnership": "pokhara", "direction": "inbound"]
    ).warns("no feasts of NP are on record here: ask before the dates are settled (R12)")
  }

  @Test func `R12: a visit moved onto a feast is told so, and is moved all the same`() throws {
    let moved = try given(.visit()).when(
      "delegation move", ["delegation": "hue-2027", "arrives": "2026-12-24"])
    try moved.then(
      """
      DelegationMoved {"delegation":"hue-2027","arrives":"2026-12-24","departs":"2026-12-31",\
      "days":-131}
      """,
      warnings: [
        "the visit falls on Christmas (US; 25 December 2026): offices and schools are closed (R12)",
        "the visit falls near New Year's Day (US, VN; 1 January 2027): offices and schools are"
          + " closed (R12)",
        "calendar check 2026-12-24 2026-12-31 --partner hue proposes other days (R12)",
      ])
  }

  @Test func `R12: an item on an own holiday is told so, one beside it is not`() throws {
    let given = given(try .office().and(Self.christmasVisit))
    try add("museum", "2026-12-25", to: given).warns(
      "museum falls on Christmas (US; 25 December 2026): offices and schools are closed (R12)")
    try add("museum", "2026-12-22", to: given).warns()
    let moved = try given.after(add("museum", "2026-12-22", to: given))
      .when(
        "itinerary move",
        ["delegation": "v", "item": "museum", "starts": "2026-12-25T10:00"])
    try moved.warns(
      "museum falls on Christmas (US; 25 December 2026): offices and schools are closed (R12)")
  }

  @Test func `R12: a visit shown tells each feast once, with the items on it`() throws {
    let given = given(try .office().and(Self.christmasVisit))
    let after = try given.after(add("museum", "2026-12-25", to: given))
      .after(add("market", "2026-12-26", to: given))
    let visit = try #require(after.records.delegation(DelegationID(unchecked: "v")))
    let partner = after.records.partnership(visit.partnership)
    let range = try #require(visit.feastRange)
    let feasts = try after.records.feasts(with: partner, in: range, rules: try after.rules())
    #expect(
      visit.feastWarnings(feasts) == [
        "the visit falls on Christmas (US; 25 December 2026), with museum, market: offices and"
          + " schools are closed (R12)"
      ])
  }
}
