import Testing

@testable import Twinning

/// A changed fact derives the list anew and keeps what people did (R20).
@Suite struct `When the facts of a visit change` {
  let guidance: ChecklistGuidance

  init() throws { guidance = try HueVisit.guidance() }

  let marks = [
    mark("drink-on-arrival", .done(evidence: nil)),
    mark("interpreter:guest-2", .done(evidence: nil), "guest-9"),
    mark("gifts", .waived(reason: "the city gives none")),
  ]

  @Test func `ticks and waivers stay`() throws {
    var visit = HueVisit.visit
    visit.arrival = VisitFacts.Days(HueVisit.arrival + 30)
    visit.departure = VisitFacts.Days(HueVisit.arrival + 37)
    let checklist = guidance.derive(visit, marks: marks)
    #expect(checklist.item("drink-on-arrival")?.state == .done)
    #expect(checklist.item("drink-on-arrival")?.due == .day(HueVisit.arrival + 30))
    #expect(checklist.item("gifts")?.state == .waived)
    #expect(checklist.item("interpreter:guest-2")?.mark?.responsible?.text == "guest-9")
  }

  @Test func `what is ticked and no longer asked for is kept as obsolete`() throws {
    var visit = HueVisit.visit
    visit.members.removeAll { $0.guest.id == "guest-2" }
    let checklist = guidance.derive(visit, marks: marks)
    let item = try #require(checklist.item("interpreter:guest-2"))
    #expect(item.state == .obsolete)
    #expect(item.title == "Interpretation for guest-2")
    #expect(checklist.item("two-interpreters") == nil)
    #expect(!checklist.open.contains { $0.key == item.key })
  }

  @Test func `an assignment alone does not keep an item`() {
    let marks = [mark("place-cards", .open, "chair")]
    #expect(guidance.derive(HueVisit.visit, marks: marks).item("place-cards") == nil)
  }

  @Test func `a mark of an item that the guidance has forgotten is still shown`() {
    let marks = [mark("an-old-custom", .done(evidence: nil))]
    let item = guidance.derive(HueVisit.visit, marks: marks).item("an-old-custom")
    #expect(item?.state == .obsolete)
    #expect(item?.title == "an-old-custom")
  }

  @Test func `an educator who learns English needs no interpreter`() {
    var visit = HueVisit.visit
    visit.members[1].languages = [LanguageSkill("en:good")].compactMap(\.self)
    let checklist = guidance.derive(visit)
    #expect(checklist.item("interpreter:guest-2") == nil)
    #expect(checklist.item("two-interpreters") == nil)
    #expect(checklist.item("key-words")?.state == .open)
  }

  @Test func `rest in the itinerary settles the rest`() throws {
    var visit = HueVisit.visit
    visit.itinerary = [.meeting, .rest]
    let item = try #require(guidance.derive(visit).item("rest-built-in"))
    #expect(item.state == .done)
    #expect(item.settledBy == ["in the itinerary: rest"])
    #expect(guidance.derive(visit).item("cross-cultural-hour")?.state == .open)
  }

  @Test func `minors bring safeguarding, with evidence`() throws {
    var visit = HueVisit.visit
    visit.members[2].isMinor = true
    let checklist = guidance.derive(
      visit, marks: [mark("safeguarding-officers", .done(evidence: nil))])
    let officers = try #require(checklist.item("safeguarding-officers"))
    #expect(officers.gate != nil)
    #expect(officers.lacksEvidence)
    #expect(checklist.item("guardian-consent:mayor-hue")?.state == .open)
    #expect(checklist.item("guardian-consent:guest-2") == nil)
  }

  @Test func `a full delegation brings no warning`() {
    var visit = HueVisit.visit
    for (id, office) in [("guest-4", "business"), ("guest-5", "liaison")] {
      visit.members.append(
        VisitMember(GuestFacts(id: id, name: id, offices: [OfficeHeld(office: office)])))
    }
    let checklist = guidance.derive(visit)
    #expect(checklist.warnings.isEmpty)
    #expect(checklist.item("seats-filled") == nil)
  }

  @Test func `a visit that is not official has no warnings`() {
    var visit = HueVisit.visit
    visit.isOfficial = false
    #expect(guidance.derive(visit).warnings.isEmpty)
  }

  @Test func `seven guests need place cards`() {
    var visit = HueVisit.visit
    for number in 4...7 {
      visit.members.append(VisitMember(GuestFacts(id: "guest-\(number)", name: "Guest")))
    }
    #expect(guidance.derive(visit).item("place-cards")?.because == ["inbound visit", "7 members"])
  }
}
