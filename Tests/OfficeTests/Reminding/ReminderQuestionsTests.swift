import EventLog
import JSONText
import Post
import Projections
import Testing
import Twinning

@testable import Office

/// What the ledger answers: due when, to whom, sent, failed, suppressed, why (R31).
@Suite struct `Questions about reminders` {
  let scene: TestOffice
  let channel = KeptChannel()

  init() throws {
    scene = try TestOffice.withOfficers()
    try scene.remind(at: "2026-06-20T16:00:00Z", by: [channel])
    scene.clock.advance(seconds: 60)
  }

  @Test func `R31: explain tells the duty, its rule, when, to whom and why them`() throws {
    let item = try #require(channel.messages.first { $0.recipient.text == "chair" }?.items.first)
    let key = item.duty.key.description
    for text in [key, "\(key)/\(item.step)", "\(key)/\(item.step)/chair/terminal"] {
      let told = try scene.ask("remind explain", ["key": .string(text)])
      #expect(told["duty"]?["title"]?.text == item.duty.title)
      #expect(told["duty"]?["rule"]?.text == item.duty.rule)
      #expect(told["duty"]?["done"]?.text?.hasPrefix("twinning ") == true)
      let step = try #require(told.row("steps", "step", item.step.description))
      #expect(step["standing"]?.text == "reached")
      #expect(step["why"]?.text == "holds the office of chair")
      let row = try #require(told.row("ledger", "key", "\(key)/\(item.step)/chair/terminal"))
      #expect(row["state"]?.text == "sent")
      #expect(row["digest"]?.text == "chair-20260620-terminal")
    }
  }

  @Test(
    arguments: [
      ("mou", "is no key"), ("mou/avignon/2027-13-01", "is no key"),
      ("mou/avignon/2031-01-01", "nothing is due under the key"),
      ("mou/avinion/2027-03-10", "did you mean mou/avignon/"),
    ])
  func `R31: explain refuses what is no key, or of nothing`(key: String, words: String) throws {
    #expect {
      try scene.ask("remind explain", ["key": .string(key)])
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test func `R31: the ledger is asked by partner, person, state, duty, day`() throws {
    func keys(_ fields: JSONValue) throws -> [String] {
      try scene.ask("remind ledger", fields).column("notices", "key")
    }
    let all = try keys([:])
    #expect(!all.isEmpty)
    let sent = try keys(["state": "sent"])
    let suppressed = try keys(["state": "suppressed"])
    #expect(Set(sent) == Set(channel.keys))
    #expect(sent.count + suppressed.count == all.count)
    #expect(try keys(["state": "unknown"]) == [])
    let visit = try keys(["partner": "hue"])
    #expect(visit.contains { $0.contains("/hue-visit/") } && visit.count < all.count)
    #expect(try keys(["person": "liaison"]).allSatisfy { $0.contains("/liaison/") })
    #expect(try keys(["rule": "people-meet"]).allSatisfy { $0.hasPrefix("people-meet/") })
    // In Apia it is the 21st already.
    #expect(try keys(["since": "2026-06-21", "person": "chair"]) == [])
    #expect(try keys(["since": "2026-06-22"]) == [])
    #expect(try keys(["since": "2026-06-20"]).count == all.count)
    #expect(try keys(["limit": 3]).count == 3)
    #expect(throws: OfficeError.self) { try keys(["partner": "hanoi"]) }
  }

  @Test func `R31: introductions stand in the ledger of their partner`() throws {
    try scene.perform(
      #"{"command":"person appoint","person":"secretary","office":"mayor","on":"2026-06-01"}"#)
    try scene.remind(at: "2026-07-10T12:00:00Z", by: [channel])
    for (partner, isThere) in [("avignon", true), ("leon", false)] {
      let rows = try scene.ask("remind ledger", ["partner": .string(partner)])
      let keys = rows.column("notices", "key")
      #expect(keys.contains { $0.contains(":avignon/secretary/") } == isThere, "\(keys)")
    }
  }

  @Test func `R33: the ledger as it was known before, and as of a day before`() throws {
    let before = try scene.ask("remind ledger", knownAt: "2026-06-15T23:00:00Z")
    #expect(before.column("notices", "key") == [])
    let after = try scene.ask("remind ledger", asOf: "2026-06-20")
    #expect(!after.column("notices", "key").isEmpty)
    let now = try scene.ask("remind ledger")
    #expect(Set(after.column("notices", "key")) == Set(now.column("notices", "key")))
  }

  @Test func `R31: the preview is what comes, if nothing changes`() throws {
    let preview = try scene.ask("remind preview", ["within": "P90D"])
    let expected = Set(preview.column("notices", "notice"))
    #expect(!expected.isEmpty)
    channel.forget()
    for day in 1...90 {
      scene.clock.set(try TestOffice.moment("2026-06-20T16:00:00Z"))
      scene.clock.advance(seconds: Int64(day) * 86_400)
      try scene.remind(by: [channel])
    }
    let sent = Set(channel.messages.flatMap(\.notices).map { $0.notice.description })
    let missing = expected.subtracting(sent)
    // Of two steps on one day, the nearest is sent.
    let reached = Set(try scene.ledger().map { "\($0.duty)/\($0.step)" })
    #expect(missing.isSubset(of: reached), "\(missing.subtracting(reached).sorted().prefix(5))")
    #expect(throws: OfficeError.self) {
      try scene.ask("remind preview", ["within": "-P1D"])
    }
  }

  @Test func `R30: whoever hears of what stays late only is named for that alone`() throws {
    try scene.batch([
      #"{"command":"person add","person":"president","public-name":"E. Sample","on":"2021"}"#,
      #"{"command":"person appoint","person":"president","office":"president","on":"2021"}"#,
    ])
    let preview = try scene.ask("remind preview", ["within": "P900D", "person": "president"])
    // For the rest it is the president who is responsible.
    let steps = (preview["notices"]?.elements ?? [])
      .filter { $0["title"]?.text == "Exchange people" }.compactMap { $0["step"]?.text }
    #expect(!steps.isEmpty && steps.allSatisfy { $0.hasPrefix("late-") && $0 != "late-1" })
    let key = try #require(
      preview["notices"]?.elements?.first { $0["title"]?.text == "Exchange people" }?["notice"]?
        .text)
    let told = try scene.ask("remind explain", ["key": .string(key)])
    let rows = (told["steps"]?.elements ?? []).filter { $0["to"]?.text == "president" }
    #expect(!rows.isEmpty)
    let named = rows.compactMap { $0["step"]?.text }
    #expect(named.allSatisfy { $0.hasPrefix("late-") && $0 != "late-1" })
  }

