import Calendars
import Office
import SQLite

/// What is running: the program and what it stands on.
enum Versions {
  static func lines() -> [String] {
    let zones = SystemZones()
    return [
      "twinning \(Office.program)",
      "SQLite \(Connection.libraryVersion) (checkpoints and commits are kept apart by a lock)",
      "time zones \(zones.version ?? "unknown") in \(zones.folder)",
    ]
  }
}
