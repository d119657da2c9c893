import Guidance
import Testing

/// What an office may write about duties that come back.
@Suite struct `A cadence of an office` {
  private func rule(_ more: String) throws -> CadenceRule? {
    let text = """
      {"sources":{"us":{"name":"Our minutes","grade":"A"}},"items":[{"id":"own","title":"T",\
      "why":"W","sources":["us"],"rules":["R21"],"kind":"periodic","subject":"programme",\
      "interval":"P1Y","responsible":"chair"\(more)}]}
      """
    let book = try Guidebook(
      files: [GuidanceText(name: "cadences-own.guidance.json", utf8: Array(text.utf8))])
    return try book.cadences(asOf: guidanceToday).first { $0.id == "own" }
  }

  @Test func `names a day of the year, years, people and an end`() throws {
    let rule = try #require(
      try rule(
        #","from":"year","on":"03-15","milestones":[1,7],"people":40,"asked-for":"P6M""#))
    #expect(rule.on?.month == 3 && rule.on?.day == 15 && rule.milestones == [1, 7])
    #expect(rule.people == 40 && rule.askedFor == CalendarSpan(months: 6))
    let plain = try #require(try self.rule(#","from":"year""#))
    #expect(plain.on == nil && plain.milestones.isEmpty && plain.people == nil)
  }

  @Test(
    arguments: [
      (#","from":"years""#, "from", "is none of year, mou-agreed"),
      (#","from":"year","on":"02-29""#, "on", "is no day of every year"),
      (#","from":"year","on":"2026-02-01""#, "on", "is no day of every year"),
      (#","from":"official","milestones":[10,5]"#, "milestones", "rising"),
      (#","from":"official","milestones":[0]"#, "milestones", "from 1 to 1000"),
      (#","from":"official","milestones":5"#, "milestones", "a list of at most 50"),
      (#","from":"year","people":0"#, "people", "1 to 1000000"),
      (#","from":"year","asked-for":"soon""#, "asked-for", ""),
    ])
  func `is refused with the member that is wrong`(
    more: String, field: String, reason: String
  ) throws {
    #expect {
      try rule(more)
    } throws: { error in
      guard let error = error as? GuidanceError else { return false }
      #expect(error.field == field && error.reason.contains(reason), "\(error)")
      return true
    }
  }
}
