import Guidance
import JSONText
import Testing

@testable import Twinning

/// From events to a checklist: what the records tell of a visit.
@Suite struct `The facts of a visit on record` {
  private func list(_ given: Given) throws -> VisitProtocol {
    let visit = try #require(given.records.delegation(DelegationID(unchecked: "hue-2027")))
    return try VisitProtocol(
      of: visit, records: given.records, rules: try given.rules(), seals: GlassSeals())
  }

  @Test func `R17: members are greeted by the office they hold when they arrive`() throws {
    let given = try Given.visitWithMayor()
    let held = try list(
      given.and(#"2027-06-01 OfficeLeft {"person":"mayor-hue","office":"mayor"}"#))
    #expect(held.checklist.recognitions.first?.office == "Mayor of Huế")
    let left = try list(
      given.and(#"2027-04-01 OfficeLeft {"person":"mayor-hue","office":"mayor"}"#))
    #expect(left.checklist.recognitions.first?.office == "Mayor")
    let later = try list(
      given.and(#"2027-08-01 OfficeTaken {"person":"mayor-hue","office":"governor"}"#))
    #expect(later.checklist.recognitions.first?.rank.code == "mayor")
  }

  @Test func `R36: an arrival about a day is not firm`() throws {
    let given = try Given.visitWithMayor()
    #expect(try list(given).checklist.item("dates-firm") == nil)
    let about = try list(
      given.and(#"DelegationMoved {"delegation":"hue-2027","arrives":"2027-05-04~"}"#))
    #expect(about.facts.arrival?.isFirm == false)
    #expect(about.checklist.item("dates-firm")?.because == ["arrival about 2027-05-04"])
    let before = try list(
      given.and(#"DelegationMoved {"delegation":"hue-2027","arrives":"../2027-05-04"}"#))
    #expect(before.facts.arrival?.isFirm == false)
  }

  @Test func `R10: languages, diets and companions come from the record`() throws {
    let given = try Given.visitWithMayor().and(
      #"PersonRegistered {"person":"g2","partnership":"hue","languages":["vi:native"]}"#,
      #"PersonalDetailsRecorded {"person":"g2","diet":["vegetarian"]}"#,
      """
      MemberJoined {"delegation":"hue-2027","person":"g2","role":"educator",\
      "companion-of":"mayor-hue","minor":true}
      """)
    let facts = try list(given).facts
    let member = try #require(facts.members.last)
    #expect(member.isCompanion && member.isMinor && member.diets == ["vegetarian"])
    #expect(member.languages.map(\.description) == ["vi:native"])
    #expect(facts.hosts.map(\.id) == ["chair"])
    #expect(try list(given).checklist.item("interpreter:g2")?.state == .open)
  }

  @Test func `R14: a visit that took place makes the next one not the first`() throws {
    let given = try Given.visitWithMayor()
    #expect(try list(given).facts.isFirstVisit == true)
    let second = try given.and(
      #"DelegationRecorded {"delegation":"old","partnership":"hue","direction":"outbound"}"#)
    #expect(try list(second).facts.isFirstVisit == false)
  }

  @Test func `R20: an override changes what is derived and says so`() throws {
    let given = try Given.visitWithMayor()
    let before = try #require(try list(given).checklist.item("invitation"))
    let changed = try given.and(
      """
      GuidanceOverridden {"item":"invitation","offset":"-P100D","responsible":"chair",\
      "reason":"slow post"}
      """)
    let item = try #require(try list(changed).checklist.item("invitation"))
    #expect(item.due == .day(HueVisit.arrival - 100) && item.due != before.due)
    #expect(item.responsible == "chair")
    #expect(
      item.changes == [
        "due -P100D from its anchor, by the committee on 2026-09-01: slow post",
        "responsible: chair, by the committee on 2026-09-01: slow post",
      ])
    let off = try given.and(#"GuidanceOverridden {"item":"invitation","off":true,"reason":"r"}"#)
    #expect(try list(off).checklist.item("invitation") == nil)
    let restored = try off.and(#"GuidanceRestored {"item":"invitation"}"#)
    #expect(try list(restored).checklist.item("invitation") == before)
  }

  @Test func `R20: changed facts derive the list anew and keep what was ticked`() throws {
    let given = try Given.visitWithMayor()
    #expect(try list(given).checklist.item("interpreter:mayor-hue")?.state == .open)
    let ticked = try given.and(
      #"ChecklistItemTicked {"delegation":"hue-2027","item":"interpreter:mayor-hue"}"#,
      #"ChecklistItemWaived {"delegation":"hue-2027","item":"gifts","reason":"none"}"#)
    #expect(try list(ticked).checklist.item("interpreter:mayor-hue")?.state == .done)
    let moved = try ticked.and(
      """
      DelegationMoved {"delegation":"hue-2027","arrives":"2027-06-01","departs":"2027-06-08",\
      "days":28}
      """, #"PersonDescribed {"person":"mayor-hue","languages":["en:fluent"]}"#)
    let after = try list(moved).checklist
    #expect(after.item("interpreter:mayor-hue")?.state == .obsolete)
    #expect(after.item("gifts")?.state == .waived)
    #expect(after.item("drink-on-arrival")?.due == .day(HueVisit.arrival + 28))
  }
}
