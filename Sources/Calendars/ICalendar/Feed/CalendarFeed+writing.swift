import Twinning

extension CalendarFeed {
  /// The feed in UTF-8 (RFC 5545 section 3.4): events by start, then by UID.
  package func written(zones: SystemZones) throws(FeedError) -> [UInt8] {
    try FeedCheck.check(headOf: self)
    let placed = try Self.placed(events, by: zones)
    // A description is rare and long; 400 bytes hold most events.
    var writer = ContentLineWriter(capacity: 1024 + 400 * events.count)
    addHead(to: &writer)
    for (zone, years) in Self.zones(of: placed) {
      do {
        writer.add(zone, [Observance](of: try zones.file(of: zone), years: years))
      } catch {
        throw .zone(part: "the feed", error)
      }
    }
    for event in placed { writer.add(event, organizer: publisher) }
    writer.line("END:VCALENDAR")
    return writer.bytes
  }

  /// Whether the bytes begin as a feed does that this program wrote under its own name.
  ///
  /// - Parameters:
  ///   - bytes: a whole file.
  ///   - uid: the UID that the feed has.
  ///   - takesUnnamed: whether one without any UID counts too.
  package static func isOurs(_ bytes: [UInt8], uid: String, takesUnnamed: Bool) -> Bool {
    func beginning(_ uid: String?) -> [UInt8] {
      var writer = ContentLineWriter(capacity: 200)
      CalendarFeed(name: "", uid: uid).addBeginning(to: &writer)
      return writer.bytes
    }
    if bytes.starts(with: beginning(uid)) { return true }
    let unnamed = beginning(nil)
    return takesUnnamed && bytes.starts(with: unnamed)
      && !bytes.dropFirst(unnamed.count).starts(with: "UID:".utf8)
  }

  private func addBeginning(to writer: inout ContentLineWriter) {
    writer.line("BEGIN:VCALENDAR")
    writer.line("VERSION:2.0")
    writer.add("PRODID:")
    writer.add(text: producer)
    writer.end()
    guard let uid else { return }
    writer.add("UID:")
    writer.add(text: uid)
    writer.end()
  }

  private func addHead(to writer: inout ContentLineWriter) {
    addBeginning(to: &writer)
    writer.line("CALSCALE:GREGORIAN")
    if publisher != nil { writer.line("METHOD:PUBLISH") }
    writer.text("NAME", language: language, name)
    // What most programs read instead.
    writer.text("X-WR-CALNAME", language: nil, name)
    writer.add("REFRESH-INTERVAL;VALUE=DURATION:PT\(refreshHours)H")
    writer.end()
    writer.add("X-PUBLISHED-TTL:PT\(refreshHours)H")
    writer.end()
  }

  /// The events with their times as they are written, in order, each UID once.
  private static func placed(
    _ events: [CalendarEvent], by zones: SystemZones
  ) throws(FeedError) -> [PlacedEvent] {
    var placed: [PlacedEvent] = []
    placed.reserveCapacity(events.count)
    var uids: Set<String> = []
    uids.reserveCapacity(events.count)
    for event in events {
      try FeedCheck.check(event)
      guard uids.insert(event.uid).inserted else {
        throw .refused(
          part: "the UID \"\(event.uid)\"", problem: "two events have it",
          advice: "give each event its own")
      }
      placed.append(try PlacedEvent(event, by: zones))
    }
    return placed.sorted()
  }

  /// The zones that times are written in, by name, with the years from the first to the last of
  /// them.
  private static func zones(of events: [PlacedEvent]) -> [(ZoneName, ClosedRange<Int>)] {
    var found: [ZoneName: ClosedRange<Int>] = [:]
    for event in events {
      for case .local(let wall, let zone)? in [event.start, event.end] {
        let year = wall.day.year
        let known = found[zone] ?? year...year
        found[zone] = min(known.lowerBound, year)...max(known.upperBound, year)
      }
    }
    // A calendar has at least one component (RFC 5545 section 3.6): an empty one its clock.
    if events.isEmpty { found[.utc] = 2000...2000 }
    return found.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }
}
