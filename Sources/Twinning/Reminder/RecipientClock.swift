/// The moments of a recipient's digests on the time line: the local hour of each day.
///
/// In a gap of the clocks the offset before it counts, in a fold the first of the two (RFC 5545
/// section 3.3.5).
struct RecipientClock {
  private let recipient: Recipient
  private let zone: ZoneName
  private let zones: any TimeZoneRules
  private let now: Int64
  /// The day it is there.
  let today: CivilDay
  /// The day of the last digest's hour that has passed.
  let slot: CivilDay
  /// Whether the recipient's zone is not known here, so that the programme's counts.
  let isAstray: Bool

  /// More than the clocks of a zone were ever moved, in days: Samoa left one out.
  private static let widestShift = 2

  init(
    of recipient: Recipient, at now: Int64, zones: any TimeZoneRules, programme: ZoneName
  ) {
    self.recipient = recipient
    self.zones = zones
    self.now = now
    let found = [recipient.zone, programme, .utc].lazy.compactMap { zone in
      (try? zones.wall(of: zone, atUnixSeconds: now)).map { (zone, $0.day) }
    }.first
    let (zone, today) = found ?? (.utc, CivilDay(daysSince1970: Int(now / 86_400)) ?? .latest)
    self.zone = zone
    self.today = today
    isAstray = zone != recipient.zone
    // Where a day was left out, its hour coincides with the next day's.
    slot =
      (0...Self.widestShift).lazy.map { today.addingClamped(days: -$0) }
      .first { Self.moment(of: $0, recipient.hour, zone, zones) <= now } ?? today
  }

  private static func moment(
    of day: CivilDay, _ hour: Int, _ zone: ZoneName, _ zones: any TimeZoneRules
  ) -> Int64 {
    guard let wall = WallTime(day: day, hour: hour, minute: 0) else { return .max }
    return (try? zones.unixSeconds(of: ZonedTime(wall, in: zone))) ?? wall.secondsSince1970
  }

  /// When the digest of a day comes, in seconds since 1970.
  func moment(of day: CivilDay) -> Int64 {
    Self.moment(of: day, recipient.hour, zone, zones)
  }

  /// Whether the digest's hour of that day has passed.
  func hasReached(_ day: CivilDay) -> Bool {
    let left = today.days(until: day)
    if left < -Self.widestShift { return true }
    if left > Self.widestShift { return false }
    return moment(of: day) <= now
  }
}
