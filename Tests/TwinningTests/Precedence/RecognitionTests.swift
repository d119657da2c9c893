import Guidance
import Testing

@testable import Twinning

/// Who is greeted when, as what, how and why (R17).
@Suite struct `Guests are recognised` {
  private func guest(
    _ id: String, _ offices: OfficeHeld..., name: String? = nil, head: Bool = false,
    country: String? = "VN", community: String? = nil, for deputised: String? = nil,
    equivalent: String? = nil
  ) -> GuestFacts {
    GuestFacts(
      id: id, name: name ?? id.uppercased(), offices: offices, country: country,
      community: community, deputisesFor: deputised.map { OfficeHeld(office: $0) },
      equivalentRank: equivalent.map { .init(rank: $0, reason: "as agreed") }, isHead: head)
  }

  private func mayor(since: String? = nil, own: Bool = false) throws -> OfficeHeld {
    OfficeHeld(
      office: "mayor",
      since: try since.map { text in
        let day = try #require(try VagueDate(text).earliest)
        return OfficeHeld.Since(earliest: day.daysSince1970, text: text)
      }, isInOwnArea: own)
  }

  private func recognise(
    _ guests: [GuestFacts], order: String? = "default",
    function: PrecedenceOrder.Function = .community
  ) throws -> [Recognition] {
    try CourtesyRules(.shared, order: order, hostCountry: "US", asOf: HueVisit.today)
      .recognise(guests, function: function)
  }

  @Test func `R17: by rank first`() throws {
    let order = try recognise([
      guest("artist", OfficeHeld(office: "artist")), guest("mayor", try mayor()),
      guest("governor", OfficeHeld(office: "governor")),
    ])
    #expect(order.map(\.person) == ["governor", "mayor", "artist"])
    #expect(order.map(\.place) == [1, 2, 3])
    #expect(order[0].why == "governor (rank 8) before mayor (rank 16)")
    #expect(order.map(\.isDistinguished) == [true, true, false])
  }

  @Test func `R17: then by the date of taking office, those unknown last`() throws {
    let order = try recognise([
      guest("a", try mayor()), guest("b", try mayor(since: "2021-06")),
      guest("c", try mayor(since: "2019")),
    ])
    #expect(order.map(\.person) == ["c", "b", "a"])
    #expect(order[0].why == "same rank as B: took office 2019 before 2021-06")
    #expect(order[1].why == "same rank as A: took office 2021-06 before unknown")
    #expect(order[2].why == "after B, same rank: took office 2021-06 before unknown")
  }

  @Test func `R17: then who leads, country, name and at last the short name`() throws {
    let order = try recognise([
      guest("e", try mayor(), name: "Same"), guest("d", try mayor(), name: "Same"),
      guest("c", try mayor(), name: "Abe"), guest("a", try mayor(), name: "Zoe", country: "FR"),
      guest("h", try mayor(), name: "Zoe", head: true, country: "ZZ"),
    ])
    #expect(order.map(\.person) == ["h", "a", "c", "d", "e"])
    #expect(
      order.map(\.why) == [
        "same rank as Zoe: Zoe leads the delegation", "same rank as Abe: by country",
        "same rank as Same: by name", "same rank as Same: by short name",
        "after Same, same rank: by short name",
      ])
  }

  @Test func `R17: the order does not depend on how the guests were listed`() throws {
    var guests = try (0..<12).map { number in
      guest("g\(number)", number % 3 == 0 ? try mayor(since: "20\(10 + number)") : try mayor())
    }
    let expected = try recognise(guests).map(\.person)
    var seed = Seeded(20_261_001)
    for _ in 0..<20 {
      guests.shuffle(using: &seed)
      #expect(try recognise(guests).map(\.person) == expected, "\(seed)")
    }
  }

  @Test func `R17: who stands in has the rank, and says so`() throws {
    let order = try recognise([
      guest("councillor", OfficeHeld(office: "councillor"), for: "mayor"),
      guest("deputy", OfficeHeld(office: "deputy-mayor")),
    ])
    #expect(order.map(\.person) == ["councillor", "deputy"])
    #expect(order[0].ground == .deputising)
    #expect(order[0].office.contains(", for the "))
    #expect(order[0].why.hasSuffix("; stands in, and so has the rank"))
  }

  @Test func `R10: an equivalent rank counts before the own, with its reason`() throws {
    let order = try recognise([
      guest("mayor", try mayor()),
      guest("chief", OfficeHeld(office: "chief-of-the-town"), equivalent: "governor"),
    ])
    #expect(order.map(\.person) == ["chief", "mayor"])
    #expect(order[0].ground == .equivalent(reason: "as agreed"))
    #expect(order[0].why.hasSuffix("; equivalent rank: as agreed"))
  }

  @Test func `R17: without a rank a guest comes last and is told of`() throws {
    let order = try recognise([
      guest("doge", OfficeHeld(office: "doge")), guest("artist", OfficeHeld(office: "artist")),
    ])
    #expect(order.map(\.person) == ["artist", "doge"])
    #expect(order[1].ground == .none && !order[1].isDistinguished)
    #expect(order[1].why.hasSuffix("; no rank of their own: give an equivalent one"))
  }

  @Test func `R17: the best of several offices counts`() throws {
    let order = try recognise([
      guest("both", OfficeHeld(office: "teacher"), OfficeHeld(office: "mayor")),
      guest("deputy", OfficeHeld(office: "deputy-mayor")),
    ])
    #expect(order.map(\.person) == ["both", "deputy"])
  }

  @Test func `R17: in the own area a mayor goes before higher ranks`() throws {
    let guests = [
      guest("governor", OfficeHeld(office: "governor")), guest("mayor", try mayor(own: true)),
      guest("guest-mayor", try mayor()),
    ]
    let order = try recognise(guests)
    #expect(order.map(\.person) == ["mayor", "governor", "guest-mayor"])
    #expect(order[0].ground == .ownArea)
    #expect(order[0].why == "mayor in the own area before governor (rank 8)")
    #expect(
      try recognise(guests, function: .national).map(\.person)
        == ["governor", "guest-mayor", "mayor"])
  }

  @Test func `R17: countries order differently`() throws {
    let guests = [
      guest("ambassador", OfficeHeld(office: "ambassador")),
      guest("deputy", OfficeHeld(office: "member-of-parliament")),
      guest("prefect", OfficeHeld(office: "prefect", rank: "state-representative")),
      guest("senator", OfficeHeld(office: "senator")),
    ]
    #expect(
      try recognise(guests, order: "fr").map(\.person)
        == ["ambassador", "prefect", "deputy", "senator"])
    #expect(
      try recognise(guests, order: "it").map(\.person)
        == ["senator", "deputy", "prefect", "ambassador"])
  }

  @Test func `R17: one guest alone needs no comparison`() throws {
    #expect(try recognise([guest("m", try mayor())]).map(\.why) == ["the only guest"])
    #expect(try recognise([]).isEmpty)
  }

  @Test func `R17: an order that there is not is refused with those that are`() {
    #expect {
      try CourtesyRules(.shared, order: "xx", hostCountry: "US", asOf: HueVisit.today)
    } throws: { error in
      "\(error)".contains("no order \"xx\" holds on 2026-05-27; known are default, au, us")
    }
  }
}
