import Calendars
import EventLog
import Twinning

/// The days by which duties are due as calendar files, the same entries as in the office's calendars:
/// whoever has one of those sees none twice.
struct DutyCalendar {
  private let name: String
  private let events: [DutyKey: CalendarEvent]
  private let zones: SystemZones

  init(of office: Office) throws(OfficeError) {
    name = FeedText.line(try office.programme().name)
    office.seals.reset()
    let entries = try FeedMaker(desk: try office.desk(), log: office.log).duties()
    events = entries.reduce(into: [:]) { events, entry in
      if let duty = entry.duty { events[duty] = entry.event }
    }
    zones = office.zones as? SystemZones ?? SystemZones()
  }

  /// A file with the days of some duties; `nil` when no day of theirs shows in a calendar.
  func file(of duties: [DutyKey]) -> [UInt8]? {
    let shown = duties.compactMap { events[$0] }
    guard !shown.isEmpty else { return nil }
    return try? CalendarFeed(name: name, events: shown).written(zones: zones)
  }
}
