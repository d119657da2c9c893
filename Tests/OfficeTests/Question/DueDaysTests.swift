import JSONText
import Testing

@testable import Office

/// From which day on something is owed, and for how long.
@Suite struct `When something is due` {
  private func due(_ scene: TestOffice, within: String = "P2Y", asOf day: String? = nil) throws
    -> [String]
  {
    try `What is due`.due(scene, within: within, asOf: day)
  }

  private func late(_ scene: TestOffice) throws -> [String] {
    try scene.ask("due").column("late", "key")
  }

  private func plan(_ dates: String, at scene: TestOffice) throws {
    try scene.perform(
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound",\#(dates)}"#
    )
  }

  @Test func `R30: nothing is late on the second day of an office`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"mayor"}"#,
      #"{"command":"person appoint","person":"mayor","office":"mayor","on":"2025-09-01"}"#,
      #"{"command":"member enrol","person":"mayor","on":"2020"}"#,
    ])
    try scene.clock.set("2026-06-16")
    // An MOU that nobody remembers is asked for at once.
    #expect(try late(scene).allSatisfy { $0.hasPrefix("mou/") })
    #expect(try due(scene).contains("people-meet hue 2027-12-31"))
  }

  @Test func `R6: a mayor who sits since long is not late with a new partner`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"mayor"}"#,
      #"{"command":"person appoint","person":"mayor","office":"mayor","on":"2026-06-15"}"#,
    ])
    try scene.clock.set("2026-12-01")
    try scene.perform(
      #"{"command":"partner add","partnership":"new","names":["New"],"country":"FR","stage":"official","on":"2026-11-20"}"#
    )
    let asked = try scene.ask("due", ["within": "P1Y", "partner": "new"])
    #expect(
      asked.column("coming", "key").contains(
        "introduce-office-holder:new/mayor/2026-12-31"))
    #expect(
      try late(scene).filter { $0.hasPrefix("introduce") } == [
        "introduce-office-holder:hue/mayor/2026-07-15",
        "introduce-office-holder:leon/mayor/2026-07-15",
      ])
  }

  @Test func `R33: before the office knew a partner it owed nothing`() throws {
    let scene = try TestOffice.withPartners()
    #expect(try !due(scene).isEmpty)
    #expect(try due(scene, asOf: "1999-05-01").isEmpty)
  }

  @Test func `R20: while the days are vague, nothing is late that may still be in time`() throws {
    let scene = try TestOffice.withPartners()
    try plan(#""arrives":"2026-07","departs":"2026-08""#, at: scene)
    let owed = try due(scene)
    #expect(owed.contains("drink-on-arrival v 2026-07-31"))
    #expect(owed.contains("thank-you-letters v 2026-09-07"))
    #expect(owed.contains("evaluation v 2026-09-30"))
  }

  @Test func `R20: a visit without days owes nothing that hangs on them`() throws {
    let scene = try TestOffice.withPartners()
    try plan(#""purpose":"a choir""#, at: scene)
    #expect(try !due(scene).contains { $0.contains(" v ") })
  }

  @Test func `R20: a visit put on record afterwards owes only what comes after it`() throws {
    let scene = try TestOffice.withPartners()
    try scene.clock.set("2026-09-01")
    try scene.perform(
      #"{"command":"delegation record","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-08-20","departs":"2026-08-29"}"#
    )
    let owed = try due(scene).filter { $0.contains(" v ") }
    #expect(owed.contains("thank-you-letters v 2026-09-05"))
    #expect(owed.contains("evaluation v 2026-09-28"))
    #expect(owed.allSatisfy { ($0.split(separator: " ").last ?? "") > "2026-08-29" }, "\(owed)")
  }

  @Test func `R15: one ladder asks for the evaluation, on the day that guidance sets`() throws {
    let scene = try TestOffice.withPartners()
    try plan(#""arrives":"2026-07-01","departs":"2026-07-05""#, at: scene)
    let row = try scene.ask("due").row("coming", "code", "evaluation")
    #expect(row?["due"]?.text == "2026-08-04")
    #expect(row?["notice"]?.text == "first notice on 28 July 2026")
    try scene.perform(
      #"{"command":"guidance override","item":"evaluation","offset":"P60D","reason":"holidays"}"#)
    #expect(try due(scene).contains("evaluation v 2026-09-03"))
    try scene.perform(
      #"{"command":"guidance override","item":"evaluation","off":true,"reason":"not asked"}"#)
    #expect(try !due(scene).contains { $0.hasPrefix("evaluation ") })
  }

  @Test func `R1: what is owed for visits rests while the partnership is suspended`() throws {
    let scene = try TestOffice.withPartners()
    try plan(#""arrives":"2026-07-01","departs":"2026-07-05""#, at: scene)
    #expect(try due(scene).contains { $0.contains(" v ") })
    try scene.perform(
      #"{"command":"partner stage","partnership":"hue","stage":"suspended","reason":"war"}"#)
    #expect(try !due(scene).contains { $0.contains(" v ") || $0.contains(" hue ") })
    try scene.perform(
      #"{"command":"partner stage","partnership":"hue","stage":"official","reason":"peace"}"#)
    #expect(try due(scene).contains { $0.contains(" v ") })
  }

  @Test func `R1: the silent years of a dormant partnership are not late after its revival`() throws
  {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"mou sign","mou":"m","partnership":"hue","on":"2015-01-10"}"#,
      #"{"command":"exchange record","exchange":"e","partnership":"hue","kind":"festival","title":"Fair","direction":"both","starts":"2015-05-02"}"#,
      #"{"command":"partner stage","partnership":"hue","stage":"dormant","on":"2018-01-01","reason":"silence"}"#,
    ])
    try scene.clock.set("2028-03-01")
    try scene.perform(
      #"{"command":"partner stage","partnership":"hue","stage":"official","reason":"letters"}"#)
    #expect(try !late(scene).contains { $0.contains("/hue/") })
    let owed = try due(scene, within: "P3Y")
    #expect(owed.contains("mou hue 2030-03-01") && owed.contains("people-meet hue 2029-12-31"))
  }

  @Test func `R9: it is asked what became of exchanges and meetings whose days are over`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"exchange plan","exchange":"e","partnership":"hue","kind":"festival","title":"Fair","starts":"2026-07-02"}"#,
      #"{"command":"mou plan","mou":"m","partnership":"hue","meets":"2026-07"}"#,
    ])
    func outcomes(_ day: String) throws -> [String] {
      try scene.clock.set(day)
      return try due(scene).filter { $0.hasPrefix("outcome ") }
    }
    #expect(try outcomes("2026-07-02").isEmpty)
    #expect(try outcomes("2026-07-31") == ["outcome e 2026-07-02"])
    #expect(try outcomes("2026-08-01") == ["outcome e 2026-07-02", "outcome m 2026-07-31"])
    let row = try scene.ask("due").row("late", "subject", "m")
    #expect(row?["detail"]?.text?.contains("mou cancel m --reason") == true)
    try scene.batch([
      #"{"command":"exchange stage","exchange":"e","stage":"completed"}"#,
      #"{"command":"mou cancel","mou":"m","reason":"elections"}"#,
    ])
    #expect(try outcomes("2026-08-01").isEmpty)
  }

  @Test func `R21: an MOU of an unknown day counts from when it was put on record`() throws {
    let scene = try TestOffice.withPartners()
    try scene.clock.set("2028-02-01")
    try scene.perform(
      #"{"command":"mou sign","mou":"m","partnership":"hue","on":"unknown"}"#)
    #expect(try due(scene, within: "P3Y").contains("mou hue 2030-02-01"))
    #expect(try scene.office.differences() == [])
  }

  @Test func `R24: an earlier check of the channels takes nothing from a later one`() throws {
    let scene = try TestOffice.withPartners()
    for day in ["2026-06-10", "2025-06-10"] {
      try scene.perform(
        #"{"command":"partner check-channels","partnership":"hue","on":"\#(day)"}"#)
    }
    #expect(try due(scene).contains("backup-channels hue 2027-06-10"))
  }
}
