import SQLite
import Testing
import Twinning

@testable import Projections

/// The rows in the file and those folded in memory are one and the same to whoever asks.
@Suite struct `Both sources of rows` {
  let tables: TableRows
  let folded: FoldedRows

  init() throws {
    var scene = try Scene.full()
    let hue = PartnershipID(unchecked: "hue")
    for (slug, starts, ends) in [
      ("about", "2025~", nil), ("open", "2026-03/..", nil), ("before", "../2024", nil),
      ("never", nil, nil), ("week", "2026-03-02", "2026-03-08"), ("under_score", "2027", nil),
    ] as [(String, String?, String?)] {
      try scene.happen(
        .exchangePlanned(
          ExchangePlanned(
            exchange: ExchangeID(unchecked: slug), partnership: hue, kind: .aid,
            title: "Huế %aid \(slug)", direction: .none,
            starts: try starts.map { try VagueDate($0) },
            ends: try ends.map { try VagueDate($0) }, series: nil,
            responsible: PersonID(unchecked: "chair"), note: nil, source: nil)))
    }
    try scene.write()
    tables = TableRows(scene.connection)
    folded = FoldedRows(scene.record)
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-31", false, ["open", "week"]),
    ("2026-03-01", "2026-03-31", true, ["open", "week", "never"]),
    ("2024-06-01", "2025-06-01", false, ["about", "before"]),
    ("2026-03-08", "2026-03-08", false, ["open", "week"]),
    ("2026-03-09", "2026-03-09", false, ["open"]),
    ("1990-01-01", "1990-01-01", false, ["before"]),
  ])
  func `agree on what lies in a period`(
    first: String, last: String, undated: Bool, slugs: [String]
  ) throws {
    let filter = ScheduleFilter(
      first: try CivilDay(first).daysSince1970, last: try CivilDay(last).daysSince1970,
      noun: "exchange", includesUndated: undated)
    #expect(Set(try tables.schedule(filter).map(\.slug)) == Set(slugs))
    #expect(try tables.schedule(filter) == folded.schedule(filter))
  }

  @Test func `agree on every kind of filter`() throws {
    for filter in [
      ScheduleFilter(), ScheduleFilter(partner: "hue"), ScheduleFilter(partner: "nowhere"),
      ScheduleFilter(noun: "delegation"), ScheduleFilter(stage: "planned"),
      ScheduleFilter(noun: "delegation", without: ["planned", "scheduled"]),
      ScheduleFilter(last: 30_000, noun: "exchange", without: ["completed"]),
      ScheduleFilter(partner: "hue", without: ["planned"]), ScheduleFilter(without: ["planned"]),
      ScheduleFilter(slugs: ["week", "v", "none"]), ScheduleFilter(first: 20_000),
      ScheduleFilter(last: 20_000), ScheduleFilter(first: 20_000, partner: "hue"),
    ] {
      #expect(try tables.schedule(filter) == folded.schedule(filter), "\(filter)")
    }
  }

  @Test(arguments: [
    ["hue"], ["hu"], ["ue"], ["aid", "week"], ["week", "nothing"], ["%aid"], ["under"], ["score"],
    ["under_score"], ["e%"], ["chair"], ["v"], [], ["a\\"], ["-"],
  ])
  func `agree on what words find`(words: [String]) throws {
    #expect(try tables.search(words, limit: 100) == folded.search(words, limit: 100), "\(words)")
    #expect(try tables.search(words, limit: 2) == folded.search(words, limit: 2))
  }

  @Test func `agree on everything else`() throws {
    #expect(try tables.partners() == folded.partners())
    #expect(try tables.partner("hue") == folded.partner("hue"))
    #expect(try tables.partner("none") == nil && folded.partner("none") == nil)
    #expect(try tables.subject("week") == folded.subject("week"))
    #expect(try tables.subjects(of: "hue") == folded.subjects(of: "hue"))
    #expect(try tables.people(partner: nil) == folded.people(partner: nil))
    #expect(try tables.people(partner: "") == folded.people(partner: ""))
    #expect(try tables.people(partner: "hue") == folded.people(partner: "hue"))
    #expect(try tables.terms(since: nil) == folded.terms(since: nil))
    #expect(try tables.terms(since: 20_000) == folded.terms(since: 20_000))
    #expect(try tables.terms(endingBy: .max) == folded.terms(endingBy: .max))
    #expect(try tables.members() == folded.members())
    #expect(try tables.checks(endingBy: .max) == folded.checks(endingBy: .max))
    for (day, people) in [(Int32.max, 1), (20_000, 1), (20_000, 25), (.min, 1)] {
      for partner in [nil, "hue", "none"] {
        #expect(
          try tables.contacts(by: day, people: people, partner: partner)
            == folded.contacts(by: day, people: people, partner: partner))
      }
    }
    for isOpen in [true, false] {
      for partner in [nil, "hue", "none"] {
        #expect(
          try tables.letters(partner: partner, openOnly: isOpen)
            == folded.letters(partner: partner, openOnly: isOpen))
      }
    }
    #expect(try tables.involvements(of: "chair") == folded.involvements(of: "chair"))
    #expect(try tables.involvements(of: "chair").count == 7)
    #expect(
      try tables.annuals(year: 2026, partner: nil) == folded.annuals(year: 2026, partner: nil))
    #expect(
      try tables.annuals(year: 2026, partner: "x") == folded.annuals(year: 2026, partner: "x"))
    #expect(
      try tables.itinerary(from: 0, through: .max) == folded.itinerary(from: 0, through: .max))
    #expect(try tables.counts().map(\.noun) == folded.counts().map(\.noun))
    #expect(try tables.counts().map(\.count) == folded.counts().map(\.count))
  }
}
