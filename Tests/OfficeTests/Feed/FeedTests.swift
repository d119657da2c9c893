import Calendars
import EventLog
import Testing
import Twinning

@testable import Office

@Suite struct `The calendar of an office` {
  private static let plan =
    #"{"command":"delegation plan","delegation":"hue-visit","partnership":"hue","direction":"inbound","title":"The mayor's visit","arrives":"2026-09-01","departs":"2026-09-05"}"#

  @Test func `shows a visit as whole days, with its stage, its partner and what to type`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(Self.plan)
    let visit = try #require(try scene.office.event("delegation.hue-visit@"))
    #expect(visit.line("DTSTART") == "DTSTART;VALUE=DATE:20260901")
    #expect(visit.line("DTEND") == "DTEND;VALUE=DATE:20260906")
    #expect(visit["SUMMARY"] == "The mayor's visit (visit from Huế)")
    #expect(
      visit["DESCRIPTION"]
        == #"proposed\, 1–5 September 2026\ntwinning delegation show hue-visit"#)
    #expect(visit["STATUS"] == "TENTATIVE" && visit["TRANSP"] == "OPAQUE")
    #expect(visit["DTSTAMP"] == "20260615T120000Z" && visit["SEQUENCE"] == "4")
  }

  @Test func `keeps the UID of a visit that is moved, and counts its SEQUENCE up`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(Self.plan)
    var seen = [try #require(try scene.office.event("delegation.hue-visit@"))]
    for day in ["2026-09-08", "2026-09-15"] {
      scene.clock.advance(seconds: 60)
      try scene.perform(
        #"{"command":"delegation move","delegation":"hue-visit","arrives":"\#(day)","reason":"flights"}"#
      )
      seen.append(try #require(try scene.office.event("delegation.hue-visit@")))
    }
    #expect(Set(seen.map { $0["UID"] }).count == 1)
    #expect(seen.map { $0["SEQUENCE"] } == ["4", "5", "6"])
    #expect(seen.map { $0["DTSTART"] } == ["20260901", "20260908", "20260915"])
    #expect(seen.map { $0["DTSTAMP"] }.sorted() == seen.map { $0["DTSTAMP"] })
    #expect(seen[2]["LAST-MODIFIED"] == "20260615T120200Z")
  }

  @Test func `counts a correction too, and one that is taken back`() throws {
    let scene = try TestOffice.withPartners()
    let recorded = try scene.perform(Self.plan)
    let position = try scene.office.log.head()
    #expect(recorded.events.count == 1)
    try scene.perform(
      #"{"command":"amend","event":\#(position),"set":["arrives=2026-09-02"],"reason":"typed"}"#)
    let amended = try #require(try scene.office.event("delegation.hue-visit@"))
    #expect(amended["DTSTART"] == "20260902" && amended["SEQUENCE"] == "5")
    try scene.perform(
      #"{"command":"retract","event":\#(try scene.office.log.head()),"reason":"not so"}"#)
    let restored = try #require(try scene.office.event("delegation.hue-visit@"))
    #expect(restored["DTSTART"] == "20260901" && restored["SEQUENCE"] == "6")
  }

  @Test func `keeps what was called off for ninety days`() throws {
    let scene = try TestOffice.withPartners(on: "2026-06-15")
    try scene.perform(Self.plan)
    try scene.perform(
      #"{"command":"delegation cancel","delegation":"hue-visit","reason":"the guest of honour is ill"}"#
    )
    let visit = try #require(try scene.office.event("delegation.hue-visit@"))
    #expect(visit["STATUS"] == "CANCELLED" && visit["SEQUENCE"] == "5")
    #expect(visit["SUMMARY"] == "Cancelled: The mayor's visit (visit from Huế)")
    #expect(visit["TRANSP"] == "TRANSPARENT")
    #expect(
      try !WrittenEvent.lines(of: scene.office.feed("office")).contains { $0.contains("ill") })
    try scene.clock.set("2026-09-13")
    #expect(try scene.office.event("delegation.hue-visit@") != nil)
    try scene.clock.set("2026-09-14")
    #expect(try scene.office.event("delegation.hue-visit@") == nil)
  }

  @Test func `keeps the days of a visit that has none any more, for ninety days`() throws {
    let scene = try TestOffice.withPartners(on: "2026-06-15")
    try scene.perform(Self.plan)
    try scene.perform(
      #"{"command":"itinerary add","delegation":"hue-visit","item":"tour","starts":"2026-09-02T09:00","ends":"2026-09-02T10:00","kind":"visit","title":"Tour"}"#
    )
    try scene.perform(
      #"{"command":"delegation move","delegation":"hue-visit","arrives":"2027-05"}"#)
    let visit = try #require(try scene.office.event("delegation.hue-visit@"))
    #expect(visit["STATUS"] == "CANCELLED" && visit["DTSTART"] == "20260901")
    #expect(visit["SUMMARY"] == "Day open: The mayor's visit (visit from Huế)")
    let tour = try #require(try scene.office.event("delegation.hue-visit.tour@"))
    #expect(tour["STATUS"] == "CANCELLED" && tour["SUMMARY"] == "Day open: Tour")
    try scene.clock.set("2026-09-14")
    #expect(try scene.office.event("delegation.hue-visit@") == nil)
    try scene.perform(
      #"{"command":"delegation move","delegation":"hue-visit","arrives":"2027-05-04","departs":"2027-05-09"}"#
    )
    let moved = try #require(try scene.office.event("delegation.hue-visit@"))
    #expect(moved["STATUS"] == "TENTATIVE" && moved["DTSTART"] == "20270504")
  }

  @Test func `shows dates that name a day, and says which are not sure`() throws {
    let scene = try TestOffice.withPartners()
    for (index, (arrives, departs)) in [
      ("2026-10", "2026-10"), ("2026-22", "2026-22"), ("2026-10-01~", "2026-10-03"),
      ("2026-10-01", "2026-10"), ("2026-10-01?", "2026-10-02%"), ("2026-10-01/..", "2026-10-01/.."),
      ("../2026-10-01", "../2026-10-01"),
    ].enumerated() {
      try scene.perform(
        #"{"command":"delegation plan","delegation":"v\#(index)","partnership":"leon","direction":"outbound","unofficial":true,"arrives":"\#(arrives)","departs":"\#(departs)"}"#
      )
    }
    let shown = try scene.office.events("leon").filter { $0["UID"].hasPrefix("delegation.") }
    let texts = shown.map { "\($0["UID"].prefix(13)) \($0["DTEND"]) \($0["SUMMARY"])" }
    #expect(
      texts == [
        "delegation.v2 20261004 About: Visit to León", "delegation.v3 20261002 Visit to León",
        "delegation.v4 20261003 Perhaps about: Visit to León",
        "delegation.v5 20261002 Visit to León",
      ])
  }

  @Test func `shows an itinerary by the clocks there, and a flight by two`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(Self.plan)
    try scene.batch([
      #"{"command":"itinerary add","delegation":"hue-visit","item":"flight","title":"Flight","kind":"travel","place":"SGN","starts":"2026-09-01T08:00","zone":"Asia/Ho_Chi_Minh","ends":"2026-09-01T20:00","end-zone":"America/New_York"}"#,
      #"{"command":"itinerary add","delegation":"hue-visit","item":"city-hall","title":"Reception, city hall","kind":"reception","starts":"2026-09-02T11:00","ends":"2026-09-02T12:30"}"#,
    ])
    let flight = try #require(try scene.office.event("delegation.hue-visit.flight@"))
    #expect(flight.line("DTSTART") == "DTSTART;TZID=Asia/Ho_Chi_Minh:20260901T080000")
    #expect(flight.line("DTEND") == "DTEND;TZID=America/New_York:20260901T200000")
    #expect(flight["LOCATION"] == "SGN" && flight["CATEGORIES"] == "itinerary,travel")
    let reception = try #require(try scene.office.event("delegation.hue-visit.city-hall@"))
    #expect(reception["SUMMARY"] == #"Reception\, city hall"#)
    try scene.perform(
      #"{"command":"itinerary drop","delegation":"hue-visit","item":"flight","reason":"bus"}"#)
    let dropped = try #require(try scene.office.event("delegation.hue-visit.flight@"))
    #expect(dropped["STATUS"] == "CANCELLED" && dropped["SUMMARY"] == "Cancelled: Flight")
    #expect(dropped.line("DTSTART") == flight.line("DTSTART") && dropped["TRANSP"] == "TRANSPARENT")
    try scene.clock.set("2026-09-13")
    #expect(try scene.office.event("delegation.hue-visit.flight@") != nil)
    try scene.clock.set("2026-09-14")
    #expect(try scene.office.event("delegation.hue-visit.flight@") == nil)
    try scene.perform(
      #"{"command":"itinerary add","delegation":"hue-visit","item":"flight","title":"Bus","kind":"travel","starts":"2026-09-01T08:00","zone":"America/New_York","ends":"2026-09-01T20:00"}"#
    )
    let again = try scene.office.events().filter {
      $0["UID"].hasPrefix("delegation.hue-visit.flight@")
    }
    #expect(again.map { $0["SUMMARY"] } == ["Bus"])
  }

  @Test func `shows when duties are due, as time that stays free, with what to type`() throws {
    let scene = try TestOffice.withPartners()
    let dues = try scene.office.events("hue").filter { $0["UID"].hasPrefix("due.") }
    #expect(dues.allSatisfy { $0["TRANSP"] == "TRANSPARENT" && !$0.line("DTSTART").contains("T0") })
    let letter = try #require(dues.first { $0["DESCRIPTION"].contains("annual send hue state") })
    #expect(
      letter["DTSTART"] == "20261231" && letter["SUMMARY"].hasPrefix("Due: State of the city"))
    #expect(
      letter["DESCRIPTION"].hasSuffix(
        "twinning annual send hue state-of-the-city-letter --year 2026"))
    try scene.perform(
      #"{"command":"annual send","partnership":"hue","kind":"state-of-the-city-letter","year":2026,"on":"2026-06-01"}"#
    )
    let left = try scene.office.events("hue").map { $0["UID"] }
    #expect(!left.contains(letter["UID"]) && left.count == dues.count - 1)
  }

  @Test func `tells whose term ends, and nobody whose check does`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"host-7","given-name":"Ottoline"}"#,
      #"{"command":"person check","person":"host-7","checked":"2025-09-10"}"#,
      #"{"command":"person add","person":"treasurer","public-name":"T. Sample"}"#,
      #"{"command":"person appoint","person":"treasurer","office":"treasurer","on":"2024"}"#,
      #"{"command":"person term","person":"treasurer","office":"treasurer","ends":"2026-12-31"}"#,
      #"{"command":"correspondence receive","letter":"hue-letter-3","partnership":"hue","from":"the mayor's office","on":"2026-06-14"}"#,
    ])
    let events = try scene.office.events()
    let check = try #require(events.first { $0["SUMMARY"].contains("Renew the check") })
    #expect(check["SUMMARY"].hasSuffix("(somebody)"))
    #expect(
      try !WrittenEvent.lines(of: scene.office.feed("office")).contains { $0.contains("host-7") })
    let term = try #require(events.first { $0["SUMMARY"].contains("end of a term") })
    #expect(term["SUMMARY"].hasSuffix("(T. Sample)"))
    #expect(
      term["DESCRIPTION"].hasSuffix("twinning person retire treasurer treasurer --on 2026-12-31")
    )
    let letter = try #require(
      try scene.office.events("hue").first {
        $0["SUMMARY"].contains("Acknowledge a letter")
      })
    #expect(letter["DESCRIPTION"].hasSuffix("twinning correspondence acknowledge hue-letter-3"))
  }

  @Test func `has one for each partner, and for those who take part or see to something`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"chair","public-name":"B. Sample"}"#,
      #"{"command":"person appoint","person":"chair","office":"chair","on":"2025-01-01"}"#,
      #"{"command":"person add","person":"guest-1","partnership":"hue"}"#,
      Self.plan,
      #"{"command":"delegation join","delegation":"hue-visit","person":"guest-1","role":"teacher"}"#,
    ])
    let guest = try scene.office.events("guest-1")
    #expect(guest.map { $0["CATEGORIES"] } == ["visit"])
    let chair = try scene.office.events("chair")
    #expect(!chair.isEmpty && chair.allSatisfy { $0["CATEGORIES"] == "due" })
    let all = try scene.office.events()
    #expect(chair.allSatisfy(all.contains) && guest.allSatisfy(all.contains))
    #expect(try !scene.office.events("leon").contains { $0["UID"].hasPrefix("delegation.hue") })
  }

  @Test func `says what it has no calendar of`() throws {
    let scene = try TestOffice.withPartners()
    func refusal(_ name: String) -> String {
      do throws(OfficeError) {
        _ = try scene.office.feed(of: SubjectID(unchecked: name))
        return "written"
      } catch {
        return error.description
      }
    }
    #expect(refusal("heu").contains("no partner or person \"heu\"; did you mean hue?"))
    #expect(refusal("hue-visit").contains("see partner list and person list"))
    try scene.batch([
      #"{"command":"person add","person":"guest-1"}"#,
      #"{"command":"person forget","person":"guest-1","reason":"asked"}"#,
    ])
    #expect(refusal("guest-1").contains("was forgotten, and has no calendar"))
  }
}
