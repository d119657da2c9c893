/// Somebody who gets reminders, and how (R31).
package struct Recipient: Hashable, Sendable {
  package let person: PersonID
  package let language: LanguageTag?
  package let zone: ZoneName
  /// The full hour, by the clocks of the zone, at which the digest comes.
  package let hour: Int
  package let channels: [Channel]

  /// When people look at their post.
  package static let usualHour = 8

  package init(
    person: PersonID, language: LanguageTag?, zone: ZoneName, hour: Int = Recipient.usualHour,
    channels: [Channel] = [.terminal]
  ) {
    self.person = person
    self.language = language
    self.zone = zone
    self.hour = hour
    self.channels = channels
  }
}

extension PersonID {
  /// Stands in the ledger where a notice has nobody to go to; no person is called so.
  package static let nobody = PersonID(unchecked: "nobody")
}

/// A recipient of a notice, and why them.
package struct Addressee: Hashable, Sendable {
  package let recipient: Recipient
  /// Such as `holds the office of chair` or `the office of liaison is vacant; stands in as chair`.
  package let why: String
  /// The first step that they are told of; `nil`: of all.
  package let since: NoticeStep?

  package init(_ recipient: Recipient, why: String, since: NoticeStep? = nil) {
    self.recipient = recipient
    self.why = why
    self.since = since
  }

  /// Whether they are told of a step.
  package func hears(of step: NoticeStep) -> Bool { since.map { step >= $0 } ?? true }
}
