import EventLog
import JSONText
import Testing
import Twinning

@testable import Office

@Suite struct `Questions` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"chair","public-name":"The chair","languages":["en:native"]}"#,
      #"{"command":"person appoint","person":"chair","office":"chair","on":"2020-01-05"}"#,
      #"{"command":"person retire","person":"chair","office":"chair","on":"2024"}"#,
      #"{"command":"person appoint","person":"chair","office":"president","title":"Madam President","on":"2024"}"#,
      #"{"command":"person add","person":"teacher-hue","partnership":"hue","languages":["vi:native","en:none"]}"#,
      #"{"command":"delegation plan","delegation":"hue-visit","partnership":"hue","direction":"inbound","arrives":"2026-09-01","departs":"2026-09-07"}"#,
      #"{"command":"delegation join","delegation":"hue-visit","person":"teacher-hue","role":"teacher"}"#,
      #"{"command":"delegation plan","delegation":"some-day","partnership":"leon","direction":"outbound","responsible":"chair"}"#,
      #"{"command":"exchange plan","exchange":"art","partnership":"leon","kind":"youth","title":"Drawings","starts":"2026-10","responsible":"chair"}"#,
      #"{"command":"mou plan","mou":"leon-next","partnership":"leon","meets":"2028-02"}"#,
      #"{"command":"itinerary add","delegation":"hue-visit","item":"reception","title":"Reception","kind":"reception","place":"City hall","starts":"2026-09-02T11:00","ends":"2026-09-02T12:00","responsible":"chair"}"#,
    ])
  }

  /// The keys of the sections of each answer, for machines that rely on them.
  @Test(arguments: [
    ("schedule", #"{}"#, ["schedule", "undated", "deadlines"]),
    ("schedule", #"{"period":"2026"}"#, ["schedule", "deadlines"]),
    ("today", #"{}"#, ["now", "due"]), ("due", #"{}"#, ["late", "coming"]),
    (
      "checklist", #"{"delegation":"hue-visit"}"#,
      ["visit", "recognition", "warnings", "items", "reasons"]
    ),
    ("partner list", #"{}"#, ["partners"]), ("person list", #"{}"#, ["people"]),
    ("partner show", #"{"partnership":"leon"}"#, ["partner", "stages", "activity"]),
    ("person show", #"{"person":"chair"}"#, ["person", "offices", "parts"]),
    ("delegation list", #"{}"#, ["visits"]),
    (
      "delegation show", #"{"delegation":"hue-visit"}"#,
      ["visit", "members", "itinerary", "stages", "warnings"]
    ),
    ("mou show", #"{"mou":"leon-next"}"#, ["mou"]),
    ("exchange show", #"{"exchange":"art"}"#, ["exchange"]),
    ("annual show", #"{}"#, ["annual", "missing"]), ("history", #"{"subject":"hue"}"#, ["history"]),
    ("program show", #"{}"#, ["programme", "counts"]), ("search", #"{"words":"hue"}"#, ["found"]),
    (
      "guidance list", #"{}"#,
      ["duties", "annual", "checklist", "offices", "ranks", "composition", "stages"]
    ),
  ])
  func `have sections with fixed names`(name: String, fields: String, keys: [String]) throws {
    let json = try scene.ask(name, try JSONValue.parse(utf8: Array(fields.utf8)))
    let found = (json.members ?? []).map(\.name)
    #expect(Set(keys + ["title", "notes"]).isSubset(of: found), "\(found)")
    for key in keys { #expect(json[key] != .array([]) || ["annual", "now", "late"].contains(key)) }
  }

  @Test(
    arguments: [
      (
        "partner show", ["partnership": "hue"],
        "partner \"hue\" is not on record as of 1 June 1980;"
          + " it is now: twinning history hue tells since when (R33)"
      ),
      (
        "checklist", ["delegation": "hue-visti"],
        "visit \"hue-visti\" is not on record as of 1 June 1980; nor is it now (R33)"
      ),
      (
        "history", ["subject": "chair"],
        "\"chair\" is not on record as of 1 June 1980;"
          + " it is now: twinning history chair tells since when (R33)"
      ),
      (
        "audit why", ["subject": "leon", "item": "mou"],
        "subject: \"leon\" is not on record as of 1 June 1980;"
          + " it is now: twinning history leon tells since when (R33)"
      ),
      (
        "program show", [:],
        "the programme itself is not on record as of 1 June 1980;"
          + " it is now: twinning history programme tells since when (R33)"
      ),
    ] as [(String, JSONValue, String)])
  func `say what was not on record then, and nothing of putting it there`(
    name: String, fields: JSONValue, words: String
  ) throws {
    let error = #expect(throws: OfficeError.self) {
      try scene.ask(name, fields, asOf: "1980-06-01")
    }
    #expect(error?.description == words)
  }

  @Test func `an MOU and an exchange are shown whole, and claims are listed`() throws {
    let digest = String(repeating: "a", count: 64)
    try scene.batch([
      #"{"command":"mou sign","mou":"leon-next","interests":["schools","water"],"exchanges":["teachers"],"budget":"each its own","signatories":["both chairs"],"document":"MOU 2026","document-place":"the safe","document-sha256":"\#(digest)","on":"2026-06-01"}"#,
      #"{"command":"claim add","subject":"art","claim":"paper","about":"other","text":"There were forty drawings.","source":"the paper"}"#,
    ])
    let mou = try scene.ask("mou show", ["mou": "leon-next"])
    #expect(mou["mou"]?["partner"]?.text == "leon")
    #expect(mou["mou"]?["interests"] == ["schools", "water"])
    #expect(mou["mou"]?["signed"]?.text == "2026-06-01")
    #expect(mou["mou"]?["documentSha256"]?.text == digest)
    let exchange = try scene.ask("exchange show", ["exchange": "art"])
    #expect(exchange["exchange"]?["kind"]?.text == "youth")
    #expect(exchange.column("claims", "text") == ["There were forty drawings."])
    #expect(try scene.ask("claim list", ["subject": "art"]).column("claims", "claim") == ["paper"])
    #expect(try scene.ask("claim list", ["subject": "hue"])["claims"] == [])
  }

  @Test func `say so of a moment of the log too`() throws {
    let before = scene.clock.now.description
    scene.clock.advance(seconds: 60)
    try scene.perform(
      #"{"command":"partner add","partnership":"lagos","names":["Lagos"],"country":"NG"}"#)
    let error = #expect(throws: OfficeError.self) {
      try scene.ask("partner show", ["partnership": "lagos"], knownAt: before)
    }
    #expect(
      error?.description == "partner \"lagos\" is not on record as known at \(before);"
        + " it is now: twinning history lagos tells since when (R33)")
  }

  @Test func `the schedule is asked by period, partner and person`() throws {
    let all = try scene.ask("schedule")
    #expect(all.column("schedule", "name") == ["hue-visit", "art"])
    #expect(all.column("undated", "name") == ["some-day"])
    let later = try scene.ask("schedule", ["period": "2028"])
    #expect(later.column("schedule", "name") == ["leon-next"] && later["undated"] == nil)
    let leon = try scene.ask("schedule", ["partner": "leon"])
    #expect(leon.column("schedule", "name") == ["art"])
    let chair = try scene.ask("schedule", ["person": "chair"])
    #expect(chair.column("schedule", "name") == ["hue-visit", "art"])
    #expect(chair.column("undated", "name") == ["some-day"])
    let guest = try scene.ask("schedule", ["person": "teacher-hue", "period": "2026"])
    #expect(guest.column("schedule", "name") == ["hue-visit"])
  }

  @Test func `a person is shown with offices past and present and with their parts`() throws {
    let chair = try scene.ask("person show", ["person": "chair"])
    #expect(chair.column("offices", "office") == ["chair", "president"])
    #expect(chair.row("offices", "office", "chair")?["until"]?.text == "2024")
    #expect(chair.row("offices", "office", "president")?["until"] == .null)
    #expect(chair.column("parts", "subject") == ["art", "hue-visit", "some-day"])
    let guest = try scene.ask("person show", ["person": "teacher-hue"])
    #expect(guest.row("parts", "subject", "hue-visit")?["role"]?.text == "teacher")
    let before = try scene.ask("person list", asOf: "2023-01-01")
    #expect(before["people"]?.elements?.isEmpty == true)
  }

  @Test func `a history says who, when, what, why and from which command`() throws {
    try scene.perform(
      #"{"command":"delegation cancel","delegation":"some-day","reason":"no flights","actor":"liaison","on":"2026-06-01","source":"a letter"}"#
    )
    let history = try scene.ask("history", ["subject": "some-day"])
    let last = try #require(history["history"]?.elements?.first)
    #expect(last["when"]?.text == "2026-06-01" && last["who"]?.text == "liaison")
    #expect(last["recorded"]?.text?.hasPrefix("2026-06-15T12:00:00") == true)
    #expect(last["what"]?.text?.contains("cancelled") == true)
    #expect(last["why"]?.text == "no flights" && last["source"]?.text == "a letter")
    #expect(last["command"]?.text == "delegation cancel #15")
    let partner = try scene.ask("history", ["subject": "leon"])
    #expect(partner.column("history", "subject").contains("some-day"))
    #expect(!partner.column("history", "subject").contains("chair"))
  }

  @Test func `what nobody knows is refused with what to do`() throws {
    for (name, fields) in [
      ("partner show", ["partnership": "nowhere"]), ("history", ["subject": "nowhere"]),
      ("person show", ["person": "nobody"]), ("checklist", ["delegation": "none"]),
      ("due", ["within": "-P1D"]), ("guidance list", ["about": "dutys"]),
      ("schedule", ["partner": "nowhere"]), ("annual show", ["partner": "nowhere"]),
    ] as [(String, JSONValue)] {
      #expect(throws: OfficeError.self) { try scene.ask(name, fields) }
    }
  }

  @Test func `a term that begins next year is not held yet`() throws {
    try scene.perform(
      #"{"command":"person appoint","person":"chair","office":"liaison","on":"2027-01-01/.."}"#)
    let now = try scene.ask("person show", ["person": "chair"], asOf: "2026-12-31")
    #expect(now.row("offices", "office", "liaison") == nil)
    let then = try scene.ask("person show", ["person": "chair"], asOf: "2027-01-01")
    #expect(then.row("offices", "office", "liaison") != nil)
  }
}
