import EventLog
import JSONText
import Testing
import Twinning

@testable import Office

/// Corrections in a real office: projections, histories, both axes of time (R32, R33).
@Suite struct `Corrections in an office` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"chair","public-name":"The chair"}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01","departs":"2026-09-07","responsible":"chair"}"#,
      #"{"command":"itinerary add","delegation":"v","item":"tea","title":"Tea","kind":"meal","starts":"2026-09-02T11:00","ends":"2026-09-02T12:00","responsible":"chair"}"#,
      #"{"command":"exchange plan","exchange":"art","partnership":"hue","kind":"youth","title":"Drawings","starts":"2026-10","responsible":"chair"}"#,
      #"{"command":"annual send","partnership":"hue","kind":"annual-report","year":2026,"on":"2026-02-01"}"#,
      #"{"command":"person appoint","person":"chair","office":"chair","on":"2020"}"#,
    ])
    scene.clock.advance(seconds: 86_400)
  }

  /// The position of the first event of a type.
  private func position(of type: String) throws -> Int64 {
    var found: Int64 = 0
    let failure = scene.office.log.read(EventRange()) { row in
      guard (try? scene.office.log.eventType(row.type)?.name) == type else { return true }
      found = row.position
      return false
    }
    try #require(failure == nil && found > 0)
    return found
  }

  private func retract(_ type: String) throws {
    try scene.perform(
      #"{"command":"retract","event":\#(try position(of: type)),"reason":"never so","actor":"auditor"}"#
    )
    #expect(try scene.office.differences() == [])
  }

  private func amend(_ type: String, _ set: String, dated: String? = nil) throws {
    let date = dated.map { #","dated":"\#($0)""# } ?? ""
    try scene.perform(
      #"{"command":"amend","event":\#(try position(of: type)),"set":["\#(set)"],"reason":"typed wrongly"\#(date)}"#
    )
    #expect(try scene.office.differences() == [])
  }

  @Test func `take rows away, of all tables, and bring them back`() throws {
    let before = try scene.office.dump()
    for type in [
      "ItineraryItemAdded", "ExchangePlanned", "AnnualSent", "OfficeTaken", "DelegationPlanned",
      "PersonRegistered",
    ] {
      try retract(type)
    }
    let gone = try scene.office.dump()
    for word in ["| art", "tea", "annual-report", "Tea", "Drawings"] {
      #expect(!gone.contains { $0.contains(word) }, "\(word)")
    }
    #expect(gone.filter { $0.contains("chair") } == [])
    let head = try scene.office.log.head()
    for position in ((head - 5)...head).reversed() {
      try scene.perform(#"{"command":"retract","event":\#(position),"reason":"so after all"}"#)
    }
    #expect(try scene.office.dump() == before)
    #expect(try scene.office.differences() == [])
  }

  @Test func `amend what the schedule, the checklist and the lists tell`() throws {
    try amend("DelegationPlanned", "arrives=2026-09-03")
    try amend("ExchangePlanned", "responsible=")
    try amend("PartnershipRegistered", "country=LA", dated: "1996")
    #expect(
      try scene.ask("checklist", ["delegation": "v"]).row("items", "item", "drink-on-arrival")?[
        "due"]?
        .text == "2026-09-03")
    let parts = try scene.ask("person show", ["person": "chair"]).column("parts", "subject")
    #expect(parts == ["v"])
    let partner = try scene.ask("partner list").row("partners", "partner", "hue")
    #expect(partner?["country"]?.text == "LA" && partner?["official"]?.text == "1996")
  }

  @Test func `count in a batch with what comes before and after them`() throws {
    let position = try position(of: "DelegationPlanned")
    let report = try scene.batch([
      #"{"command":"exchange plan","exchange":"film","partnership":"hue","kind":"artists","title":"Film"}"#,
      #"{"command":"amend","event":\#(position),"set":["arrives=2026-09-03"],"reason":"x"}"#,
      #"{"command":"delegation stage","delegation":"v","stage":"invited"}"#,
      #"{"command":"amend","event":\#(position),"set":["departs=2026-09-09"],"reason":"x"}"#,
      #"{"command":"partner add","partnership":"nice","names":["Nice"],"country":"FR"}"#,
    ])
    #expect(report.commands == 5)
    #expect(try scene.office.differences() == [])
    let visit = try scene.ask("delegation show", ["delegation": "v"])["visit"]
    #expect(visit?["arrives"]?.text == "2026-09-03" && visit?["departs"]?.text == "2026-09-09")
    #expect(visit?["stage"]?.text == "invited")
  }

  @Test func `leave nothing behind when they are tried only`() throws {
    let before = try scene.office.dump()
    try scene.perform(
      #"{"command":"retract","event":\#(try position(of: "ExchangePlanned")),"reason":"x"}"#,
      dryRun: true)
    #expect(try scene.office.dump() == before)
    #expect(try scene.ask("schedule").column("schedule", "name").contains("art"))
  }

  @Test func `tell what they leave behind that does not follow in the stages`() throws {
    try scene.batch([
      #"{"command":"delegation stage","delegation":"v","stage":"invited"}"#,
      #"{"command":"delegation stage","delegation":"v","stage":"accepted"}"#,
    ])
    let first = try position(of: "DelegationStageChanged")
    func warnings(_ line: String) throws -> [String] { try scene.perform(line).warnings }
    let amended = try warnings(
      #"{"command":"amend","event":\#(first),"set":["to=evaluated"],"reason":"minutes"}"#)
    #expect(
      amended == [
        "No. \(first) goes from proposed to evaluated, which is no step of the stages (R9)",
        "No. \(first + 1) goes on from invited, and by then it is evaluated (R9); correct that too"
          + " if it is wrong",
      ])
    // What was broken before is not told again, and what is mended not at all.
    #expect(
      try warnings(
        #"{"command":"amend","event":\#(first),"set":["reason=by letter"],"reason":"minutes"}"#)
        == [])
    #expect(
      try warnings(
        #"{"command":"amend","event":\#(first),"set":["to=invited"],"reason":"minutes"}"#) == [])
    #expect(
      try warnings(#"{"command":"retract","event":\#(first),"reason":"never"}"#) == [
        "No. \(first + 1) goes on from invited, and by then it is proposed (R9); correct that too"
          + " if it is wrong"
      ])
  }

  @Test func `are known to another process at once`() throws {
    let other = try scene.another()
    _ = try other.ask("partner show", ["partnership": "hue"])
    try amend("PartnershipRegistered", "country=LA")
    let told = try other.ask("partner show", ["partnership": "hue"])
    #expect(told["partner"]?["country"]?.text == "LA")
  }

  @Test func `stand in the history beside what they correct`() throws {
    try amend("DelegationPlanned", "arrives=2026-09-03", dated: "2026-06-01")
    try retract("ItineraryItemAdded")
    let history = try scene.ask("history", ["subject": "v"])
    let planned = try #require(
      history["history"]?.elements?.first {
        $0["what"]?.text?.contains("was planned") == true
      })
    #expect(planned["corrected"]?["how"]?.text == "amended")
    #expect(
      planned["corrected"]?["changes"]?.text
        == "arrives: 1 September 2026 → 3 September 2026; dated: 15 June 2026 → 1 June 2026")
    #expect(planned["corrected"]?["why"]?.text == "typed wrongly")
    #expect(planned["what"]?.text?.contains("1 September 2026") == true)
    let tea = try #require(
      history["history"]?.elements?.first { $0["what"]?.text?.contains("Tea") == true })
    #expect(tea["corrected"]?["how"]?.text == "retracted")
    #expect(tea["corrected"]?["who"]?.text == "auditor")
    #expect(tea["corrected"]?["command"]?.text?.hasPrefix("retract #") == true)
    let what = history.column("history", "what")
    let number = try position(of: "ItineraryItemAdded")
    #expect(what.contains { $0.hasPrefix("retracted No. \(number): added to the itinerary: Tea") })
    #expect(what.contains { $0.hasPrefix("amended No. ") && $0.contains("→ 3 September 2026") })
    let planning = try scene.ask("history", ["subject": "v"], asOf: "2026-06-01")
    #expect(planning.column("history", "what").contains { $0.contains("was planned") })
  }

  @Test func `a record that was retracted keeps its history, in its partner's too`() throws {
    try retract("ExchangePlanned")
    let own = try scene.ask("history", ["subject": "art"])
    #expect(own["title"]?.text == "History of art, which was retracted")
    #expect(own.column("history", "command").count == 2)
    let partner = try scene.ask("history", ["subject": "hue"])
    #expect(partner.column("history", "subject").filter { $0 == "art" }.count == 2)
    #expect(throws: OfficeError.self) { try scene.ask("history", ["subject": "arts"]) }
  }

  @Test func `are not known at a moment before them: the error shows`() throws {
    let before = scene.clock.now.description
    scene.clock.advance(seconds: 60)
    try amend("DelegationPlanned", "arrives=2026-09-03")
    try retract("ExchangePlanned")
    func arrival(_ moment: String?) throws -> String? {
      try scene.ask("delegation show", ["delegation": "v"], knownAt: moment)["visit"]?["arrives"]?
        .text
    }
    #expect(try arrival(nil) == "2026-09-03")
    #expect(try arrival(before) == "2026-09-01")
    let then = try scene.ask("history", ["subject": "v"], knownAt: before)
    #expect(then["history"]?.elements?.allSatisfy { $0["corrected"] == .null } == true)
    #expect(
      try scene.ask("schedule", knownAt: before).column("schedule", "name").contains("art"))
  }

  /// The personal values stay in the one event that may be forgotten (R35).
  @Test func `never copy what is about a private person`() throws {
    try scene.perform(
      #"{"command":"person add","person":"guest","given-name":"Xanthippe","diet":["vegan"]}"#)
    let position = try position(of: "PersonalDetailsRecorded")
    #expect(throws: OfficeError.self) {
      try scene.perform(
        #"{"command":"amend","event":\#(position),"set":["given-name=Xenia"],"reason":"x"}"#)
    }
    try scene.perform(#"{"command":"retract","event":\#(position),"reason":"not hers"}"#)
    #expect(try scene.ask("person show", ["person": "guest"])["personal"] == nil)
    let events = try scene.office.history(EventRange(first: position + 1))
    #expect(!events.contains { String(decoding: $0, as: UTF8.self).contains("Xanthippe") })
  }
}

extension Office {
  /// The data of events.
  fileprivate func history(_ range: EventRange) throws -> [[UInt8]] {
    var data: [[UInt8]] = []
    let failure = log.read(range) { row in
      data.append(Array(row.data))
      return true
    }
    try #require(failure == nil)
    return data
  }
}
