import EventLog
import Glibc
import JSONText
import Post
import Projections
import Testing
import Twinning

@testable import Office

/// Runs that are not good, and what a wrong clock or another log left behind.
@Suite struct `Reminders that go wrong` {
  let scene: TestOffice
  let channel = KeptChannel()

  init() throws { scene = try TestOffice.withChairAlone() }

  private func state() throws -> RemindState {
    try #require(RemindState.read(in: scene.folder.path))
  }

  @Test func `R31: a digest that is given up is no good run, and it is told who was not told`()
    throws
  {
    channel.answers = [.refused(reason: "no such mailbox")]
    let report = try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    #expect(report.hasGivenUp && !report.needsRetry)
    let title = try #require(channel.messages.first?.items.first?.duty.openTitle)
    #expect(report.troubles.contains { $0.contains("chair was not told") && $0.contains(title) })
    #expect(try scene.office.remindStatus().lastRun == nil)
    #expect(try !scene.remind(at: "2026-06-15T13:15:00Z", by: [channel]).hasGivenUp)
    #expect(try scene.office.remindStatus().lastRun != nil)
  }

  @Test(arguments: [Post.Outcome.refused(reason: "550 5.1.1"), .unknown(reason: "lost")])
  func `R31: all is not well for a week after somebody may not have been told`(
    _ answer: Post.Outcome
  ) throws {
    channel.answers = [answer]
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    for (day, isWell) in [(16, false), (20, false), (22, true)] {
      try scene.remind(at: "2026-06-\(day)T13:00:00Z", by: [channel])
      #expect(try scene.office.remindStatus().isWell(within: 86_400) == isWell, "day \(day)")
    }
  }

  @Test func `a run that takes long leaves the rest to the next one`() throws {
    let scene = try TestOffice.withOfficers()
    channel.whileHandingOver = { scene.clock.advance(seconds: 300) }
    let first = try scene.remind(at: "2026-06-15T21:00:00Z", by: [channel])
    let total = try scene.digests().count
    #expect(channel.messages.count == 2 && total == 3)
    #expect(first.needsRetry && first.troubles.contains { $0.contains("1 digest waits") })
    #expect(try scene.digests().filter { $0.state == "claimed" && $0.attempts == 0 }.count == 1)
    try scene.remind(by: [channel])
    #expect(channel.messages.count == 3)
  }

  @Test func `R31: a machine that slept for days gives up no earlier`() throws {
    channel.answers = Array(repeating: .later(reason: "the server is down"), count: 9)
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    let report = try scene.remind(at: "2026-06-19T13:00:00Z", by: [channel])
    #expect(report.needsRetry && !report.hasGivenUp)
  }

  @Test func `R31: a next attempt that a clock ahead set does not hold a digest back`() throws {
    channel.answers = [.later(reason: "the server is down")]
    try scene.remind(at: "2026-07-20T13:00:00Z", by: [channel])
    let report = try scene.remind(at: "2026-06-16T13:00:00Z", by: [channel])
    #expect(report.lines.contains { $0.digest == "chair-20260720-terminal" && $0.state == .sent })
  }

  @Test func `R30: a rehearsal shows what is tried again, under whole keys`() throws {
    channel.answers = [.later(reason: "the server is down")]
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    scene.clock.set(try TestOffice.moment("2026-06-15T13:05:00Z"))
    #expect(try scene.office.remind(RemindOptions(isDry: true), by: [channel]).lines.isEmpty)
    scene.clock.set(try TestOffice.moment("2026-06-15T13:15:00Z"))
    let report = try scene.office.remind(RemindOptions(isDry: true), by: [channel])
    #expect(report.lines.map(\.digest) == channel.messages.map(\.id))
    #expect(report.lines.flatMap(\.notices) == channel.keys)
  }

  @Test func `R30: a moment far ahead in the file silences nothing`() throws {
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    var kept = try state()
    kept.next = try TestOffice.moment("2036-06-15T13:00:00Z")
    try kept.write(in: scene.folder.path)
    channel.forget()
    for day in 20...30 { try scene.remind(at: "2026-06-\(day)T13:00:00Z", by: [channel]) }
    #expect(!channel.messages.isEmpty)
  }

  @Test func `R30: in a log that was put back somebody looks first`() throws {
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    var kept = try state()
    kept.head += 10
    try kept.write(in: scene.folder.path)
    #expect {
      try scene.remind(at: "2026-06-16T13:00:00Z", by: [channel])
    } throws: {
      guard case .busy(let words) = $0 as? OfficeError else { return false }
      return words.contains("the log was put back")
    }
    let rehearsed = try scene.office.remind(RemindOptions(isDry: true), by: [channel])
    #expect(rehearsed.troubles.contains { $0.contains("the log was put back") })
    try scene.remind(at: "2026-06-16T13:00:00Z", by: [channel], catchesUp: true)
    try scene.remind(at: "2026-06-16T13:15:00Z", by: [channel])
  }

  @Test func `R30: a run for a moment that has passed is a run of now`() throws {
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [channel])
    let past = try TestOffice.moment("2026-01-15T13:00:00Z")
    let now = try TestOffice.moment("2026-06-15T14:00:00Z")
    scene.clock.set(now)
    _ = try scene.office.remind(RemindOptions(at: past), by: [channel])
    #expect(try state().heartbeat == now)
    #expect(try state().coveredUntil == (try TestOffice.moment("2026-06-15T13:00:00Z")))
    scene.clock.set(try TestOffice.moment("2026-06-15T12:00:00Z"))
    #expect(try !scene.office.remindStatus().isWell(within: 86_400))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe in the place of the file does not hold a run up`() throws {
    let path = RemindState.path(in: scene.folder.path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(RemindState.read(in: scene.folder.path) == nil)
    #expect {
      try scene.remind(by: [channel])
    } throws: {
      "\($0)".contains("is no file")
    }
  }
}
