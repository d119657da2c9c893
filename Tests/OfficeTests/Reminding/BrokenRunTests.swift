import EventLog
import Projections
import Testing
import Twinning

@testable import Office

/// Runs that end in the middle, and two at a time.
@Suite struct `Runs that are broken off` {
  /// What a run that is broken off ends with.
  private static let broken = OfficeError.storage("broken off")

  @Test(.timeLimit(.minutes(10)))
  func `R30: at any place, nothing is lost, nothing comes twice, what is unknown is listed`() throws
  {
    let whole = try TestOffice.withOfficers()
    let first = try CivilDay("2026-06-15")
    let days = (0..<90).map { first.addingClamped(days: $0).description }
    for day in days { try whole.remind(at: Self.noon(day), by: [KeptChannel()]) }
    let scene = try TestOffice.withOfficers()
    let channel = KeptChannel()
    var random = SeededRandom(7)
    var kills = 0
    for day in days {
      scene.clock.set(try TestOffice.moment(Self.noon(day)))
      // Each day it is broken off up to five times, at the place that chance chooses.
      for _ in 0..<random.number(0...5) {
        var left = random.number(0...3)
        let office = try scene.another()
        do {
          _ = try office.remind(
            by: [channel],
            passing: { (_) throws(OfficeError) in
              left -= 1
              if left < 0 { throw Self.broken }
            })
        } catch {
          kills += 1
        }
      }
      _ = try scene.another().remind(by: [channel])
    }
    #expect(kills > 80)
    #expect(try scene.reached() == whole.reached())
    #expect(Set(channel.messages.map(\.id)).count == channel.messages.count)
    #expect(Set(channel.keys).count == channel.keys.count)
    let digests = try scene.digests()
    #expect(digests.allSatisfy { ["sent", "unknown", "failed"].contains($0.state) })
    // What was not handed over stands in the ledger as unknown, or as asked for no more.
    let handed = Set(channel.messages.map(\.id))
    for digest in digests where digest.state == "sent" { #expect(handed.contains(digest.digest)) }
    let sent = Set(channel.keys)
    for notice in try scene.ledger() where !notice.digest.isEmpty && !sent.contains(notice.key) {
      let state = digests.first { $0.digest == notice.digest }?.state
      #expect(state != "sent", "\(notice.key)")
    }
  }

  private static func noon(_ day: String) -> String { "\(day)T13:00:00Z" }

  @Test(arguments: ["planned", "claimed", "transmitting", "handed over", "settled"])
  func `R30: each place by itself`(place: String) throws {
    let scene = try TestOffice.withOfficers()
    let channel = KeptChannel()
    #expect(throws: OfficeError.self) {
      try scene.office.remind(
        by: [channel],
        passing: { (passed) throws(OfficeError) in
          let name =
            switch passed {
            case .planned: "planned"
            case .claimed: "claimed"
            case .transmitting: "transmitting"
            case .handedOver: "handed over"
            case .settled: "settled"
            }
          if name == place { throw Self.broken }
        })
    }
    let handed = channel.messages.count
    #expect(handed == (["handed over", "settled"].contains(place) ? 1 : 0))
    let report = try scene.another().remind(by: [channel])
    let unknown = report.lines.filter { $0.state == .unknown }
    #expect(unknown.count == (["transmitting", "handed over"].contains(place) ? 1 : 0))
    #expect(Set(channel.messages.map(\.id)).count == channel.messages.count)
    let digests = try scene.digests()
    #expect(digests.count == 3)
    #expect(digests.filter { $0.state == "unknown" }.count == unknown.count)
    // Nobody sends it again by itself.
    let count = channel.messages.count
    _ = try scene.another().remind(by: [channel])
    #expect(channel.messages.count == count)
  }

  @Test func `a webhook gets the same digest again under the same name`() throws {
    let scene = try TestOffice.withOfficers()
    try scene.perform(#"{"command":"remind to","person":"chair","channels":["webhook"]}"#)
    let hook = KeptChannel(.webhook)
    #expect(throws: OfficeError.self) {
      try scene.office.remind(
        by: [hook, KeptChannel()],
        passing: { (passed) throws(OfficeError) in
          if case .handedOver(let id) = passed, id.contains("webhook") { throw Self.broken }
        })
    }
    _ = try scene.another().remind(by: [hook, KeptChannel()])
    #expect(hook.messages.count == 2)
    #expect(Set(hook.messages.map(\.id)).count == 1)
    #expect(hook.messages.map(\.attempt) == [1, 2])
    #expect(hook.messages[0].text == hook.messages[1].text)
  }

  @Test func `one run at a time: the second says so, and does nothing`() throws {
    let scene = try TestOffice.withOfficers()
    let other = try scene.another()
    let (channel, second) = (KeptChannel(), KeptChannel())
    var refused = 0
    _ = try scene.office.remind(
      by: [channel],
      passing: { (place) throws(OfficeError) in
        guard place != .planned else { return }
        do throws(OfficeError) {
          _ = try other.remind(by: [second])
        } catch {
          guard case .busy(let words) = error, words.contains("another run") else { throw error }
          refused += 1
        }
      })
    #expect(refused > 3)
    #expect(second.messages.isEmpty)
    let count = channel.messages.count
    _ = try other.remind(by: [second])
    #expect(second.messages.isEmpty && channel.messages.count == count)
  }

  @Test func `R30: a key that was claimed is not claimed again, whoever asks`() throws {
    let scene = try TestOffice.withOfficers()
    try scene.remind(by: [KeptChannel()])
    let digest = try #require(try scene.digests().first)
    let notice = try #require(
      try scene.ledger().first { $0.digest == digest.digest })
    let run = ReminderRun(scene.office, RemindOptions(), [])
    let command = ClaimDigest(
      recipient: PersonID(unchecked: digest.recipient), digest: "another", channel: .terminal,
      day: try CivilDay("2026-06-15"), zone: .utc, notices: ["\(notice.duty)/\(notice.step)"],
      coveredUntil: "2026-06-15T12:00:00Z")
    #expect {
      try run.commit("remind claim", .claimDigest(command), command.write)
    } throws: {
      "\($0)".contains("was claimed already")
    }
  }
}
