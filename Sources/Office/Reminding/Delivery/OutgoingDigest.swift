package import EventLog
package import Twinning

/// A digest as it leaves the house: what one person is told on one day.
package struct OutgoingDigest: Equatable, Sendable {
  /// Its name: the same in every attempt, and no other digest's.
  package var id: String
  /// `nil` for an address that is no person's on record.
  package var recipient: PersonID?
  package var text: DigestText
  /// The names of earlier digests on the same matters that may have arrived, oldest first.
  package var earlier: [String]
  /// What it tells of, by keys that name nobody.
  package var notices: [String]
  /// When it was put together; for a webhook the same in every attempt.
  package var written: Instant
  /// How far clocks are ahead of UTC where it was written, in minutes.
  package var offset: Int
  /// A calendar file with the days that are meant.
  package var calendar: [UInt8]?

  package init(
    id: String, to recipient: PersonID?, text: DigestText, earlier: [String] = [],
    notices: [String] = [], written: Instant, offset: Int = 0, calendar: [UInt8]? = nil
  ) {
    self.id = id
    self.recipient = recipient
    self.text = text
    self.earlier = earlier
    self.notices = notices
    self.written = written
    self.offset = offset
    self.calendar = calendar
  }

  package init(_ message: DigestMessage) {
    // A key may hold a guest's short name; then it is told in no other form either (R35).
    let open = message.text.shown.filter { $0.duty.openLine == $0.duty.commandWhenDone }
    self.init(
      id: message.id, to: message.recipient, text: message.text, earlier: message.follows,
      notices: open.map {
        "\(NoticeKey(Notice(duty: $0.duty.key, step: $0.step), to: message.recipient, by: message.channel))"
      },
      written: message.written, offset: message.offset)
  }
}
