/// Everything about the reminders of one person: what was chosen, what was claimed, what became of
/// it (R31).
package struct Reminders: Equatable, Sendable {
  /// How the person wants them; what was never chosen is `nil`.
  package struct Choice: Equatable, Sendable {
    package var channels: [Channel] = []
    package var language: LanguageTag?
    package var zone: ZoneName?
    package var hour: Int?
  }

  package let recipient: PersonID
  package private(set) var choice: Choice?
  /// In the order in which they were claimed.
  package private(set) var digests: [NoticeDigest] = []
  package private(set) var suppressed: [SuppressedNotice] = []
  /// What was claimed or suppressed, so that it is never claimed again.
  private var reached: Set<NoticeKey> = []
  private var slots: [String: Int] = [:]

  package init(recipient: PersonID) { self.recipient = recipient }

  package func hasReached(_ notice: Notice, by channel: Channel) -> Bool {
    reached.contains(NoticeKey(notice, to: recipient, by: channel))
  }

  package func digest(_ id: String) -> NoticeDigest? { slots[id].map { digests[$0] } }

  package mutating func apply(_ event: Event, at moment: Moment) {
    switch event {
    case .recipientChosen(let event): take(event)
    case .digestClaimed(let event): take(event, at: moment)
    case .noticesSuppressed(let event): take(event, at: moment)
    case .digestTransmitting(let event):
      change(event.digest, at: moment) {
        $0.state = .transmitting
        $0.attempts = event.attempt
        $0.retryAt = nil
      }
    case .digestSent(let event):
      change(event.digest, at: moment) {
        $0.state = .sent
        $0.note = event.reply ?? ""
      }
    case .digestFailed(let event):
      change(event.digest, at: moment) {
        $0.state = .failed
        $0.note = event.reason
        $0.retryAt = event.isFinal ? nil : event.retryAt
      }
    case .digestReopened(let event):
      change(event.digest, at: moment) {
        $0.state = .claimed
        $0.attempts = 0
        $0.note = ""
        $0.retryAt = nil
      }
    case .digestUnknown(let event):
      change(event.digest, at: moment) {
        $0.state = .unknown
        $0.note = event.reason
      }
    default: break
    }
  }

  private mutating func change(
    _ id: String, at moment: Moment, _ body: (inout NoticeDigest) -> Void
  ) {
    guard let slot = slots[id] else { return }
    digests[slot].changed = moment.recorded
    body(&digests[slot])
  }

  private mutating func take(_ event: RecipientChosen) {
    var choice = choice ?? Choice()
    if !event.channels.isEmpty { choice.channels = event.channels }
    choice.language = event.language ?? choice.language
    choice.zone = event.zone ?? choice.zone
    choice.hour = event.hour ?? choice.hour
    self.choice = choice
  }

  private mutating func take(_ event: DigestClaimed, at moment: Moment) {
    // Where an event of old names a notice twice, it was claimed once.
    let notices = event.notices.compactMap { Notice($0) }.filter {
      reached.insert(NoticeKey($0, to: recipient, by: event.channel)).inserted
    }
    if let slot = slots[event.digest] {
      digests[slot].notices += notices
      return
    }
    slots[event.digest] = digests.count
    digests.append(
      NoticeDigest(
        id: event.digest, recipient: recipient, channel: event.channel, day: event.day,
        zone: event.zone, claimed: event.coveredUntil, notices: notices, moment: moment))
  }

  private mutating func take(_ event: NoticesSuppressed, at moment: Moment) {
    for notice in event.notices.compactMap({ Notice($0) }) {
      let key = NoticeKey(notice, to: recipient, by: event.channel)
      guard reached.insert(key).inserted else { continue }
      suppressed.append(
        SuppressedNotice(key: key, why: event.why, at: event.coveredUntil, moment: moment))
    }
  }
}

/// A notice that was reached and did not go out.
package struct SuppressedNotice: Equatable, Sendable {
  package let key: NoticeKey
  package let why: Suppression
  /// The moment, RFC 3339, up to which the run looked.
  package let at: String
  package let moment: Moment
}

/// What goes to one person on one local day by one channel.
package struct NoticeDigest: Equatable, Sendable {
  package let id: String
  package let recipient: PersonID
  package let channel: Channel
  /// The day it was where the recipient was.
  package let day: CivilDay
  package let zone: ZoneName
  /// The moment, RFC 3339, up to which the run that claimed it looked.
  package let claimed: String
  package var notices: [Notice]
  package let moment: Moment
  /// When it last came to stand as it does.
  package var changed: CivilDay
  package var state = NoticeState.claimed
  package var attempts = 0
  /// The reply of the channel, or why it failed.
  package var note = ""
  /// When it is tried again, RFC 3339; `nil`: not any more.
  package var retryAt: String?

  package init(
    id: String, recipient: PersonID, channel: Channel, day: CivilDay, zone: ZoneName,
    claimed: String, notices: [Notice], moment: Moment
  ) {
    self.id = id
    self.recipient = recipient
    self.channel = channel
    self.day = day
    self.zone = zone
    self.claimed = claimed
    self.notices = notices
    self.moment = moment
    changed = moment.recorded
  }

  /// Whether nobody tries it any more, and it was not taken for certain.
  package var isLost: Bool { state == .unknown || (state == .failed && retryAt == nil) }

  /// Whose digest has that short name, if it is one.
  static func recipient(of id: String) -> PersonID? {
    var parts = id.split(separator: "-")
    if let last = parts.last, Channel(rawValue: String(last)) == nil { parts.removeLast() }
    guard parts.count > 2 else { return nil }
    return PersonID(parts.dropLast(2).joined(separator: "-"))
  }

  /// The short name of the first, second … digest of a day: `chair-20270401-mail`,
  /// `chair-20270401-mail-2`.
  ///
  /// It is the day whose hour had come: of a digest before that hour the one before.
  package static func id(
    of recipient: PersonID, on day: CivilDay, by channel: Channel, number: Int
  ) -> String {
    let digits = day.description.filter { $0 != "-" }
    let name = "\(recipient)-\(digits)-\(channel.rawValue)"
    return number > 1 ? "\(name)-\(number)" : name
  }
}
