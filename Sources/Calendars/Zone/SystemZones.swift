import Glibc
import Synchronization
package import Twinning

/// The time zones of this machine, read from its TZif files.
///
/// Foundation on Linux carries zone data of its own that is older than the system's; this reads
/// the system's. A zone is read once and kept: a process that runs for months keeps the rules it
/// began with.
package final class SystemZones: TimeZoneRules {
  /// Where they are: in the folder that the environment's `TZDIR` names, as the C library looks too
  /// (tzset(3)), so that newer data can be used without an administrator; else where Debian's tzdata
  /// puts them.
  package static let usualFolder: String = {
    guard let named = getenv("TZDIR"), named.pointee != 0 else { return "/usr/share/zoneinfo" }
    return String(cString: named)
  }()
  /// More than the database has names (about 600).
  static let mostKept = 1_000

  /// The folder the files are read from.
  package let folder: String
  private let kept = Mutex<[ZoneName: ZoneFile]>([:])

  package init(folder: String = SystemZones.usualFolder) { self.folder = folder }

  package func resolve(
    _ wall: WallTime, in zone: ZoneName
  ) throws(ZoneError) -> ResolvedTime {
    try file(of: zone).resolve(wall)
  }

  package func wall(
    of zone: ZoneName, atUnixSeconds seconds: Int64
  ) throws(ZoneError) -> WallTime {
    // Before an offset is added, so that the sum cannot overflow.
    guard WallTime(secondsSince1970: seconds) != nil else {
      throw .outsideCalendar(unixSeconds: seconds)
    }
    let offset = try file(of: zone).offset(atUnixSeconds: seconds)
    guard let wall = WallTime(secondsSince1970: seconds + Int64(offset)) else {
      throw .outsideCalendar(unixSeconds: seconds)
    }
    return wall
  }

  /// Whether the zone is there and readable.
  package func knows(_ zone: ZoneName) -> Bool { (try? file(of: zone)) != nil }

  func file(of zone: ZoneName) throws(ZoneError) -> ZoneFile {
    if let file = kept.withLock({ $0[zone] }) { return file }
    // Read outside the lock: two threads may read the same file, and both get the same answer.
    let file = try read(zone)
    kept.withLock { kept in
      if kept.count < Self.mostKept { kept[zone] = file }
    }
    return file
  }

  /// A zone's name has no dots and begins with a letter or digit (`ZoneName`), so that the path
  /// stays inside the folder.
  private func read(_ zone: ZoneName) throws(ZoneError) -> ZoneFile {
    let bytes: [UInt8]
    do {
      bytes = try SmallFile.read("\(folder)/\(zone)", limit: ZoneFile.largest)
    } catch {
      switch error {
      case .missing, .notAFile: throw .unknown(zone, similar: similarNames(to: zone))
      case .tooLarge, .system: throw .unreadable(zone, reason: error.reason)
      }
    }
    do {
      return try ZoneFile(tzif: bytes)
    } catch {
      throw .unreadable(zone, reason: error.reason)
    }
  }
}
