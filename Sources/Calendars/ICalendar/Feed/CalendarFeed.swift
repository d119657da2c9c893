/// A calendar as others subscribe to it, or as it hangs on a mail: one iCalendar object (RFC 5545
/// section 3.4, with the properties of RFC 7986).
///
/// The same feed gives the same bytes: nothing in it depends on a clock or on the order in which
/// its events were added.
package struct CalendarFeed: Hashable, Sendable {
  /// What a program shows above it (RFC 7986 section 5.1).
  package var name: String
  /// The language of the name, as `fr` (RFC 5646); nil when it is not told.
  package var language: String?
  /// What tells it from every other calendar (RFC 7986 section 5.3); nil when it is not told.
  package var uid: String?
  /// What made it (RFC 5545 section 3.7.3).
  package var producer: String
  /// How often a subscriber should ask again (RFC 7986 section 5.7); large ones ask when they like.
  package var refreshHours: Int
  /// Who publishes it, when it goes out by mail; nil for what is subscribed to.
  ///
  /// With it the feed says `METHOD:PUBLISH` and each event names its organizer, which RFC 5546
  /// section 3.2.1 asks for; a subscribed feed has neither.
  package var publisher: CalendarPublisher?
  package var events: [CalendarEvent]

  /// What made it, unless told otherwise.
  package static let standardProducer = "-//Twinning//Calendar//EN"

  package init(
    name: String, language: String? = nil, uid: String? = nil,
    producer: String = CalendarFeed.standardProducer, refreshHours: Int = 12,
    publisher: CalendarPublisher? = nil, events: [CalendarEvent] = []
  ) {
    self.name = name
    self.language = language
    self.uid = uid
    self.producer = producer
    self.refreshHours = refreshHours
    self.publisher = publisher
    self.events = events
  }
}

/// Who publishes a calendar (RFC 5545 section 3.8.4.3).
package struct CalendarPublisher: Hashable, Sendable {
  package var name: String
  /// A mail address in ASCII: `office@example.org`.
  package var address: String

  package init(name: String, address: String) {
    self.name = name
    self.address = address
  }
}
