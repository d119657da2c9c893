import JSONText
import Testing
import Twinning

@testable import Office

/// Feasts of a period, as a committee asks for them.
@Suite struct `Calendar checks` {
  private static let eid = #"""
    {"sources":{"own":{"name":"Letter from Freetown","grade":"A"}},"items":[{"id":"eid-2027",\#
    "title":"Eid as announced","why":"The moon was seen a day later.","sources":["own"],\#
    "rules":["R12"],"countries":["SL"],"announces":"eid-al-fitr","days":["2027-03-10"]}]}
    """#

  private func check(
    _ office: Office, _ from: String, _ to: String, partner: String? = nil
  ) throws -> JSONValue {
    try office.ask(
      "calendar check",
      [
        "from": .string(from), "to": .string(to),
        "partner": partner.map(JSONValue.string) ?? .null,
      ])
  }

  @Test func `tell the feasts of both sides and propose the nearest free days`() throws {
    let office = try TestOffice.withPartners().office
    let answer = try check(office, "2027-02-01", "2027-02-10", partner: "hue")
    let tet = try #require(answer.row("feasts", "item", "tet"))
    #expect(tet["starts"]?.text == "2027-02-05" && tet["ends"]?.text == "2027-02-09")
    #expect(tet["who"]?.text == "hue" && tet["certainty"]?.text == "exact")
    #expect(answer.row("feasts", "item", "ramadan-abroad")?["who"]?.text == "home")
    #expect(answer["period"]?["free"]?.bool == false)
    let earlier = try #require(answer.row("proposal", "way", "earlier"))
    #expect(earlier["from"]?.text == "2027-01-19" && earlier["to"]?.text == "2027-01-28")
    #expect(earlier["shift"]?.integer == -13)
    let later = try #require(answer.row("proposal", "way", "later"))
    #expect(later["from"]?.text == "2027-02-16" && later["shift"]?.integer == 15)
  }

  @Test func `propose nothing when nothing stands in the way`() throws {
    let office = try TestOffice.withPartners().office
    let answer = try check(office, "2027-06-01", "2027-06-05")
    #expect(answer["period"]?["free"]?.bool == true && answer["proposal"] == nil)
  }

  @Test func `propose no day that is past`() throws {
    let office = try TestOffice.withPartners(on: "2027-01-25").office
    let answer = try check(office, "2027-02-01", "2027-02-10", partner: "hue")
    #expect(answer.row("proposal", "way", "earlier") == nil)
    #expect(answer.row("proposal", "way", "later") != nil)
  }

  @Test func `take the announced day of the office's own guidance`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"partner add","partnership":"freetown","names":["Freetown"],"country":"SL","stage":"official","on":"1980"}"#
    )
    let before = try check(scene.office, "2027-03-08", "2027-03-11", partner: "freetown")
    let estimated = try #require(before.row("feasts", "item", "eid-al-fitr"))
    #expect(estimated["starts"]?.text == "2027-03-09")
    #expect(estimated["certainty"]?.text == "estimated")
    #expect("\(before["notes"] ?? .null)".contains("a day earlier or later"))
    _ = try scene.folder.write("guidance/feasts-eid.guidance.json", Self.eid)
    let office = try scene.another()
    let after = try check(office, "2027-03-08", "2027-03-11", partner: "freetown")
    let announced = try #require(after.row("feasts", "item", "eid-al-fitr"))
    #expect(announced["starts"]?.text == "2027-03-10")
    #expect(announced["certainty"]?.text == "announced")
    #expect(announced["source"]?.text == "Letter from Freetown [A]")
  }

  @Test func `a feast that an override switches off is told no more`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"guidance override","item":"tet","off":true,"reason":"they asked us"}"#)
    let answer = try check(scene.office, "2027-02-01", "2027-02-10", partner: "hue")
    #expect(answer.row("feasts", "item", "tet") == nil)
  }

  @Test func `say whose feasts are not on record`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"partner add","partnership":"apia","names":["Apia"],"country":"WS","stage":"official","on":"1980"}"#
    )
    let answer = try check(scene.office, "2027-06-01", "2027-06-05")
    #expect("\(answer["notes"] ?? .null)".contains("no feasts of WS are on record here (apia)"))
  }

  @Test func `say which days are not known so far ahead`() throws {
    let office = try TestOffice.withPartners().office
    let known = try check(office, "2100-02-01", "2100-02-10", partner: "hue")
    #expect(known.row("feasts", "item", "tet") != nil)
    #expect(!"\(known["notes"] ?? .null)".contains("not known for these years"))
    let unknown = try check(office, "2101-02-01", "2101-02-10", partner: "hue")
    #expect("\(unknown["notes"] ?? .null)".contains("not known for these years in VN: Tết"))
  }

  @Test(arguments: [
    ("2027-02-10", "2027-02-01", "the last day 2027-02-01 lies before the first day 2027-02-10"),
    ("2027-01-01", "2028-12-31", "731 days are more than 400"),
  ])
  func `are refused for a period that is none`(from: String, to: String, part: String) throws {
    let office = try TestOffice.withPartners().office
    #expect { try check(office, from, to) } throws: { "\($0)".contains(part) }
  }

  @Test func `of an unknown partner are refused`() throws {
    let office = try TestOffice.withPartners().office
    #expect {
      try check(office, "2027-02-01", "2027-02-10", partner: "rome")
    } throws: { "\($0)".contains("rome") }
  }
}
