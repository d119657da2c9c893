package import EventLog
package import Twinning

/// A digest as it leaves the house: what one person is told on one day.
package struct OutgoingDigest: Equatable, Sendable {
  /// Its name: the same in every attempt, and no other digest's.
  package var id: String
  /// `nil` for an address that is no person's on record.
  package var recipient: PersonID?
  /// A language tag, such as `he`.
  package var language: String
  package var isRightToLeft: Bool
  package var subject: String
  /// Lines of plain text: blocks with empty lines between them; in one that is a list each item
  /// begins with `- `, and a heading may stand before the first.
  package var text: String
  /// The names of earlier digests on the same matters, oldest first.
  package var earlier: [String]
  /// What it tells of, by its keys.
  package var notices: [String]
  /// When it was put together; for a webhook the same in every attempt.
  package var written: Instant
  /// How far clocks are ahead of UTC where it was written, in minutes.
  package var offset: Int
  /// A calendar file with the days that are meant.
  package var calendar: [UInt8]?

  package init(
    id: String, to recipient: PersonID?, language: String, isRightToLeft: Bool = false,
    subject: String, text: String, earlier: [String] = [], notices: [String] = [],
    written: Instant, offset: Int = 0, calendar: [UInt8]? = nil
  ) {
    self.id = id
    self.recipient = recipient
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.subject = subject
    self.text = text
    self.earlier = earlier
    self.notices = notices
    self.written = written
    self.offset = offset
    self.calendar = calendar
  }
}
