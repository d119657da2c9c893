import EventLog
import Foundation
import Testing
import Twinning

@testable import Office

/// However often reminders run, the same notices are reached, and none is sent twice (R30).
@Suite struct `Three years of reminders` {
  private static let begin = "2026-06-15T12:00:00Z"
  private static let end = "2029-06-15T12:00:00Z"

  /// What a simulation came to.
  private struct Outcome {
    let reached: Set<String>
    let sent: [String]
    let runs: Int
  }

  /// - Parameter pause: seconds between two runs; `nil`: one run at the end.
  private func simulate(every pause: Int64?, from first: String = begin) throws -> Outcome {
    let scene = try TestOffice.withOfficers()
    let channel = KeptChannel()
    let end = try TestOffice.moment(Self.end)
    var now = try TestOffice.moment(first)
    var runs = 0
    while let pause, now < end {
      scene.clock.set(now)
      try scene.remind(by: [channel])
      runs += 1
      now = Instant(microseconds: now.microseconds + pause * 1_000_000)
    }
    scene.clock.set(end)
    try scene.remind(by: [channel], catchesUp: true)
    return Outcome(reached: try scene.reached(), sent: channel.keys, runs: runs + 1)
  }

  /// A quarter of an hour is run in full when `TWINNING_TESTS=long`; else every 37 hours, so that
  /// each hour of the day is met.
  private static let shortest: Int64 =
    ProcessInfo.processInfo.environment["TWINNING_TESTS"] == "long" ? 900 : 37 * 3_600

  @Test(.timeLimit(.minutes(30)))
  func `R30: often, each day at nine, weekly, once at the end: the same keys, none sent twice`()
    throws
  {
    let once = try simulate(every: nil)
    #expect(once.reached.count > 500)
    let ways = [
      "often": try simulate(every: Self.shortest),
      "each day at nine": try simulate(every: 86_400, from: "2026-06-15T13:00:00Z"),
      "weekly": try simulate(every: 7 * 86_400),
    ]
    for (name, way) in ways {
      #expect(
        way.reached == once.reached,
        "\(name): \(way.reached.symmetricDifference(once.reached).sorted().prefix(10))")
      #expect(Set(way.sent).count == way.sent.count, "\(name)")
      #expect(way.sent.count > once.sent.count, "\(name)")
      #expect(Set(way.sent).isSubset(of: way.reached), "\(name)")
    }
    #expect(Set(once.sent).count == once.sent.count)
  }

  @Test func `R30: after a long absence it asks, names what waits, and catches up with one digest`()
    throws
  {
    let scene = try TestOffice.withOfficers()
    let channel = KeptChannel()
    try scene.remind(by: [channel])
    let head = try scene.office.head()
    channel.forget()
    scene.clock.set(try TestOffice.moment(Self.end))
    #expect {
      try scene.remind(by: [channel])
    } throws: { error in
      guard case OfficeError.busy(let words) = error else { return false }
      return words.contains("1096 days ago") && words.contains("--catch-up")
    }
    #expect(channel.messages.isEmpty)
    #expect(try scene.office.head() == head)
    try scene.remind(by: [channel], catchesUp: true)
    #expect(Set(channel.messages.map(\.recipient)).count == channel.messages.count)
    #expect(!channel.messages.isEmpty)
  }

  @Test func `R30: a clock set back never sends again, one a year ahead asks first`() throws {
    let scene = try TestOffice.withOfficers()
    let channel = KeptChannel()
    try scene.remind(by: [channel])
    let first = Set(channel.keys)
    for back in ["2026-06-15T11:00:00Z", "2026-06-14T12:00:00Z", "2025-06-15T12:00:00Z"] {
      let report = try scene.remind(at: back, by: [channel])
      #expect(report.troubles.contains { $0.contains("the clock says") })
    }
    #expect(Set(channel.keys) == first && channel.keys.count == first.count)
    #expect(throws: OfficeError.self) {
      try scene.remind(at: "2027-06-15T12:00:00Z", by: [channel])
    }
    // Two weeks ahead it sends early, and back again nothing twice.
    try scene.remind(at: "2026-07-10T12:00:00Z", by: [channel])
    try scene.remind(at: "2026-06-16T12:00:00Z", by: [channel])
    for day in 17...30 { try scene.remind(at: "2026-06-\(day)T12:00:00Z", by: [channel]) }
    #expect(Set(channel.keys).count == channel.keys.count)
  }

  @Test func `R30: without the file beside the log, the log itself tells what was looked at`()
    throws
  {
    let scene = try TestOffice.withOfficers()
    let channel = KeptChannel()
    try scene.remind(by: [channel])
    let count = channel.keys.count
    try FileManager.default.removeItem(atPath: RemindState.path(in: scene.folder.path))
    scene.clock.advance(seconds: 60)
    try scene.remind(by: [channel])
    #expect(channel.keys.count == count)
    try "{".write(
      toFile: RemindState.path(in: scene.folder.path), atomically: true, encoding: .utf8)
    try scene.remind(by: [channel])
    #expect(channel.keys.count == count)
    #expect(RemindState.read(in: scene.folder.path) != nil)
  }
}
