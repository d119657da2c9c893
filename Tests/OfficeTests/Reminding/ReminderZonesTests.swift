import Calendars
import EventLog
import Foundation
import Guidance
import JSONText
import Testing
import Twinning

@testable import Office

/// The hour of a digest by the clocks of its recipient, whatever was decided about them (R31).
@Suite struct `The hour of a digest` {
  private struct NoLedger: NoticeLedger {
    func hasReached(_ key: NoticeKey) -> Bool { false }
    func reached(
      _ duty: DutyKey
    ) -> [(step: NoticeStep, recipient: PersonID, channel: Channel)] { [] }
    func digests(of recipient: PersonID, on day: CivilDay, by channel: Channel) -> Int { 0 }
  }

  private static func recipient(_ zone: String, hour: Int) throws -> Recipient {
    Recipient(
      person: PersonID(unchecked: "chair"), language: nil, zone: try ZoneName(zone), hour: hour)
  }

  /// Whether a notice on its due day is reached at a moment.
  private static func isReached(
    at moment: String, due: String, in zone: String, hour: Int, before: Int32 = 0,
    _ zones: SystemZones = SystemZones()
  ) throws -> Bool {
    let recipient = try recipient(zone, hour: hour)
    let duty = Duty(
      DutyGrounds(
        code: "mou", title: "MOU", openTitle: "MOU", office: "chair", rule: "R21", source: "",
        ladder: NoticeLadder(daysBefore: [before], lateEvery: nil), origin: .agreement),
      subject: "hue", partner: "hue", due: try CivilDay(due), detail: "")
    let audience = Audience(
      officers: [Audience.Officer(person: recipient.person, office: "chair")], standIns: [:],
      zone: .utc, recipients: { $0 == recipient.person ? recipient : nil })
    let now = try TestOffice.moment(moment).seconds
    var planner = NoticePlanner(
      now: now, zones: zones, programme: .utc, ledger: NoLedger())
    return planner.plan([duty], for: audience).noticeCount == 1
  }

  @Test(
    arguments: [
      // New Haven: standard time, summer time.
      ("America/New_York", "2026-01-15", 8, "2026-01-15T13:00:00Z"),
      ("America/New_York", "2026-07-15", 8, "2026-07-15T12:00:00Z"),
      // Nepal stands a quarter of an hour beside everybody else.
      ("Asia/Kathmandu", "2026-07-15", 7, "2026-07-15T01:15:00Z"),
      // Samoa is thirteen hours ahead, without summer time since 2021.
      ("Pacific/Apia", "2026-01-15", 9, "2026-01-14T20:00:00Z"),
      // Morocco goes back to UTC in Ramadan only: 18 February to 20 March 2026.
      ("Africa/Casablanca", "2026-02-10", 8, "2026-02-10T07:00:00Z"),
      ("Africa/Casablanca", "2026-03-01", 8, "2026-03-01T08:00:00Z"),
      // The hour that is left out: the offset before it counts.
      ("America/New_York", "2027-03-14", 2, "2027-03-14T07:00:00Z"),
      ("Europe/Paris", "2027-03-28", 2, "2027-03-28T01:00:00Z"),
      // The hour that comes twice: the first.
      ("America/New_York", "2027-11-07", 1, "2027-11-07T05:00:00Z"),
      ("Europe/Paris", "2027-10-31", 2, "2027-10-31T00:00:00Z"),
      ("Pacific/Chatham", "2026-07-15", 8, "2026-07-14T19:15:00Z"),
    ])
  func `R31: comes on the dot, and not a second before`(
    zone: String, day: String, hour: Int, moment: String
  ) throws {
    let instant = try TestOffice.moment(moment)
    let before = Instant(microseconds: instant.microseconds - 1_000_000)
    #expect(try Self.isReached(at: moment, due: day, in: zone, hour: hour))
    #expect(try !Self.isReached(at: before.description, due: day, in: zone, hour: hour))
  }

