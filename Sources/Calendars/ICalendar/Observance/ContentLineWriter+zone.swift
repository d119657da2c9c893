import Twinning

extension ContentLineWriter {
  /// Adds a VTIMEZONE (RFC 5545 section 3.6.5).
  mutating func add(_ zone: ZoneName, _ observances: [Observance]) {
    line("BEGIN:VTIMEZONE")
    add("TZID:")
    add(zone)
    end()
    for observance in observances { add(observance) }
    line("END:VTIMEZONE")
  }

  private mutating func add(_ observance: Observance) {
    line(observance.isDaylight ? "BEGIN:DAYLIGHT" : "BEGIN:STANDARD")
    add("DTSTART:")
    add(clockSeconds: observance.start)
    end()
    add("TZOFFSETFROM:")
    add(offset: observance.before)
    end()
    add("TZOFFSETTO:")
    add(offset: observance.after)
    end()
    switch observance.onsets {
    case .yearly(let recurrence):
      add("RRULE:")
      add(recurrence.rule)
      end()
    case .dated(let others):
      // One a line: vobject reads no more than the first of several.
      for other in others {
        add("RDATE:")
        add(clockSeconds: other)
        end()
      }
    }
    line(observance.isDaylight ? "END:DAYLIGHT" : "END:STANDARD")
  }

  /// Adds `+0200`, with seconds where the offset has them (RFC 5545 section 3.3.14).
  private mutating func add(offset: Int32) {
    let seconds = Int(abs(offset))
    add(offset < 0 ? "-" : "+")
    add(pair: seconds / 3600)
    add(pair: seconds / 60 % 60)
    if seconds % 60 != 0 { add(pair: seconds % 60) }
  }
}
