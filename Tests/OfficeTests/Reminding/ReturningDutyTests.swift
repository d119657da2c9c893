import EventLog
import JSONText
import Projections
import Testing
import Twinning

@testable import Office

/// Duties that were told of, and are owed again or twice (R30).
@Suite struct `A duty that returns` {
  let scene: TestOffice
  let channel = KeptChannel()

  init() throws { scene = try TestOffice.withOfficers() }

  private func run(_ day: String, catchesUp: Bool = false) throws -> RemindReport {
    try scene.remind(at: "\(day)T15:00:00Z", by: [channel], catchesUp: catchesUp)
  }

  /// Tells of the MOU 90 days before.
  private func tellOfMou() throws {
    _ = try run("2026-12-11", catchesUp: true)
    #expect(channel.keys.contains { $0.hasPrefix("mou/avignon/2027-03-10/before-90/chair") })
  }

  @Test func `R30: a fact recorded by mistake and retracted swallows no notice`() throws {
    try tellOfMou()
    try scene.perform(
      #"{"command":"mou sign","mou":"other","partnership":"avignon","on":"2026-12-11"}"#)
    let event = try scene.office.head()
    for day in ["2027-01-15", "2027-02-20"] { _ = try run(day) }
    #expect(!channel.keys.contains { $0.hasPrefix("mou/avignon/2027-03-10/before-30/chair") })
    try scene.perform(#"{"command":"retract","event":\#(event),"reason":"another partner's"}"#)
    _ = try run("2027-02-21")
    #expect(channel.keys.contains { $0.hasPrefix("mou/avignon/2027-03-10/before-30/chair") })
    #expect(try !scene.ledger().contains { $0.why == "passed" })
  }

  @Test func `R30: nor does a duty that was off for a while`() throws {
    try tellOfMou()
    let cadence = #""command":"partner cadence","partnership":"avignon","duty":"mou""#
    try scene.perform(#"{\#(cadence),"off":true,"on":"2026-12-11","reason":"elections"}"#)
    for day in ["2027-01-15", "2027-02-20"] { _ = try run(day) }
    try scene.perform(#"{\#(cadence),"restore":true,"on":"2027-02-20","reason":"over"}"#)
    _ = try run("2027-02-21")
    #expect(channel.keys.contains { $0.hasPrefix("mou/avignon/2027-03-10/before-30/chair") })
  }

  @Test func `R30: a step of the ladder that was is told of after a change too`() throws {
    try tellOfMou()
    _ = try run("2027-02-01")
    // Nothing ran on 8 February, and meanwhile the ladder was changed.
    scene.clock.set(try TestOffice.moment("2027-02-15T12:00:00Z"))
    try scene.perform(
      #"{"command":"partner cadence","partnership":"avignon","duty":"mou","ladder":"60,30,28,7","on":"2027-02-15","reason":"agreed"}"#
    )
    channel.forget()
    _ = try run("2027-02-16")
    #expect(
      channel.keys.filter { $0.hasPrefix("mou/avignon/") && $0.contains("/chair/") }
        == ["mou/avignon/2027-03-10/before-30/chair/terminal"])
    let passed = try scene.ledger().filter { $0.why == "passed" && $0.recipient == "chair" }
    #expect(Set(passed.map(\.step)) == ["before-60", "before-28"])
  }

  @Test func `R30: after a run with a clock ahead it is told once that the clock was set back`()
    throws
  {
    try tellOfMou()
    _ = try run("2027-02-01")
    let back = try run("2026-12-12")
    #expect(back.troubles.contains { $0.hasPrefix("the clock says") })
    #expect(back.coveredUntil == (try TestOffice.moment("2026-12-12T15:00:00Z")))
    channel.forget()
    for day in ["2026-12-13", "2026-12-20", "2027-01-15"] {
      #expect(try run(day).troubles.allSatisfy { !$0.hasPrefix("the clock says") })
    }
    #expect(try Set(scene.reached()).isSuperset(of: channel.keys))
    _ = try run("2027-02-09")
    #expect(channel.keys.contains { $0.hasPrefix("mou/avignon/2027-03-10/before-30/chair") })
    #expect(try !scene.ledger().contains { $0.why == "passed" })
  }

  @Test func `R6: whoever holds two offices is told once to introduce themselves`() throws {
    for office in ["mayor", "liaison"] {
      try scene.perform(
        #"{"command":"person appoint","person":"secretary","office":"\#(office)","on":"2026-06-01"}"#
      )
    }
    let due = try scene.ask("due", ["within": "P1Y"])
    let keys = due.column("late", "key") + due.column("coming", "key")
    #expect(keys.contains { $0.contains(":avignon/secretary/") }, "\(keys)")
    #expect(Set(keys).count == keys.count)
    for day in ["2026-06-16", "2026-07-05", "2026-08-05"] { _ = try run(day) }
    #expect(channel.keys.contains { $0.contains(":avignon/secretary/") })
    #expect(Set(channel.keys).count == channel.keys.count)
    #expect(try scene.office.differences() == [])
  }

  @Test func `R30: who was early twice is asked again in the year after`() throws {
    for day in ["2026-06-16", "2026-06-17"] {
      scene.clock.set(try TestOffice.moment("\(day)T12:00:00Z"))
      let owed = try scene.ask("due", ["partner": "avignon", "within": "P3Y"])
      let found = owed.column("late", "key") + owed.column("coming", "key")
      let wanted = try #require(found.first { $0.hasPrefix("people-meet/avignon/") })
      try scene.perform(#"{"command":"remind done","duty":"\#(wanted)","on":"\#(day)"}"#)
    }
    for day in ["2026-12-01", "2027-06-01", "2028-06-01", "2030-06-01"] {
      scene.clock.set(try TestOffice.moment("\(day)T12:00:00Z"))
      let owed = try scene.ask("due", ["partner": "avignon", "within": "P3Y"])
      let found = owed.column("late", "key") + owed.column("coming", "key")
      #expect(found.contains { $0.hasPrefix("people-meet/avignon/") }, "\(day)")
    }
  }
}
