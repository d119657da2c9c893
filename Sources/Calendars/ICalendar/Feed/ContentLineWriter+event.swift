import Twinning

extension ContentLineWriter {
  /// Adds a VEVENT (RFC 5545 section 3.6.1).
  mutating func add(_ placed: PlacedEvent, organizer: CalendarPublisher?) {
    let event = placed.event
    line("BEGIN:VEVENT")
    add("UID:")
    add(text: event.uid)
    end()
    for name: StaticString in ["DTSTAMP:", "LAST-MODIFIED:"] {
      add(name)
      add(event.changed)
      end()
    }
    add("SEQUENCE:")
    add(String(event.sequence))
    end()
    time("DTSTART", placed.start)
    if let end = placed.end { time("DTEND", end) }
    text("SUMMARY", language: event.language, event.summary)
    if let text = event.description { self.text("DESCRIPTION", language: event.language, text) }
    if let text = event.location { self.text("LOCATION", language: event.language, text) }
    categories(event)
    if let url = event.url {
      add("URL:")
      add(url)
      end()
    }
    if let status = event.status {
      add("STATUS:")
      add(status.rawValue)
      end()
    }
    line(event.blocksTime ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT")
    if let organizer {
      add("ORGANIZER;CN=")
      add(quoted: organizer.name)
      add(":mailto:")
      add(organizer.address)
      end()
    }
    for alarm in event.alarms { add(alarm) }
    line("END:VEVENT")
  }

  /// A property of the type TEXT.
  mutating func text(_ name: StaticString, language: String?, _ text: String) {
    add(name)
    add(language: language)
    add(":")
    add(text: text)
    end()
  }

  private mutating func add(language: String?) {
    guard let language else { return }
    add(";LANGUAGE=")
    add(language)
  }

  private mutating func categories(_ event: CalendarEvent) {
    guard !event.categories.isEmpty else { return }
    add("CATEGORIES")
    add(language: event.language)
    for (index, category) in event.categories.enumerated() {
      add(index == 0 ? ":" : ",")
      add(text: category)
    }
    end()
  }

  private mutating func time(_ name: StaticString, _ time: WrittenTime) {
    add(name)
    switch time {
    case .day(let day):
      add(";VALUE=DATE:")
      add(day)
    case .utc(let instant):
      add(":")
      add(instant)
    case .local(let wall, let zone):
      add(";TZID=")
      add(zone)
      add(":")
      add(clockSeconds: wall.secondsSince1970)
    }
    end()
  }

  private mutating func add(_ alarm: CalendarAlarm) {
    line("BEGIN:VALARM")
    line("ACTION:DISPLAY")
    text("DESCRIPTION", language: nil, alarm.text)
    add("TRIGGER:")
    add(Self.trigger(minutesBefore: alarm.minutesBefore))
    end()
    line("END:VALARM")
  }

  /// `-P7D`, `-PT90M`, or `PT0S` (RFC 5545 section 3.3.6): days only when they are whole.
  private static func trigger(minutesBefore minutes: Int) -> String {
    if minutes == 0 { return "PT0S" }
    return minutes % 1440 == 0 ? "-P\(minutes / 1440)D" : "-PT\(minutes)M"
  }
}
