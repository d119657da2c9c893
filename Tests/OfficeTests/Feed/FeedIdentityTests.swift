import Calendars
import EventLog
import JSONText
import Testing
import Twinning

@testable import Office

/// What an entry is known by, and what is told of how it changed.
@Suite struct `Entries of calendars` {
  private static let plan =
    #"{"command":"delegation plan","delegation":"hue-visit","partnership":"hue","direction":"inbound","title":"The mayor's visit","arrives":"2026-09-01","departs":"2026-09-05"}"#

  private func due(_ office: Office, _ words: String) throws -> WrittenEvent {
    try #require(
      try office.events().first {
        $0["UID"].hasPrefix("due.") && $0["DESCRIPTION"].contains(words)
      })
  }

  @Test func `keep their UID when a duty is put off, in mails too`() throws {
    let scene = try TestOffice.withPartners()
    let words = "annual send hue state-of-the-city-letter --year 2026"
    let before = try due(scene.office, words)
    try scene.perform(
      #"{"command":"remind postpone","duty":"state-of-the-city-letter:sent/hue/2026-12-31","to":"2027-03-01","reason":"elections"}"#
    )
    let after = try due(scene.office, words)
    #expect(after["UID"] == before["UID"] && after["DTSTART"] == "20270301")
    let key = DutyKey(
      code: "state-of-the-city-letter:sent", subject: "hue", due: try CivilDay("2027-03-01"))
    let file = try #require(try DutyCalendar(of: scene.office).file(of: [key]))
    #expect(WrittenEvent.all(in: file).map { $0["UID"] } == [before["UID"]])
    #expect(CalendarLint.sentences(on: file) == [])
  }

  @Test func `keep their UID when a visit and its checklist move`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(Self.plan)
    func uids() throws -> [String: String] {
      Dictionary(
        try scene.office.events("hue").filter {
          $0["UID"].hasPrefix("due.") && $0["DESCRIPTION"].contains("checklist tick hue-visit")
        }.map { ($0["UID"], $0["DTSTART"]) }, uniquingKeysWith: { one, _ in one })
    }
    let before = try uids()
    try scene.perform(
      #"{"command":"delegation move","delegation":"hue-visit","arrives":"2026-09-08","departs":"2026-09-12","reason":"flights"}"#
    )
    let after = try uids()
    #expect(!before.isEmpty && Set(before.keys) == Set(after.keys) && before != after)
  }

  @Test func `are refused a key that another duty has, and the calendars go on`() throws {
    let scene = try TestOffice.withPartners()
    #expect(throws: OfficeError.self) {
      try scene.perform(
        #"{"command":"remind postpone","duty":"state-of-the-city-letter:sent/leon/2026-12-31","to":"2027-12-31"}"#
      )
    }
    // A log may come from elsewhere.
    let entries = try FeedMaker(desk: try scene.office.desk(), log: scene.office.log).entries()
    #expect((entries + entries).eachUIDOnce.count == entries.count)
    #expect(try scene.office.publish(to: nil).failures.isEmpty)
  }

  @Test func `of duties count up when what they follow from is retracted`() throws {
    let scene = try TestOffice.withPartners()
    let words = "annual send hue state-of-the-city-letter --year 2026"
    var seen: [WrittenEvent] = []
    func look() throws {
      seen.append(try due(scene.office, words))
      scene.clock.advance(seconds: 60)
    }
    try look()
    try scene.perform(Self.plan)
    try look()
    try scene.perform(
      #"{"command":"delegation move","delegation":"hue-visit","arrives":"2026-09-08","reason":"so"}"#
    )
    try look()
    for position in [try scene.office.log.head(), try scene.office.log.head() - 1] {
      try scene.perform(#"{"command":"retract","event":\#(position),"reason":"not so"}"#)
      try look()
    }
    let counts = seen.compactMap { Int($0["SEQUENCE"]) }
    #expect(counts.count == 5 && counts == counts.sorted())
    #expect(seen.map { $0["DTSTAMP"] } == seen.map { $0["DTSTAMP"] }.sorted())
    #expect(counts.last == Int(try scene.office.log.head()))
  }

  @Test func `count up when somebody or a partner that they name is called otherwise`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guide","public-name":"A. Sample"}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01","responsible":"guide"}"#,
      #"{"command":"itinerary add","delegation":"v","item":"hall","title":"Hall","kind":"reception","starts":"2026-09-01T11:00","ends":"2026-09-01T12:00","responsible":"guide"}"#,
    ])
    for line in [
      #"{"command":"person describe","person":"guide","public-name":"B. Sample"}"#,
      #"{"command":"partner describe","partnership":"hue","names":["Hue City"]}"#,
    ] {
      scene.clock.advance(seconds: 60)
      for uid in ["delegation.v@", "delegation.v.hall@"] {
        let before = try #require(try scene.office.event(uid))
        #expect(before["SEQUENCE"] == String(try scene.office.log.head()))
      }
      let before = try #require(try scene.office.event("delegation.v@"))
      try scene.perform(line)
      let after = try #require(try scene.office.event("delegation.v@"))
      #expect(after != before && after["DTSTAMP"] > before["DTSTAMP"])
      #expect(after["SEQUENCE"] == String(try scene.office.log.head()))
    }
    #expect(try scene.office.event("delegation.v@")?["SUMMARY"].contains("Hue City") == true)
  }

  @Test func `go after ninety days though their partner is called otherwise since`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      Self.plan, #"{"command":"delegation cancel","delegation":"hue-visit","reason":"ill"}"#,
    ])
    try scene.clock.set("2026-09-10")
    try scene.perform(#"{"command":"partner describe","partnership":"hue","names":["Hue City"]}"#)
    try scene.clock.set("2026-09-14")
    #expect(try scene.office.event("delegation.hue-visit@") == nil)
  }

  @Test func `tell nothing of what a letter is about or who wrote it`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"correspondence receive","letter":"hue-letter-3","partnership":"hue","from":"Jane Roe, mother of Timmy","about":"his inhaler","on":"2026-06-14"}"#
    )
    let letter = try due(scene.office, "correspondence acknowledge hue-letter-3")
    #expect(letter["DESCRIPTION"].hasPrefix(#"a letter\; came on 14 June 2026"#))
    for whose in ["office", "hue"] {
      let text = WrittenEvent.lines(of: try scene.office.feed(whose)).joined()
      for word in ["Jane", "Timmy", "inhaler"] { #expect(!text.contains(word)) }
    }
    #expect(try scene.ask("due").canonicalText.contains("Timmy"))
  }

  @Test func `of a visit that was put off to new days stand there, tentatively`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      Self.plan,
      #"{"command":"itinerary add","delegation":"hue-visit","item":"hall","title":"Hall","kind":"reception","starts":"2026-09-02T11:00","ends":"2026-09-02T12:00"}"#,
      #"{"command":"delegation postpone","delegation":"hue-visit","arrives":"2027-05-03","departs":"2027-05-07","reason":"flights"}"#,
      #"{"command":"delegation plan","delegation":"other","partnership":"hue","direction":"inbound","arrives":"2026-10-01"}"#,
      #"{"command":"delegation postpone","delegation":"other","reason":"flights"}"#,
    ])
    try scene.clock.set("2026-12-31")
    let visit = try #require(try scene.office.event("delegation.hue-visit@"))
    #expect(visit["STATUS"] == "TENTATIVE" && visit["DTSTART"] == "20270503")
    #expect(visit["SUMMARY"] == "The mayor's visit (visit from Huế)")
    #expect(visit["DESCRIPTION"].hasPrefix("postponed"))
    let hall = try #require(try scene.office.event("delegation.hue-visit.hall@"))
    #expect(hall["STATUS"] == "TENTATIVE" && hall["DTSTART"] == "20270504T110000")
    #expect(try scene.office.event("delegation.other@") == nil)
    try scene.clock.set("2026-06-20")
    let other = try #require(try scene.office.event("delegation.other@"))
    #expect(other["STATUS"] == "CANCELLED" && other["SUMMARY"].hasPrefix("Postponed: "))
  }

  @Test func `are left out when there are too many, the oldest first`() throws {
    let scene = try TestOffice.withPartners()
    let entries = try FeedMaker(desk: try scene.office.desk(), log: scene.office.log).entries()
    #expect(entries.count > 3 && entries.newest().count == entries.count)
    func days(_ entries: [FeedEntry]) -> [CivilDay] {
      entries.compactMap { if case .days(let first, _) = $0.event.span { first } else { nil } }
    }
    let all = days(entries).sorted()
    #expect(days(entries.reversed().newest(3)).sorted() == all.suffix(3))
  }
}
