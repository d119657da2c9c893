/// What R12 says of guests whose clocks at home show another time.
extension Delegation {
  /// Whoever crosses three zones or more is tired for days (CDC Yellow Book, Jet Lag Disorder).
  private static let tiringMinutes = 180

  /// The big items of the day after an exact arrival, when the journey leads through three time zones
  /// or more; those of the first day are told whatever the zones.
  ///
  /// - Parameters:
  ///   - id: tells of this item alone, when it is given.
  ///   - home: our time zone; `nil` when it is not on record.
  ///   - partner: the partner's; so too.
  ///   - zones: what is known about zones; one that is gone is passed over.
  package func jetLagWarnings(
    about id: ItemID? = nil, home: ZoneName?, partner: ZoneName?, zones: any TimeZoneRules
  ) -> [String] {
    guard let home, let partner, let first = arrives.firmDay,
      let noon = WallTime(day: first, minute: 720),
      let ours = try? zones.offset(of: home, at: noon),
      let theirs = try? zones.offset(of: partner, at: noon)
    else { return [] }
    let minutes = (direction == .inbound ? theirs - ours : ours - theirs) / 60
    let early = itinerary.filter {
      $0.isBig && first.days(until: $0.starts.day) == 1 && (id == nil || $0.id == id)
    }
    guard abs(minutes) >= Self.tiringMinutes, !early.isEmpty else { return [] }
    let names = early.map(\.id.text).joined(separator: ", ")
    return [
      "the guests' clocks are \(Self.words(abs(minutes))) \(minutes > 0 ? "ahead" : "behind"), and"
        + " \(names) \(early.count == 1 ? "falls" : "fall") on the day after their arrival (R12)"
    ]
  }

  private static func words(_ minutes: Int) -> String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return rest == 0 ? "\(hours) hours" : "\(hours) hours \(rest) minutes"
  }
}
