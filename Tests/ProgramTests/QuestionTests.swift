import Foundation
import Testing

/// Every question for machines.
struct QuestionTests {
  @Test(arguments: [
    (["schedule"], ["schedule", "undated?", "deadlines?"]),
    (["today"], ["itinerary?", "now", "week?", "due"]), (["due"], ["late?", "coming"]),
    (
      ["checklist", "hue-visit"],
      ["visit", "recognition?", "warnings?", "items", "reasons?"]
    ),
    (["partner", "list"], ["partners"]),
    (
      ["partner", "show", "hue"],
      [
        "partner", "stages", "agreement?", "claims?", "activity?", "reciprocity?", "annual?",
        "cadences?",
      ]
    ),
    (["person", "list"], ["people"]),
    (["person", "show", "mayor-hue"], ["person", "offices?", "parts?", "personal?"]),
    (["delegation", "list"], ["visits"]),
    (
      ["delegation", "show", "hue-visit"],
      ["visit", "members", "itinerary?", "stages?", "claims?", "warnings?"]
    ),
    (["annual", "show"], ["annual", "missing"]), (["history", "avignon"], ["history"]),
    (["program", "show"], ["programme", "counts", "claims?"]), (["search", "leon"], ["found"]),
    (["guidance", "list", "duties"], ["duties"]), (["audit", "trail"], ["trail"]),
    (["audit", "why", "hue", "mou"], ["item", "causes"]),
    (["audit", "diff", "2026-11-24", "2026-11-24T10:00:00Z"], ["changes"]),
  ])
  func `a question answers JSON, as of a day and as known at a moment too`(
    words: [String], keys: [String]
  ) throws {
    let office = try TestOffice.sample()
    for more in [
      [], ["--as-of", "2026-12-20"], ["--known-at", "2026-11-24"],
      ["--as-of", "2026-12-20", "--known-at", "2026-11-24T10:00:00Z"],
    ] {
      let ran = try office.run(words + ["--json"] + more)
      #expect(ran.code == 0, ran.transcript)
      let value = try JSONSerialization.jsonObject(with: Data(ran.output.utf8))
      let answer = try #require(value as? [String: Any])
      #expect(answer["title"] is String)
      #expect(answer["notes"] is [String])
      let names = Set(answer.keys).subtracting(["title", "notes"])
      let known = Set(keys.map { $0.replacingOccurrences(of: "?", with: "") })
      #expect(names.isSubset(of: known), "\(names.subtracting(known))")
      #expect(names.isSuperset(of: keys.filter { !$0.hasSuffix("?") }))
    }
  }
}
