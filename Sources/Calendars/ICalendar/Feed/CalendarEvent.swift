/// One entry of a calendar (RFC 5545 section 3.6.1).
package struct CalendarEvent: Hashable, Sendable {
  /// What says that two revisions are one event (RFC 5545 section 3.8.4.7): the same for ever,
  /// made of no time and no position.
  package var uid: String
  /// When the event was last changed: its DTSTAMP and LAST-MODIFIED (RFC 5545 sections 3.8.7.2 and
  /// 3.8.7.3), never the moment of writing.
  package var changed: CalendarInstant
  /// How often it was changed in earnest: never less than before (RFC 5545 section 3.8.7.4).
  package var sequence: Int
  package var span: CalendarSpan
  package var summary: String
  package var description: String?
  package var location: String?
  package var categories: [String]
  /// Where more is to be read: an absolute address in ASCII.
  package var url: String?
  /// The language of the texts, as `fr` (RFC 5646); nil when it is not told.
  package var language: String?
  /// Nil when it is not told.
  package var status: Status?
  /// Whether who has it in a calendar counts as busy (RFC 5545 section 3.8.2.7).
  package var blocksTime: Bool
  package var alarms: [CalendarAlarm]

  /// Whether it takes place (RFC 5545 section 3.8.1.11).
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case tentative = "TENTATIVE"
    case confirmed = "CONFIRMED"
    /// Kept for a while, so that subscribers see it; many programs show only the summary, which
    /// should say so too.
    case cancelled = "CANCELLED"
  }

  package init(
    uid: String, changed: CalendarInstant, sequence: Int = 0, span: CalendarSpan, summary: String,
    description: String? = nil, location: String? = nil, categories: [String] = [],
    url: String? = nil, language: String? = nil, status: Status? = nil, blocksTime: Bool = false,
    alarms: [CalendarAlarm] = []
  ) {
    self.uid = uid
    self.changed = changed
    self.sequence = sequence
    self.span = span
    self.summary = summary
    self.description = description
    self.location = location
    self.categories = categories
    self.url = url
    self.language = language
    self.status = status
    self.blocksTime = blocksTime
    self.alarms = alarms
  }
}

/// Something that a program shows ahead of an event (RFC 5545 section 3.6.6).
///
/// Many subscribers ignore it: nothing should be reminded of by it alone.
package struct CalendarAlarm: Hashable, Sendable {
  /// Before the start.
  package var minutesBefore: Int
  package var text: String

  package init(minutesBefore: Int, text: String) {
    self.minutesBefore = minutesBefore
    self.text = text
  }
}