  @Test func `R30: no two lines of the preview are alike, and steps are told in words`() throws {
    let answer = try scene.office.answer(try query("remind preview", ["within": "P400D"]))
    guard case .table(let columns, let rows) = answer.sections.first?.content else {
      return #expect(Bool(false), "no table")
    }
    let shown = columns.indices.filter { columns[$0].reach != .machines }
    let lines = rows.map { row in shown.map { row[$0].text } }
    #expect(Set(lines).count == lines.count)
    let step = try #require(columns.firstIndex { $0.key == "step" })
    let words = Set(rows.map { $0[step].text })
    #expect(words.contains("30 days before") && words.contains("on the day"))
    #expect(words.contains("30 days late"), "\(words)")
  }

  @Test func `R31: the ledger's days are those of whoever was told`() throws {
    // 8 a.m. of 2 July in Apia, 1 July in New Haven.
    try scene.remind(at: "2026-07-01T20:30:00Z", by: [channel])
    let rows = try scene.ask("remind ledger", ["since": "2026-07-02", "person": "secretary"])
    let days = rows.column("notices", "day")
    let all = try scene.ask("remind ledger", ["person": "secretary"])
    let expected = all.column("notices", "day").filter { $0 >= "2026-07-02" }
    #expect(days.filter { !$0.isEmpty } == expected)
  }

  @Test func `R30: status and report tell of what is tried again, and when`() throws {
    channel.answers = [.later(reason: "down")]
    var now = "2026-07-20T17:00:00Z"
    try scene.remind(at: now, by: [channel])
    let retrying = try scene.office.remindStatus().retrying
    #expect(retrying.map(\.retryAt) == ["2026-07-20T17:15:00.000000Z"])
    now = "2026-07-20T17:05:00Z"
    let report = try scene.remind(at: now, by: [channel])
    #expect(report.pending == retrying)
  }

  @Test func `R30: what is put off says its new key`() throws {
    let outcome = try scene.perform(
      #"{"command":"remind postpone","duty":"mou/avignon/2027-03-10","to":"2028-03-01","reason":"elections"}"#
    )
    #expect(outcome.warnings == ["its key is mou/avignon/2028-03-01 from now on"])
  }

  @Test func `R32: the history of a partner tells what was said of its duties`() throws {
    try scene.perform(
      #"{"command":"remind postpone","duty":"mou/avignon/2027-03-10","to":"2028-03-01","reason":"elections"}"#
    )
    let history = try scene.ask("history", ["subject": "avignon"])
    #expect(
      history.column("history", "what").contains {
        $0.contains("mou/avignon/2027-03-10 was put off to")
      })
  }
}