  /// Zone data that knows what was decided in 2026, whatever this machine has.
  ///
  /// - Parameter change: when the offset changed for good, from and to, in seconds.
  private static func zones(
    _ zone: String, change: Int64, from: Int32, to: Int32, rule: String
  ) throws -> (SystemZones, TemporaryFolder) {
    func big(_ number: UInt64, _ size: Int) -> [UInt8] {
      (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
    }
    func header(_ counts: [UInt64]) -> [UInt8] {
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts.flatMap { big($0, 4) }
    }
    var bytes = header([0, 0, 0, 0, 1, 1]) + [UInt8](repeating: 0, count: 7)
    bytes += header([0, 0, 0, 1, 2, 1]) + big(UInt64(bitPattern: change), 8) + [1]
    for offset in [from, to] { bytes += big(UInt64(UInt32(bitPattern: offset)), 4) + [0, 0] }
    bytes += [0] + Array("\n\(rule)\n".utf8)
    let folder = TemporaryFolder()
    _ = try folder.write(zone, Data(bytes))
    return (SystemZones(folder: folder.path), folder)
  }

  @Test(
    arguments: [
      // British Columbia stays on summer time from 8 March 2026 on.
      (
        "America/Vancouver", Int64(1_772_964_000), Int32(-28_800), Int32(-25_200), "<-07>7",
        "2026-12-15T15:00:00Z"
      ),
      // Morocco stays on UTC from 20 September 2026 on.
      (
        "Africa/Casablanca", Int64(1_789_869_600), Int32(3_600), Int32(0), "<+00>0",
        "2026-12-15T08:00:00Z"
      ),
    ])
  func `R31: zones as they were changed in 2026`(
    zone: String, change: Int64, from: Int32, to: Int32, rule: String, moment: String
  ) throws {
    let (zones, folder) = try Self.zones(zone, change: change, from: from, to: to, rule: rule)
    let instant = try TestOffice.moment(moment)
    let before = Instant(microseconds: instant.microseconds - 1_000_000).description
    #expect(try Self.isReached(at: moment, due: "2026-12-15", in: zone, hour: 8, zones))
    #expect(try !Self.isReached(at: before, due: "2026-12-15", in: zone, hour: 8, zones))
    _ = folder
  }

  @Test func `R31: Samoa left out 30 December 2011: the notice comes with the next day`() throws {
    #expect(
      try Self.isReached(
        at: "2011-12-30T19:00:00Z", due: "2011-12-30", in: "Pacific/Apia", hour: 9))
    #expect(
      try Self.isReached(
        at: "2011-12-30T19:00:00Z", due: "2011-12-31", in: "Pacific/Apia", hour: 9))
    #expect(
      try !Self.isReached(
        at: "2011-12-30T09:00:00Z", due: "2011-12-31", in: "Pacific/Apia", hour: 9))
  }

  @Test(
    arguments: [
      ("2028-02-29", 0, "2028-02-29T13:00:00Z"), ("2028-03-30", 30, "2028-02-29T13:00:00Z"),
      ("2027-03-31", 30, "2027-03-01T13:00:00Z"), ("2028-03-01", 1, "2028-02-29T13:00:00Z"),
      ("2027-03-01", 1, "2027-02-28T13:00:00Z"),
    ])
  func `R30: 29 February is a day like any other`(
    due: String, before: Int, moment: String
  ) throws {
    let instant = try TestOffice.moment(moment)
    let earlier = Instant(microseconds: instant.microseconds - 1_000_000)
    let zone = "America/New_York"
    #expect(
      try Self.isReached(at: moment, due: due, in: zone, hour: 8, before: Int32(before)))
    #expect(
      try !Self.isReached(
        at: earlier.description, due: due, in: zone, hour: 8, before: Int32(before)))
  }

  @Test func `R21: what comes back yearly after 29 February is due on 28 February`() throws {
    let scene = try TestOffice.withPartners(on: "2026-06-15")
    try scene.perform(
      #"{"command":"mou sign","mou":"hue-mou","partnership":"hue","on":"2024-02-29"}"#)
    try scene.perform(
      #"{"command":"partner cadence","partnership":"hue","duty":"mou","every":"P1Y","policy":"chained","reason":"agreed"}"#
    )
    let due = try scene.ask("due", ["partner": "hue", "within": "P2Y"])
    let keys = due.column("late", "key") + due.column("coming", "key")
    #expect(keys.contains { $0.hasPrefix("mou/hue/2025-02-28") }, "\(keys)")
  }

  @Test func `R31: a zone that is not known here gives way to the programme's, and is told`() throws
  {
    let recipient = try Self.recipient("Mars/Olympus", hour: 8)
    let duty = Duty(
      DutyGrounds(
        code: "mou", title: "MOU", openTitle: "MOU", office: "chair", rule: "R21", source: "",
        ladder: NoticeLadder(daysBefore: [0], lateEvery: nil), origin: .agreement),
      subject: "hue", partner: "hue", due: try CivilDay("2026-07-15"), detail: "")
    let audience = Audience(
      officers: [Audience.Officer(person: recipient.person, office: "chair")], standIns: [:],
      zone: .utc, recipients: { _ in recipient })
    var planner = NoticePlanner(
      now: try TestOffice.moment("2026-07-15T12:00:00Z").seconds, zones: SystemZones(),
      programme: try ZoneName("America/New_York"), ledger: NoLedger())
    let plan = planner.plan([duty], for: audience)
    #expect(plan.noticeCount == 1)
    #expect(plan.troubles.contains { $0.contains("Mars/Olympus") })
  }

  @Test(
    arguments: [
      ("Asia/Jerusalem", 120), ("Europe/Paris", 60), ("Asia/Kathmandu", 345),
      ("America/New_York", -300), ("America/St_Johns", -210), ("Nowhere/Land", 0),
    ])
  func `R30: the Date of a mail has the whole minutes of its zone`(zone: String, minutes: Int)
    throws
  {
    let first = try TestOffice.moment("2026-11-25T10:56:18Z").seconds
    let zone = try ZoneName(zone)
    for second in first..<first + 60 {
      let east = SystemZones().minutesEast(of: zone, atUnixSeconds: second)
      #expect(east == minutes)
    }
  }
}
