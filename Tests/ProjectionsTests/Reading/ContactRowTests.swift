import SQLite
import Testing
import Twinning

@testable import Projections

/// When something last took place with partners: read backwards from an index, or counted over
/// everything that is folded.
@Suite struct `The last contacts` {
  private static let partners = ["hue", "york"]
  private static let dates = [
    "2019", "2019-11-30", "2020-11", "2020-11-30", "2020-23", "2021-05-02", "2021-05", "2024-02-29",
    "2024-02", "2030-06",
  ]

  /// Exchanges, signed and planned MOUs and letters on days that often are the same.
  private func scene(_ numbers: inout Numbers) throws -> Scene {
    var scene = try Scene()
    for partner in Self.partners {
      try scene.happen(
        .partnershipRegistered(
          PartnershipRegistered(
            partnership: PartnershipID(unchecked: partner), names: ["en:\(partner)"], aliases: [],
            country: try #require(CountryCode("VN")), zones: [], languages: [], kind: .sisterCity,
            stage: .official, note: nil, source: nil)))
    }
    for number in 0..<numbers.next(20) {
      let partner = PartnershipID(unchecked: Self.partners[numbers.next(2)])
      let date = try VagueDate(Self.dates[numbers.next(Self.dates.count)])
      switch numbers.next(4) {
      case 0:
        let mou = MouID(unchecked: "mou-\(number)")
        try scene.happen(
          .mouPlanned(
            MouPlanned(
              mou: mou, partnership: partner, meets: date, place: nil, responsible: nil, note: nil))
        )
        guard numbers.next(3) > 0 else { continue }
        try scene.happen(
          .mouSigned(
            MouSigned(
              mou: mou, partnership: partner, interests: [], exchanges: [], budget: nil,
              signatories: [], document: nil,
              documentPlace: nil, documentSha256: nil, source: nil)))
      case 1:
        try scene.happen(
          .correspondenceReceived(
            CorrespondenceReceived(
              letter: LetterID(unchecked: "letter-\(number)"), partnership: partner, kind: .letter,
              from: nil, about: nil, responsible: nil, note: nil, source: nil)),
          on: Self.dates[numbers.next(Self.dates.count)])
      default:
        try scene.happen(
          .exchangeRecorded(
            ExchangeRecorded(
              exchange: ExchangeID(unchecked: "exchange-\(number)"), partnership: partner,
              kind: .aid, title: "Aid", direction: numbers.next(2) == 0 ? .none : .inbound,
              starts: date, ends: nil, people: numbers.next(3) == 0 ? nil : numbers.next(40),
              note: nil, source: nil)))
      }
    }
    try scene.write()
    return scene
  }

  @Test func `are the same, read backwards or counted over everything`() throws {
    var numbers = Numbers(state: 4)
    var vague = 0
    for _ in 0..<200 {
      let scene = try scene(&numbers)
      let tables = TableRows(scene.connection)
      let folded = FoldedRows(scene.record)
      for (day, people) in [(Int32.max, 1), (18_600, 1), (20_600, 25), (.min, 1)] {
        for partner in [nil, "hue", "none"] {
          let counted = try folded.contacts(by: day, people: people, partner: partner)
          let read = try tables.contacts(by: day, people: people, partner: partner)
          #expect(read == counted, "\(day), \(people)")
          vague += counted.count { !$0.recorded.isEmpty }
        }
      }
    }
    #expect(vague > 100)
  }

  /// Numbers that are the same each time (a linear congruential generator).
  private struct Numbers {
    var state: UInt64
    mutating func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }
}
