import JSONText
import Testing
import Twinning

@testable import Office

/// The history of one programme as its sources tell it: vague dates, unknown ones, disagreement.
@Suite struct `The history of New Haven` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice()
    let lines = try CommandLines(path: HistoryFile.path("new-haven.jsonl"), actor: "secretary")
    let report = try scene.office.perform(lines)
    #expect(report.refused.isEmpty && report.commands == 55)
  }

  /// Each claim: where it stands, what it is about, its date, what it disputes.
  static let claims: [(String, String, String, String, String)] = [
    ("programme", "nh-01", "founded", "1982", ""),
    ("programme", "nh-02", "founded", "1981", "nh-01"),
    ("amalfi", "nh-03", "official", "1982", ""), ("leon", "nh-04", "official", "1984", ""),
    ("leon", "nh-05", "figure", "2014", ""), ("leon", "nh-06", "figure", "2024", "nh-05"),
    ("hue", "nh-07", "official", "1993", ""), ("hue", "nh-08", "official", "1994", "nh-07"),
    ("hue", "nh-09", "aid", "2000", ""), ("hue-2010", "nh-10", "visit", "2010~", ""),
    ("hue", "nh-11", "dormant", "", ""), ("hue-reception", "nh-12", "visit", "", ""),
    ("amalfi-reception", "nh-12", "visit", "", ""),
    ("freetown", "nh-13", "approved", "1996-09-17", ""),
    ("freetown", "nh-14", "official", "1997", "nh-13"),
    ("freetown-ebola-aid", "nh-15", "aid", "2014-11-06", ""),
    ("freetown", "nh-16", "reaffirmed", "2014-11-06/..", ""),
    ("tetlanohcan", "nh-17", "official", "2007-04~", ""),
    ("tetlanohcan-2008", "nh-18", "visit", "2008-21~", ""),
    ("tlaxcala", "nh-19", "visit", "2022-04-19", ""),
    ("changsha", "nh-20", "agreed", "2016-10-17", ""),
    ("changsha", "nh-21", "listed", "2017-09-18", ""),
    ("changsha", "nh-22", "official", "2018-04", ""),
    ("taichung", "nh-23", "listed", "2016-11-11", ""),
    ("tetlanohcan", "nh-23", "listed", "2016-11-11", "nh-17"),
    ("avignon", "nh-24", "official", "", ""), ("afula-gilboa", "nh-25", "official", "", ""),
  ]

  @Test func `all claims are kept with their dates, sources and disputes`() throws {
    let record = try scene.office.folded(asOf: nil) { _ in }
    let kept = record.claims.flatMap { subject, claims in
      claims.map { claim in
        (
          subject.text, claim.id.text, claim.about.rawValue, claim.moment.effective.description,
          claim.disputes.map(\.text).joined(separator: " ")
        )
      }
    }
    let sorted = kept.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    let expected = Self.claims.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    #expect(sorted.map { "\($0)" } == expected.map { "\($0)" })
    #expect(Set(expected.map(\.1)).count == 25)
    for claim in record.claims.values.joined() { #expect(claim.source?.isEmpty == false) }
  }

  @Test func `both years of Huế are told with their sources`() throws {
    let answer = try scene.ask("partner show", ["partnership": "hue"])
    for (claim, year, place) in [
      ("nh-07", "1993", "newhavensc.org"), ("nh-08", "1994", "newhavenindependent.org"),
    ] {
      let row = try #require(answer.row("claims", "claim", claim))
      #expect(row["date"]?.text == year)
      #expect(row["source"]?.text?.contains(place) == true)
    }
    #expect(answer.notes.contains { $0.contains("1993") && $0.contains("1994") })
    #expect(answer["partner"]?["stage"]?.text == "dormant")
  }

  @Test func `one year of Huế is held to be right, the other stays, and it may be settled anew`()
    throws
  {
    func settle(_ claim: String, _ reason: String) throws {
      try scene.perform(
        #"{"command":"claim settle","subject":"hue","claim":"\#(claim)","reason":"\#(reason)"}"#)
    }
    func settled() throws -> [String?] {
      let answer = try scene.ask("partner show", ["partnership": "hue"])
      return ["nh-07", "nh-08"].map { answer.row("claims", "claim", $0)?["settled"]?.text }
    }
    #expect(try settled() == [nil, nil])
    try settle("nh-07", "the council minutes")
    #expect(try settled() == ["the council minutes", nil])
    let answer = try scene.ask("partner show", ["partnership": "hue"])
    #expect(answer.notes.contains("held to be right: 1993, the council minutes (R36)"))
    #expect(answer.notes.contains { $0.contains("1993") && $0.contains("1994") })
    #expect(answer["partner"]?["official"]?.text == "1993")
    try settle("nh-08", "the signed agreement")
    #expect(try settled() == [nil, "the signed agreement"])
  }

  @Test func `Changsha is official by the end of 2018 and not by the end of 2017`() throws {
    let before = try scene.ask("partner list", asOf: "2017-12-31")
    #expect(before.row("partners", "partner", "changsha")?["stage"]?.text == "agreed")
    #expect(before.row("partners", "partner", "changsha")?["official"] == .null)
    let after = try scene.ask("partner list", asOf: "2018-12-31")
    #expect(after.row("partners", "partner", "changsha")?["stage"]?.text == "official")
    #expect(after.row("partners", "partner", "changsha")?["official"]?.text == "2018-04")
    let official = try scene.ask("partner list", ["stage": "official"], asOf: "2017-12-31")
    #expect(!official.column("partners", "partner").contains("changsha"))
  }

  @Test func `the history of Freetown is told in the order of the world`() throws {
    let answer = try scene.ask("history", ["subject": "freetown"])
    let commands = answer.column("history", "command").map { $0.prefix { $0 != "#" } }
    let facts = commands.filter { !$0.hasPrefix("claim") }.map { String($0.dropLast()) }
    #expect(
      facts == [
        "partner add", "agreement approve", "partner stage", "exchange record", "partner reaffirm",
      ])
    #expect(answer.notes.contains { $0.contains("right behind that day") })
  }

  @Test func `one reception of two partners stands in both histories`() throws {
    for partner in ["hue", "amalfi"] {
      let history = try scene.ask("history", ["subject": .string(partner)])
      #expect(history.column("history", "subject").contains("\(partner)-reception"))
      #expect(history.notes.contains { $0.contains("without a date") })
    }
  }

  @Test func `a visit that was only planned is not counted as one that took place`() throws {
    let answer = try scene.ask("partner show", ["partnership": "tetlanohcan"])
    #expect(answer.row("activity", "name", "tetlanohcan-2008")?["stage"]?.text == "proposed")
    #expect(answer["reciprocity"] == nil)
    let due = try scene.ask("due", ["partner": "tetlanohcan", "within": "P2Y"])
    #expect(due.row("coming", "code", "people-meet")?["detail"]?.text == "no meeting on record")
  }

  @Test(arguments: [
    ("hue", "hue"), ("HUẾ", "hue"), ("thanh pho", "hue"), ("长沙", "changsha"),
    ("tetlanochan", "tetlanohcan"), ("עפולה", "afula-gilboa"), ("leon", "leon"),
    ("LEÓN", "leon"), ("gilboa", "afula-gilboa"),
  ])
  func `partners are found by any of their spellings`(words: String, partner: String) throws {
    let found = try scene.ask("search", ["words": [.string(words)]])
    #expect(found.column("found", "name").contains(partner))
  }
}
