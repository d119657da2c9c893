import Guidance
import Testing

/// What may stand in a file of feasts.
@Suite struct `Feasts in guidance files` {
  private static func file(_ more: String, countries: String = #""SL""#) -> String {
    """
    {"sources":{"us":{"name":"Our minutes","grade":"A"}},"items":[{"id":"feast","title":"T",\
    "why":"W","sources":["us"],"rules":["R12"],"countries":[\(countries)]\(more)}]}
    """
  }

  private static func book(_ text: String) throws -> Guidebook {
    try Guidebook(files: [GuidanceText(name: "feasts-own.guidance.json", utf8: Array(text.utf8))])
  }

  @Test func `say by what a day is found, and what it means`() throws {
    let rules = try Self.book(
      Self.file(#","falls":{"easter":"western"},"offset":-2,"lasts":3,"before":1,"effect":"avoid""#)
    ).feasts()
    let feast = try #require(rules.last)
    #expect(feast.falls == .easter(.western) && feast.offset == -2 && feast.lasts == 3)
    #expect(feast.before == 1 && feast.after == 0 && feast.effect == .avoid)
    #expect(feast.certainty == .exact && feast.observed == nil)
  }

  @Test(arguments: [
    ("", "falls", "missing; say by what its day is found"),
    (#","falls":{}"#, "falls", "write one of day, weekday, easter"),
    (#","falls":{"day":"12-25","easter":"western"}"#, "falls", "write one of day"),
    (#","falls":{"day":"25 December"}"#, "falls.day", "is no month and day of its calendar"),
    (#","falls":{"day":"02-30"}"#, "falls.day", "there is no such day"),
    (#","falls":{"hebrew":"13-01"}"#, "falls.hebrew", "write them as 09-15"),
    (#","falls":{"islamic":"10-31"}"#, "falls.islamic", "write them as 09-15"),
    (#","falls":{"chinese":"1-1"}"#, "falls.chinese", "write them as 09-15"),
    (#","falls":{"weekday":"monday","nth":0,"month":1}"#, "falls.weekday", "-1 for last"),
    (#","falls":{"weekday":"monday"}"#, "falls.weekday", "-1 for last"),
    (#","falls":{"weekday":"Montag"}"#, "falls.weekday", "is none of monday"),
    (#","falls":{"easter":"celtic"}"#, "falls.easter", "is none of western, orthodox"),
    (#","falls":{"islamic":"10-01","shift":"fast"}"#, "falls.shift", "not a member"),
    (#","falls":{"days":["soon"]}"#, "falls.days", "write it as 2015-01-31"),
    (#","falls":{"day":"12-25"}"#, "effect", "missing; add it"),
    (#","falls":{"day":"12-25"},"effect":"party""#, "effect", "is none of avoid, closed, mind"),
    (#","falls":{"day":"12-25"},"effect":"mind","lasts":0"#, "lasts", "from 1 to 60"),
    (#","falls":{"day":"12-25"},"effect":"mind","observed":"friday""#, "observed", "is none of"),
    (#","announces":"eid-al-fitr""#, "days", "missing; name the announced days"),
    (#","announces":"eid-al-fitr","days":["2027-03-10"],"before":2"#, "before", "not a member"),
  ])
  func `are refused with member and reason`(more: String, field: String, reason: String) throws {
    let book = try Self.book(Self.file(more))
    #expect { try book.check() } throws: { error in
      guard let error = error as? GuidanceError else { return false }
      #expect(error.field == field && error.reason.contains(reason), "\(error)")
      return true
    }
  }

  @Test func `are refused without a country, as an announcement may be`() throws {
    let falls = #","falls":{"day":"12-25"},"effect":"mind""#
    #expect { try Self.book(Self.file(falls, countries: "")).check() } throws: { error in
      "\(error)".contains("missing; name the countries that keep it")
    }
    try Self.book(
      Self.file(#","announces":"eid-al-fitr","days":["2027-03-10"]"#, countries: "")
    ).check()
  }

  @Test func `the announcements that are embedded tell of feasts that there are`() throws {
    let rules = try Guidebook.shared.feasts()
    let ids = Set(rules.map(\.id))
    for rule in rules {
      #expect(rule.announces.map(ids.contains) ?? true, "\(rule.id)")
    }
  }
}
