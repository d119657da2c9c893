import Testing
import Twinning

@testable import Calendars

@Suite struct `Time zones of the system` {
  private let zones = SystemZones()

  private func resolve(_ zone: String, _ wall: String) throws -> ResolvedTime {
    try zones.resolve(try WallTime(wall), in: try ZoneName(zone))
  }

  @Test(
    arguments: [
      // New York: summer, winter, the gap of March, the fold of November.
      ("America/New_York", "2027-07-04T12:00", -4 * 3600, ResolvedTime.Occurrence.once),
      ("America/New_York", "2027-01-04T12:00", -5 * 3600, .once),
      ("America/New_York", "2027-03-14T01:59", -5 * 3600, .once),
      ("America/New_York", "2027-03-14T02:00", -5 * 3600, .never),
      ("America/New_York", "2027-03-14T02:59", -5 * 3600, .never),
      ("America/New_York", "2027-03-14T03:00", -4 * 3600, .once),
      ("America/New_York", "2027-11-07T00:59", -4 * 3600, .once),
      ("America/New_York", "2027-11-07T01:00", -4 * 3600, .twice),
      ("America/New_York", "2027-11-07T01:59", -4 * 3600, .twice),
      ("America/New_York", "2027-11-07T02:00", -5 * 3600, .once),
      // Kathmandu: three quarters of an hour.
      ("Asia/Kathmandu", "2027-05-04T12:00", 20_700, .once),
      ("Asia/Kathmandu", "1985-12-31T12:00", 19_800, .once),
      ("Asia/Kathmandu", "1986-01-01T00:05", 19_800, .never),
      // Apia slept through 30 December 2011.
      ("Pacific/Apia", "2011-12-29T23:59", -36_000, .once),
      ("Pacific/Apia", "2011-12-30T12:00", -36_000, .never),
      ("Pacific/Apia", "2011-12-31T00:00", 50_400, .once),
      // Lord Howe moves its clocks by half an hour.
      ("Australia/Lord_Howe", "2027-01-10T12:00", 39_600, .once),
      ("Australia/Lord_Howe", "2027-07-10T12:00", 37_800, .once),
      ("Australia/Lord_Howe", "2027-04-04T01:45", 39_600, .twice),
      ("Australia/Lord_Howe", "2027-10-03T02:15", 37_800, .never),
      // Before the first change: local mean time.
      ("America/New_York", "1800-01-01T12:00", -17_762, .once),
      ("UTC", "2027-05-04T12:00", 0, .once),
    ])
  func `R12: say how a local time stands in a gap, a fold or neither`(
    zone: String, wall: String, offset: Int, occurrence: ResolvedTime.Occurrence
  ) throws {
    let found = try resolve(zone, wall)
    #expect(Int(found.offset) == offset && found.occurrence == occurrence)
  }

  @Test(
    arguments: [
      ("America/New_York", "2400-07-04T12:00", -4), ("America/New_York", "2400-01-04T12:00", -5),
      ("Europe/Paris", "9999-07-01T12:00", 2), ("Europe/Paris", "9999-12-31T12:00", 1),
      ("America/Santiago", "2500-01-10T12:00", -3), ("America/Santiago", "2500-07-10T12:00", -4),
    ])
  func `R12: go on by their rule in far years`(zone: String, wall: String, hours: Int) throws {
    #expect(Int(try resolve(zone, wall).offset) == hours * 3600)
  }

  @Test func `R12: convert an invitation, across the date line too`() throws {
    let call = try ZonedTime("2027-05-04T20:00[America/New_York]")
    for (zone, text) in [
      ("Asia/Ho_Chi_Minh", "2027-05-05T07:00[Asia/Ho_Chi_Minh]"),
      ("Europe/Paris", "2027-05-05T02:00[Europe/Paris]"),
      ("Pacific/Honolulu", "2027-05-04T14:00[Pacific/Honolulu]"),
    ] {
      #expect(try zones.convert(call, to: try ZoneName(zone)).description == text)
    }
    let gap = try ZonedTime("2027-03-14T02:30[America/New_York]")
    #expect(
      try zones.convert(gap, to: gap.zone).description == "2027-03-14T03:30[America/New_York]")
  }

  @Test(arguments: ["Europe/Pariss", "Paris", "america/new_york"])
  func `R12: name the near one of a name that is unknown`(name: String) {
    #expect {
      try zones.resolve(try WallTime("2027-01-01T00:00"), in: try ZoneName(name))
    } throws: { error in
      "\(error)".contains("the time zone \"\(name)\" is not known here; did you mean ")
    }
  }

  @Test(arguments: ["Mars/Base", "Europe", "posix"])
  func `R12: are not known of another name, or of a folder`(name: String) throws {
    #expect(!zones.knows(try ZoneName(name)))
  }

  @Test func `R12: are not told outside the calendar`() throws {
    for seconds in [Int64.max, .min, 253_402_300_800] {
      #expect(throws: ZoneError.self) {
        try zones.wall(of: try ZoneName("Pacific/Apia"), atUnixSeconds: seconds)
      }
    }
  }

  @Test func `are all readable, and tell their version`() throws {
    let names = zones.names
    #expect(names.count > 400 && names == names.sorted())
    for name in names where !zones.knows(name) { Issue.record("\(name) cannot be read") }
    #expect(try #require(zones.version).hasPrefix("20"))
  }

  @Test func `of a folder without data are unknown, without a version`() throws {
    let none = SystemZones(folder: "/nonexistent")
    #expect(none.version == nil && none.names.isEmpty)
    #expect {
      try none.resolve(try WallTime("2027-01-01T00:00"), in: .utc)
    } throws: { "\($0)".contains("or install tzdata") }
  }
}
