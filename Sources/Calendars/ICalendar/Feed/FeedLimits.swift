/// What a feed may hold: more than any committee has, less than what harms a reader.
package enum FeedLimits {
  /// Events of one feed; subscribers give up on files of some megabytes.
  package static let events = 50_000
  /// Bytes of a UID (RFC 7986 section 5.3).
  package static let uid = 255
  /// Bytes of a name, a summary, a location, a category, a producer.
  package static let line = 1_000
  /// Bytes of a description.
  package static let description = 10_000
  /// Bytes of an address.
  package static let url = 2_000
  /// Categories or alarms of one event.
  package static let perEvent = 20
  /// Minutes of an alarm ahead of its event: two years.
  package static let alarmMinutes = 2 * 366 * 1440
  /// Hours between two questions of a subscriber: four weeks.
  package static let refreshHours = 1...672
  /// SEQUENCE is 32 bits wide (RFC 5545 section 3.3.8).
  package static let sequence = 0...Int(Int32.max)
}
