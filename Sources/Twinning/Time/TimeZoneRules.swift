/// What the domain must be told about time zones: given to it, so that it stays pure.
package protocol TimeZoneRules: Sendable {
  /// How a wall time stands on the time line of a zone.
  func resolve(_ wall: WallTime, in zone: ZoneName) throws(ZoneError) -> ResolvedTime

  /// What the clocks of a zone show at an instant, in seconds since 1970-01-01T00:00Z.
  func wall(of zone: ZoneName, atUnixSeconds seconds: Int64) throws(ZoneError) -> WallTime
}

/// The offset that a wall time has, by RFC 5545 section 3.3.5: in a gap the offset before it, in a
/// fold the first of the two.
package struct ResolvedTime: Hashable, Sendable, BitwiseCopyable {
  /// How often the clocks show the time.
  package enum Occurrence: UInt8, Hashable, Sendable, BitwiseCopyable {
    case once
    /// The clocks jump over it.
    case never
    /// The clocks are set back, and show it again.
    case twice
  }

  /// Seconds east of UTC.
  package let offset: Int32
  package let occurrence: Occurrence

  package init(offset: Int32, occurrence: Occurrence) {
    self.offset = offset
    self.occurrence = occurrence
  }
}

extension TimeZoneRules {
  /// The offset from UTC in seconds, positive to the east, that a wall time has in a zone.
  package func offset(of zone: ZoneName, at wall: WallTime) throws(ZoneError) -> Int {
    Int(try resolve(wall, in: zone).offset)
  }

  /// How far the clocks of a zone are ahead of UTC at an instant, in minutes; 0 for a zone that is
  /// not known.
  package func minutesEast(of zone: ZoneName, atUnixSeconds seconds: Int64) -> Int {
    guard let wall = try? wall(of: zone, atUnixSeconds: seconds) else { return 0 }
    // What clocks show has no seconds, and lacks up to a minute of what has passed.
    return Int((Double(wall.secondsSince1970 - seconds) / 60).rounded(.up))
  }

  /// The instant of a zoned time, in seconds since 1970-01-01T00:00Z.
  package func unixSeconds(of time: ZonedTime) throws(ZoneError) -> Int64 {
    time.wall.secondsSince1970 - Int64(try resolve(time.wall, in: time.zone).offset)
  }

  /// What the clocks of another zone show at the same instant.
  package func convert(_ time: ZonedTime, to zone: ZoneName) throws(ZoneError) -> ZonedTime {
    ZonedTime(try wall(of: zone, atUnixSeconds: try unixSeconds(of: time)), in: zone)
  }
}

/// Why the rules of a zone cannot be told.
package enum ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No zone of that name; names like it.
  case unknown(ZoneName, similar: [ZoneName])
  /// The zone's data cannot be used, and why.
  case unreadable(ZoneName, reason: String)
  /// The instant lies outside the years 0001 to 9999.
  case outsideCalendar(unixSeconds: Int64)

  package var description: String {
    switch self {
    case .unknown(let name, let similar) where similar.isEmpty:
      "the time zone \"\(name)\" is not known here; write a name of the IANA database, as in "
        + "Europe/Paris, or install tzdata"
    case .unknown(let name, let similar):
      "the time zone \"\(name)\" is not known here; did you mean "
        + similar.map(\.description).joined(separator: ", ") + "?"
    case .unreadable(let name, let reason):
      "the data of the time zone \"\(name)\" cannot be used: \(reason); install tzdata again"
    case .outsideCalendar(let seconds):
      "the instant \(seconds) seconds from 1970 lies outside the years 0001 to 9999; "
        + "give one inside them"
    }
  }
}
