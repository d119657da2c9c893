import EventLog
import JSONText
import Projections
import Testing
import Twinning

@testable import Office

@Suite struct `A digest that could not be sent` {
  let scene: TestOffice
  let channel = KeptChannel()

  init() throws { scene = try TestOffice.withChairAlone() }

  private func states() throws -> [String] { try scene.digests().map(\.state) }

  @Test func `R31: is tried again later and later, and no more after five attempts`() throws {
    channel.answers = Array(repeating: .later(reason: "the server is down"), count: 9)
    var report = try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    #expect(report.needsRetry && report.lines.first?.note == "the server is down")
    #expect(report.lines.first?.retryAt == "2026-06-15T13:15:00.000000Z")
    var attempts: [Int] = [0]
    for minute in stride(from: 5, through: 60 * 30, by: 5) {
      scene.clock.set(try TestOffice.moment("2026-06-15T13:00:00Z"))
      scene.clock.advance(seconds: Int64(minute) * 60)
      let count = channel.messages.count
      report = try scene.remind(by: [channel])
      if channel.messages.count > count, channel.messages.last?.attempt ?? 1 > 1 {
        attempts.append(minute)
      }
    }
    #expect(attempts == [0, 15, 75, 315, 1_275])
    let digest = try #require(try scene.digests().first)
    #expect(digest.state == "failed" && digest.retryAt == nil && digest.attempts == 5)
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
