import JSONText
import Testing

@testable import Twinning

@Suite struct `A visit takes its events` {
  private func visit(_ lines: String...) throws -> Delegation {
    var given = try Given.visitWithMayor()
    for line in lines { given = try given.and(line) }
    return try #require(given.records.delegation(DelegationID(unchecked: "hue-2027")))
  }

  @Test func `R9: moving it shifts the itinerary, and the weekday that was meant binds no more`()
    throws
  {
    let visit = try visit(
      """
      ItineraryItemAdded {"delegation":"hue-2027","item":"flight","title":"Flight",\
      "kind":"departure","starts":"2027-05-11T22:00","zone":"America/New_York",\
      "ends":"2027-05-12T05:00","end-zone":"Europe/Paris","weekday":"tuesday"}
      """,
      """
      DelegationMoved {"delegation":"hue-2027","arrives":"2027-05-27","departs":"2027-06-03",\
      "days":23}
      """)
    let item = try #require(visit.itinerary.first)
    #expect(item.starts.description == "2027-06-03T22:00")
    #expect(item.ends.description == "2027-06-04T05:00")
    #expect(item.weekday == nil && item.endZone?.description == "Europe/Paris")
    #expect(visit.arrives.description == "2027-05-27")
    #expect(visit.departs.description == "2027-06-03")
  }

  @Test func `R9: moving without days leaves the itinerary`() throws {
    let visit = try visit(
      """
      ItineraryItemAdded {"delegation":"hue-2027","item":"a","title":"A","kind":"meal",\
      "starts":"2027-05-05T12:00","zone":"UTC","ends":"2027-05-05T13:00","weekday":"wednesday"}
      """, #"DelegationMoved {"delegation":"hue-2027","arrives":"2028"}"#)
    #expect(visit.itinerary.first?.starts.description == "2027-05-05T12:00")
    #expect(visit.itinerary.first?.weekday == .wednesday)
    #expect(visit.departs.description == "2028")
  }

  @Test func `R10: joining twice changes the part, leaving ends it`() throws {
    let twice = try visit(
      """
      MemberJoined {"delegation":"hue-2027","person":"mayor-hue","role":"deputy-mayor",\
      "equivalent-rank":"mayor","reason":"stands in"}
      """)
    #expect(twice.members.count == 1)
    #expect(twice.members.first?.role.text == "deputy-mayor")
    #expect(twice.members.first?.isHead == false)
    #expect(twice.members.first?.equivalentReason == "stands in")
    let gone = try visit(#"MemberLeft {"delegation":"hue-2027","person":"mayor-hue"}"#)
    #expect(gone.members.isEmpty)
  }

  @Test func `R10: an equivalent rank is kept with its reason`() throws {
    let visit = try visit(
      #"RankEquated {"delegation":"hue-2027","person":"mayor-hue","rank":"governor","reason":"r"}"#,
      #"RankEquated {"delegation":"hue-2027","person":"chair","rank":"governor","reason":"r"}"#)
    #expect(visit.members.map(\.equivalentRank?.text) == ["governor"])
    #expect(visit.members.first?.equivalentReason == "r")
  }

  @Test func `R12: an item is moved and dropped`() throws {
    let added =
      """
      ItineraryItemAdded {"delegation":"hue-2027","item":"a","title":"A","kind":"meal",\
      "starts":"2027-05-05T12:00","zone":"UTC","ends":"2027-05-05T13:00"}
      """
    let moved =
      """
      ItineraryItemMoved {"delegation":"hue-2027","item":"a","starts":"2027-05-06T12:00",\
      "ends":"2027-05-06T14:00","weekday":"thursday"}
      """
    let item = try #require(try visit(added, moved).itinerary.first)
    #expect(item.starts.description == "2027-05-06T12:00" && item.weekday == .thursday)
    let dropped = #"ItineraryItemDropped {"delegation":"hue-2027","item":"a"}"#
    #expect(try visit(added, moved, dropped).itinerary.isEmpty)
  }

  @Test func `R20: marks are kept, changed and opened again`() throws {
    let tick = #"ChecklistItemTicked {"delegation":"hue-2027","item":"gifts","evidence":"bill"}"#
    let assign = #"ChecklistItemAssigned {"delegation":"hue-2027","item":"gifts","person":"chair"}"#
    let waive = #"ChecklistItemWaived {"delegation":"hue-2027","item":"gifts","reason":"none"}"#
    let reopen = #"ChecklistItemReopened {"delegation":"hue-2027","item":"gifts"}"#
    #expect(try visit(tick, assign).marks.map(\.state) == [.done(evidence: "bill")])
    #expect(try visit(tick, assign).marks.first?.responsible?.text == "chair")
    #expect(try visit(tick, waive).marks.map(\.state) == [.waived(reason: "none")])
    #expect(try visit(assign, waive, reopen).marks.map(\.state) == [.open])
    #expect(try visit(assign, waive, reopen).marks.first?.responsible?.text == "chair")
  }

  @Test func `R9: its stages are remembered with their reasons`() throws {
    let visit = try visit(
      """
      DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"postponed",\
      "reason":"typhoon"}
      """)
    #expect(visit.stages.map(\.stage) == [.proposed, .postponed])
    #expect(visit.stages.last?.reason == "typhoon")
  }

  @Test func `R33: an event whose beginning is left out changes nothing`() throws {
    let given = try Given(
      #"DelegationStageChanged {"delegation":"x","from":"proposed","to":"invited"}"#,
      #"AnnualSent {"partnership":"x","kind":"annual-report","year":2026}"#,
      #"OfficeTaken {"person":"x","office":"mayor"}"#,
      #"ExchangeMoved {"exchange":"x","starts":""}"#,
      #"MouMoved {"mou":"x","from":"","meets":"2027"}"#, #"ProgrammeChanged {"name":"x"}"#)
    let record = given.records.record
    #expect(record.programme == nil && record.delegations.isEmpty && record.people.isEmpty)
    #expect(record.partnerships.isEmpty && record.exchanges.isEmpty && record.mous.isEmpty)
  }
}
