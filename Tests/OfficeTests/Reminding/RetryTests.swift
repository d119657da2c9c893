import EventLog
import JSONText
import Post
import Projections
import Testing
import Twinning

@testable import Office

@Suite struct `A digest that could not be sent` {
  let scene: TestOffice
  let channel = KeptChannel()

  init() throws { scene = try TestOffice.withChairAlone() }

  private func states() throws -> [String] { try scene.digests().map(\.state) }

  @Test func `R31: is tried again later and later, for more than five days`() throws {
    channel.answers = Array(repeating: .later(reason: "the mailbox is full"), count: 500)
    var last = try TestOffice.moment("2026-06-15T13:00:00Z")
    scene.clock.set(last)
    var report = try scene.remind(by: [channel])
    let digest = try #require(report.lines.first?.digest)
    #expect(report.needsRetry && report.lines.first?.note == "the mailbox is full")
    var pauses: [Int64] = []
    while let text = report.lines.first(where: { $0.digest == digest })?.retryAt {
      let next = try TestOffice.moment(text)
      pauses.append((next.seconds - last.seconds) / 60)
      last = next
      report = try scene.remind(at: text, by: [channel])
    }
    #expect(pauses.prefix(5) == [15, 60, 240, 240, 240])
    let minutes = pauses.reduce(0, +)
    #expect(minutes > 7_200 && minutes < 8_640)
    #expect(report.hasGivenUp)
    let row = try #require(try scene.digests().first { $0.digest == digest })
    #expect(row.state == "failed" && row.retryAt == nil && row.attempts == pauses.count + 1)
  }

  @Test func `R31: waits as long as nobody is there, and that is no attempt`() throws {
    channel.trouble = Remark("no talk with the server", advice: "look whether it runs")
    for day in 15...25 {
      let report = try scene.remind(at: "2026-06-\(day)T13:00:00Z", by: [channel])
      #expect(report.needsRetry && !report.hasGivenUp && report.lines.isEmpty)
      #expect(
        report.troubles.contains { $0.contains("no talk with the server; look whether it runs") })
    }
    let head = try scene.office.head()
    try scene.remind(at: "2026-06-25T14:00:00Z", by: [channel])
    #expect(try scene.office.head() == head, "an outage does not fill the log")
    #expect(channel.messages.isEmpty)
    #expect(try scene.digests().allSatisfy { $0.state == "claimed" && $0.attempts == 0 })
    #expect(try !scene.office.remindStatus().stuck.isEmpty)
    #expect(try !scene.office.remindStatus().isWell(within: 86_400))
    channel.trouble = nil
    let report = try scene.remind(at: "2026-06-25T14:15:00Z", by: [channel])
    #expect(report.lines.contains { $0.state == .sent } && !report.needsRetry)
    #expect(channel.messages.allSatisfy { $0.attempt == 1 })
    #expect(try scene.office.remindStatus().isWell(within: 86_400))
  }

  @Test func `R31: of what the other side says the record keeps what names nobody`() throws {
    channel.answers = [
      .refused(reason: Remark("the server answers 550 5.1.1", said: "<ann@example.net> unknown"))
    ]
    let report = try scene.remind(by: [channel])
    #expect(report.lines.first?.note == "<ann@example.net> unknown")
    #expect(try scene.digests().first?.note == "the server answers 550 5.1.1")
  }

  @Test func `R31: goes after it was given up, when somebody says so`() throws {
    channel.answers = [.refused(reason: "550 5.1.1")]
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    let digest = try #require(try scene.digests().first?.digest)
    let line = #"{"command":"remind again","digest":"\#(digest)","reason":"she has a mailbox now"}"#
    #expect(throws: (any Error).self) {
      try scene.perform(#"{"command":"remind again","digest":"\#(digest)"}"#)
    }
    try scene.perform(line)
    #expect(try scene.office.remindStatus().isWell(within: 86_400) == false, "no good run yet")
    let report = try scene.remind(at: "2026-06-15T13:15:00Z", by: [channel])
    #expect(report.lines.map(\.digest) == [digest] && report.lines.map(\.state) == [.sent])
    #expect(channel.messages.map(\.attempt) == [1, 1])
    #expect {
      try scene.perform(line)
    } throws: {
      "\($0)".contains("the digest \(digest) is sent")
    }
    #expect {
      try scene.perform(#"{"command":"remind again","digest":"chair-x","reason":"r"}"#)
    } throws: {
      "\($0)".contains("there is no digest \"chair-x\"")
    }
  }

  @Test func `R31: goes when the other side is there again`() throws {
    channel.answers = [.later(reason: "busy", after: 7_200)]
    let report = try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    #expect(report.lines.first?.retryAt == "2026-06-15T15:00:00.000000Z")
    try scene.remind(at: "2026-06-15T14:55:00Z", by: [channel])
    #expect(channel.messages.count == 1)
    let second = try scene.remind(at: "2026-06-15T15:00:00Z", by: [channel])
    #expect(second.lines.map(\.state) == [.sent])
    #expect(try states() == ["sent"])
    #expect(Set(channel.messages.map(\.id)).count == 1)
  }

  @Test func `R31: is refused for good`() throws {
    channel.answers = [.refused(reason: "no such mailbox\r\nX-Evil: 1\u{1B}[2J")]
    let report = try scene.remind(by: [channel])
    #expect(!report.needsRetry)
    #expect(report.lines.first?.note == "no such mailbox X-Evil: 1 [2J")
    #expect(try states() == ["failed"])
    try scene.remind(by: [channel])
    #expect(channel.messages.count == 1)
  }

  @Test func `R31: may have arrived: it is listed, and never sent again by itself`() throws {
    channel.answers = [.unknown(reason: "the connection was lost after the last line")]
    try scene.remind(by: [channel])
    #expect(try states() == ["unknown"])
    for day in 16...20 { try scene.remind(at: "2026-06-\(day)T13:00:00Z", by: [channel]) }
    #expect(Set(channel.messages.map(\.id)).count == channel.messages.count)
    let status = try scene.office.remindStatus()
    #expect(status.unknown.count == 1)
    let ledger = try scene.ask("remind ledger", ["state": "unknown"])
    #expect(!ledger.column("notices", "key").isEmpty)
  }

  @Test func `R30: what was done meanwhile is not sent any more`() throws {
    channel.answers = [.later(reason: "the server is down")]
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    let first = try #require(channel.messages.first)
    try scene.perform(
      #"{"command":"delegation cancel","delegation":"hue-visit","reason":"no visas"}"#)
    try scene.remind(at: "2026-06-15T13:15:00Z", by: [channel])
    if let second = channel.messages.dropFirst().first {
      #expect(second.items.allSatisfy { $0.duty.subject != "hue-visit" })
      #expect(second.items.count < first.items.count)
    } else {
      #expect(try scene.digests().first?.note == "nothing in it is asked for any more")
    }
  }
}
