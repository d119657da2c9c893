import Foundation
import Testing
import Twinning

@testable import Calendars

/// Zone data of autumn 2026, from the tests' Python environment: a system's may be older.
@Suite struct `Time zones after the changes of 2026` {
  /// The folder of the package tzdata, which holds TZif files as Debian's does.
  static func folder() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let libraries = root.appending(path: ".venv/lib")
    let found = (try? FileManager.default.contentsOfDirectory(atPath: libraries.path)) ?? []
    let zones = found.map {
      libraries.appending(path: "\($0)/site-packages/tzdata/zoneinfo").path
    }.first { FileManager.default.fileExists(atPath: $0) }
    return try #require(
      zones, "no .venv with the package tzdata; run tools/test, or: source tools/setup; need_python"
    )
  }

  @Test func `R12: tell the version of a folder`() throws {
    #expect(SystemZones(folder: try Self.folder()).version == "2026f")
  }

  @Test(arguments: [
    // What did not change, and what changed for good: Vancouver in November, Casablanca in September.
    ("America/New_York", "2026-12-01T08:00", -5 * 3600),
    ("Asia/Kathmandu", "2026-12-01T08:00", 20_700),
    ("Pacific/Apia", "2026-12-01T08:00", 13 * 3600),
    ("America/Vancouver", "2026-02-01T08:00", -8 * 3600),
    ("America/Vancouver", "2026-12-01T08:00", -7 * 3600),
    ("America/Vancouver", "2040-01-15T08:00", -7 * 3600),
    ("Africa/Casablanca", "2026-09-01T08:00", 3600),
    ("Africa/Casablanca", "2026-12-01T08:00", 0),
    ("Africa/Casablanca", "2040-02-01T08:00", 0),
  ])
  func `R31: give the hour that holds there`(zone: String, wall: String, offset: Int) throws {
    let zones = SystemZones(folder: try Self.folder())
    let found = try zones.resolve(try WallTime(wall), in: try ZoneName(zone))
    #expect(Int(found.offset) == offset)
  }
}
