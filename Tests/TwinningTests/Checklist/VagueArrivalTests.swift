import Testing

@testable import Twinning

@Suite struct `A vague arrival` {
  let guidance: ChecklistGuidance

  init() throws { guidance = try HueVisit.guidance() }

  @Test func `keeps its checklist`() throws {
    var visit = HueVisit.visit
    visit.arrival = VisitFacts.Days(earliest: HueVisit.arrival, latest: HueVisit.arrival + 30)
    let item = try #require(guidance.derive(visit).item("drink-on-arrival"))
    #expect(item.due == .between(HueVisit.arrival, HueVisit.arrival + 30))
    #expect(guidance.derive(visit).item("dates-firm")?.state == .open)
  }

  @Test func `that is unknown leaves the due days unknown`() throws {
    var visit = HueVisit.visit
    visit.arrival = nil
    let checklist = guidance.derive(visit)
    #expect(checklist.item("drink-on-arrival")?.due == .unknown)
    #expect(checklist.item("dates-firm")?.because == ["the arrival is not known"])
  }

  @Test func `that becomes firm asks for no fixing of dates`() {
    #expect(guidance.derive(HueVisit.visit).item("dates-firm") == nil)
  }

  @Test func `of nobody yet still has what every visit has`() {
    var visit = HueVisit.visit
    visit.members = []
    let checklist = guidance.derive(visit)
    #expect(checklist.item("drink-on-arrival") != nil)
    #expect(checklist.item("greet-rank") == nil)
    #expect(checklist.warnings.isEmpty)
  }
}
