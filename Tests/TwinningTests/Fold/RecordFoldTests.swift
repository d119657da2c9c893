import JSONText
import Testing

@testable import Twinning

@Suite struct `The record takes its events` {
  private func record(_ lines: String...) throws -> OfficeRecord {
    var given = try Given.office()
    for line in lines { given = try given.and(line) }
    return given.records.record
  }

  @Test func `R32: a description changes only what it names`() throws {
    let record = try record(
      #"PartnershipDescribed {"partnership":"hue","names":["vi:Huế","Hue"],"note":"twin"}"#,
      #"ProgrammeChanged {"name":"Friends","languages":["en","es"]}"#,
      #"PersonDescribed {"person":"chair","languages":["fr:some"]}"#)
    let hue = try #require(record.partnership(PartnershipID(unchecked: "hue")))
    #expect(hue.name == "Huế" && hue.names.count == 2 && hue.note == "twin")
    #expect(hue.zones.map(\.description) == ["Asia/Ho_Chi_Minh"])
    #expect(record.programme?.name == "Friends" && record.programme?.community == "New Haven")
    #expect(record.programme?.languages.map(\.text) == ["en", "es"])
    let chair = try #require(record.person(PersonID(unchecked: "chair")))
    #expect(chair.publicName == "Ada Example")
    #expect(chair.languages.map(\.description) == ["fr:some"])
  }

  @Test func `R1: the first stage that was official stays the founding`() throws {
    let record = try record(
      #"2010 PartnershipStageChanged {"partnership":"hue","from":"official","to":"dormant"}"#,
      #"2015 PartnershipStageChanged {"partnership":"hue","from":"dormant","to":"official"}"#)
    let hue = try #require(record.partnership(PartnershipID(unchecked: "hue")))
    #expect(hue.stage == .official && hue.stages.count == 3)
    #expect(hue.official?.moment.effective.description == "1995")
  }

  @Test func `R21: of two cadences for a duty the later counts`() throws {
    let record = try record(
      #"CadenceAdjusted {"partnership":"hue","duty":"mou","every":"P3Y","reason":"a"}"#,
      #"CadenceAdjusted {"partnership":"hue","duty":"mou","policy":"periodic","reason":"b"}"#)
    let hue = try #require(record.partnership(PartnershipID(unchecked: "hue")))
    let present = hue.cadences(on: try CivilDay("2026-10-01"))
    #expect(present.map(\.reason) == ["b"] && present.first?.every == nil)
  }

  @Test func `R22: sent, received and acknowledged meet in one record`() throws {
    let record = try record(
      #"2026-02 AnnualSent {"partnership":"hue","kind":"annual-report","year":2026}"#,
      #"2026-03 AnnualReceived {"partnership":"hue","kind":"annual-report","year":2026}"#,
      #"AnnualAcknowledged {"partnership":"hue","kind":"annual-report","year":2026,"by":"home"}"#,
      #"AnnualSent {"partnership":"hue","kind":"annual-report","year":2025}"#)
    let hue = try #require(record.partnership(PartnershipID(unchecked: "hue")))
    let annual = try #require(hue.annual(AnnualKind(unchecked: "annual-report"), 2026))
    #expect(annual.sent?.moment.effective.description == "2026-02")
    #expect(annual.received != nil && annual.acknowledgedByHome != nil)
    #expect(annual.acknowledgedByPartner == nil && hue.annuals.count == 2)
  }

  @Test func `R6: a term ends, and the office may be taken again`() throws {
    let record = try record(
      #"2024 OfficeLeft {"person":"chair","office":"chair"}"#,
      #"2025 OfficeTaken {"person":"chair","office":"chair"}"#)
    let chair = try #require(record.person(PersonID(unchecked: "chair")))
    #expect(chair.terms.map(\.left?.effective.description) == ["2024", nil])
  }

  @Test func `R6: a term counts on the days between its beginning and its end`() throws {
    let record = try record(#"2028-01-01 OfficeLeft {"person":"chair","office":"chair"}"#)
    let term = try #require(record.person(PersonID(unchecked: "chair"))?.terms.first)
    for (day, isHeld) in [
      ("2019-12-31", false), ("2020-01-01", true), ("2028-01-01", true), ("2028-01-02", false),
    ] {
      #expect(term.isHeld(on: try CivilDay(day)) == isHeld)
    }
    #expect(!term.isHeld(on: nil))
  }

  @Test func `R35: details add up, and lists are replaced whole`() throws {
    let record = try record(
      #"PersonalDetailsRecorded {"person":"chair","given-name":"Ada","diet":["vegan","nuts"]}"#,
      #"PersonalDetailsRecorded {"person":"chair","family-name":"Example","diet":["vegan"]}"#)
    let details = try #require(record.person(PersonID(unchecked: "chair"))).details(GlassSeals())
    #expect(details.identity.givenName == "Ada" && details.identity.familyName == "Example")
    #expect(details.health.diet == ["vegan"] && details.sealedParts.isEmpty)
  }

  @Test func `R21: an MOU is planned, moved, signed or called off`() throws {
    let planned = #"MouPlanned {"mou":"m","partnership":"hue","meets":"2027-03"}"#
    let moved = #"MouMoved {"mou":"m","from":"2027-03","meets":"2027-04"}"#
    let signed = #"2027-04-12 MouSigned {"mou":"m","partnership":"hue","interests":["art"]}"#
    let cancelled = #"MouCancelled {"mou":"m","reason":"typhoon"}"#
    let id = MouID(unchecked: "m")
    #expect(try record(planned, moved).mou(id)?.meets.description == "2027-04")
    let mou = try #require(try record(planned, moved, signed).mou(id))
    #expect(mou.stage == .signed && mou.interests == ["art"])
    #expect(mou.meets.description == "2027-04-12" && mou.signed != nil)
    #expect(try record(signed).mou(id)?.stage == .signed)
    #expect(try record(planned, cancelled).mou(id)?.reason == "typhoon")
  }

  @Test func `R14: an exchange is moved and goes through its stages`() throws {
    let record = try record(
      """
      ExchangePlanned {"exchange":"art","partnership":"hue","kind":"artists","title":"Art",\
      "direction":"inbound","starts":"2027-03"}
      """, #"ExchangeMoved {"exchange":"art","starts":"2027-05","ends":"2027-06"}"#,
      #"ExchangeStageChanged {"exchange":"art","from":"planned","to":"postponed","reason":"r"}"#)
    let art = try #require(record.exchange(ExchangeID(unchecked: "art")))
    #expect(art.starts.description == "2027-05" && art.ends.description == "2027-06")
    #expect(art.stage == .postponed && art.reason == "r")
  }

  @Test func `R20: guidance is followed differently until it is restored`() throws {
    let changed = #"GuidanceOverridden {"item":"gifts","off":true,"reason":"r"}"#
    let restored = #"GuidanceRestored {"item":"gifts"}"#
    #expect(try record(changed, changed).guidance.changes.count == 1)
    #expect(try record(changed, restored).guidance.changes.isEmpty)
  }
}
