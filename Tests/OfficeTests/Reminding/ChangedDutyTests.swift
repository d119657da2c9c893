import EventLog
import JSONText
import Projections
import Testing
import Twinning

@testable import Office

/// What is done, put off, set aside, moved or cancelled (R30).
@Suite struct `A duty that changes` {
  let scene: TestOffice
  let channel = KeptChannel()

  init() throws { scene = try TestOffice.withOfficers() }

  private func due(_ partner: String = "avignon") throws -> [String] {
    let answer = try scene.ask("due", ["partner": .string(partner), "within": "P3Y"])
    return answer.column("late", "key") + answer.column("coming", "key")
  }

  @Test func `R30: done, it falls silent, and the next one is counted from then`() throws {
    let key = try #require(try due().first { $0.hasPrefix("people-meet/") })
    try scene.perform(
      #"{"command":"remind done","duty":"\#(key)","note":"the choir came","on":"2026-06-01"}"#)
    let keys = try due()
    #expect(!keys.contains(key))
    #expect(keys.contains { $0.hasPrefix("people-meet/avignon/") && $0 > key }, "\(keys)")
    let explained = try scene.ask("remind explain", ["key": .string(key)])
    #expect(explained.notes.contains { $0.contains("it was done on") })
    #expect(try scene.office.differences() == [])
  }

  @Test func `R30: put off, it is due on the new day, and its ladder with it`() throws {
    let key = try #require(try due().first { $0.hasPrefix("mou/") })
    try scene.perform(
      #"{"command":"remind postpone","duty":"\#(key)","to":"2028-09-01","reason":"elections"}"#)
    #expect(try due().contains("mou/avignon/2028-09-01"))
    #expect(try !due().contains(key))
    try scene.perform(
      #"{"command":"remind postpone","duty":"mou/avignon/2028-09-01","to":"2028-10-01"}"#)
    #expect(try due().contains("mou/avignon/2028-10-01"))
    #expect {
      try scene.perform(
        #"{"command":"remind postpone","duty":"mou/avignon/2028-10-01","to":"2028-09-01"}"#)
    } throws: {
      "\($0)".contains("no later day")
    }
  }

  @Test func `R30: a ladder that is changed never fires the past`() throws {
    try scene.remind(at: "2026-12-11T15:00:00Z", by: [channel], catchesUp: true)
    try scene.remind(at: "2027-01-23T15:00:00Z", by: [channel])
    #expect(channel.keys.contains { $0.hasPrefix("mou/avignon/2027-03-10/before-90/chair") })
    channel.forget()
    try scene.perform(
      #"{"command":"partner cadence","partnership":"avignon","duty":"mou","ladder":"60,30,7","on":"2027-01-23","reason":"agreed"}"#
    )
    try scene.remind(at: "2027-01-24T15:00:00Z", by: [channel])
    #expect(!channel.keys.contains { $0.hasPrefix("mou/avignon/") }, "\(channel.keys)")
    let passed = try scene.ledger().first {
      $0.key.hasPrefix("mou/avignon/2027-03-10/before-60/chair")
    }
    #expect(passed?.why == "passed")
    try scene.remind(at: "2027-02-09T15:00:00Z", by: [channel])
    #expect(channel.keys.contains { $0.hasPrefix("mou/avignon/2027-03-10/before-30/chair") })
  }

  @Test func `R30: set aside with a reason, this one time`() throws {
    let key = try #require(try due().first { $0.hasPrefix("people-meet/") })
    #expect(throws: OfficeError.self) {
      try scene.perform(#"{"command":"remind waive","duty":"\#(key)"}"#)
    }
    try scene.perform(
      #"{"command":"remind waive","duty":"\#(key)","reason":"no money for travel"}"#)
    #expect(try !due().contains(key))
    #expect(try due().contains { $0.hasPrefix("people-meet/avignon/") })
  }

  @Test func `R30: what somebody said may be taken back`() throws {
    let key = try #require(try due().first { $0.hasPrefix("people-meet/") })
    try scene.perform(#"{"command":"remind waive","duty":"\#(key)","reason":"no money"}"#)
    let head = try scene.office.head()
    try scene.perform(#"{"command":"retract","event":\#(head),"reason":"there is money"}"#)
    #expect(try due().contains(key))
    #expect(try scene.office.differences() == [])
  }

  @Test(
    arguments: [
      ("mou/avignon/2030-01-01", "did you mean mou/avignon/"),
      ("muo/avignon/2027-03-10", "did you mean mou/avignon/"),
      ("mou/nowhere", "is no key of a duty"), ("mou/avignon/2027-13-01", "is no key of a duty"),
    ])
  func `R30: only duties that exist`(key: String, words: String) throws {
    #expect {
      try scene.perform(#"{"command":"remind done","duty":"\#(key)"}"#)
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test func `R22: a fact with a command of its own is recorded with that one`() throws {
    let keys = try due()
    let expected = [
      "mou/": "twinning mou sign avignon-mou-",
      "state-of-the-city-letter:sent/":
        "twinning annual send avignon state-of-the-city-letter --year",
      "state-of-the-city-letter:received/": "twinning annual receive avignon",
    ]
    for (start, words) in expected {
      let key = try #require(keys.first { $0.hasPrefix(start) })
      #expect {
        try scene.perform(#"{"command":"remind done","duty":"\#(key)"}"#)
      } throws: {
        "\($0)".contains(words)
      }
    }
  }

  @Test func `R30: a visit moved twice on its day`() throws {
    let day = "2026-08-20"
    scene.clock.set(try TestOffice.moment("2026-08-01T16:00:00Z"))
    try scene.remind(by: [channel])
    scene.clock.set(try TestOffice.moment("\(day)T13:30:00Z"))
    try scene.remind(by: [channel])
    for (hour, move) in [("14", "2026-08-21"), ("16", "2026-08-27")] {
      scene.clock.set(try TestOffice.moment("\(day)T\(hour):00:00Z"))
      try scene.perform(
        #"{"command":"delegation move","delegation":"hue-visit","arrives":"\#(move)","departs":"2026-08-30","reason":"the flight"}"#
      )
      try scene.remind(by: [channel])
    }
    #expect(Set(channel.keys).count == channel.keys.count)
    // By the same day's digests nobody gets what is not due today twice.
    for (person, messages) in Dictionary(grouping: channel.messages, by: \.recipient) {
      // By the day in their names: whose hour had come.
      let slots = Dictionary(grouping: messages) { $0.id.split(separator: "-")[1] }
      for (slot, some) in slots where some.count > 1 {
        for message in some.dropFirst() {
          #expect(
            message.items.contains { $0.duty.due.description.filter { $0 != "-" } >= slot },
            "\(person) \(slot)")
        }
      }
    }
    // On the days that follow, everything is told of the visit as it is now planned.
    for next in 21...27 { try scene.remind(at: "2026-08-\(next)T13:30:00Z", by: [channel]) }
    let arrivals = channel.messages.suffix(12).flatMap(\.items)
      .filter { $0.duty.subject == "hue-visit" }
    #expect(!arrivals.isEmpty)
    #expect(Set(channel.keys).count == channel.keys.count)
  }

  @Test func `R30: cancelled, a visit falls silent at once`() throws {
    try scene.remind(by: [channel])
    #expect(channel.messages.flatMap(\.items).contains { $0.duty.subject == "hue-visit" })
    channel.forget()
    try scene.perform(
      #"{"command":"delegation cancel","delegation":"hue-visit","reason":"no visas"}"#)
    for week in 0..<20 {
      scene.clock.set(try TestOffice.moment("2026-06-16T13:00:00Z"))
      scene.clock.advance(seconds: Int64(week) * 7 * 86_400)
      try scene.remind(by: [channel])
    }
    #expect(!channel.messages.flatMap(\.items).contains { $0.duty.subject == "hue-visit" })
  }

  @Test func `R30: what stays late is told to the president too, from the second late notice on`()
    throws
  {
    try scene.batch([
      #"{"command":"person add","person":"president","public-name":"E. Sample","on":"2021"}"#,
      #"{"command":"person appoint","person":"president","office":"president","on":"2021"}"#,
    ])
    for week in 0..<70 {
      scene.clock.set(try TestOffice.moment("2026-06-16T13:00:00Z"))
      scene.clock.advance(seconds: Int64(week) * 7 * 86_400)
      try scene.remind(by: [channel])
    }
    let told = channel.messages.filter { $0.recipient.text == "president" }.flatMap(\.items)
    // Where a post is vacant, the president may stand in, and hears everything.
    let heard = told.filter { ["chair", "liaison", "secretary"].contains($0.duty.responsible) }
    #expect(!heard.isEmpty)
    #expect(heard.allSatisfy { $0.step >= .late(2) })
  }
}
