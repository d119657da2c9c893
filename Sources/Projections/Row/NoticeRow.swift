package import Twinning

/// A notice in the ledger: claimed for a digest, or suppressed (R31).
package struct NoticeRow: Equatable, Sendable {
  /// The duty's key, and the step.
  package let duty: String
  package let step: String
  package let recipient: String
  package let channel: String
  /// The code of the guidance behind it, without what it is about.
  package let code: String
  package let subject: String
  /// The digest that claimed it; empty when it was suppressed.
  package let digest: String
  /// Why it was suppressed; empty when it was claimed.
  package let why: String
  /// The moment, RFC 3339, up to which the run looked that reached it.
  package let reached: String

  /// The key as people type it.
  package var key: String { "\(duty)/\(step)/\(recipient)/\(channel)" }

  private init(_ key: NoticeKey, digest: String, why: String, reached: String) {
    duty = key.notice.duty.description
    step = key.notice.step.description
    recipient = key.recipient.text
    channel = key.channel.rawValue
    let code = key.notice.duty.code
    self.code = code.split(separator: ":").first.map(String.init) ?? code
    subject = key.notice.duty.subject
    self.digest = digest
    self.why = why
    self.reached = reached
  }

  package static func rows(of digest: NoticeDigest) -> [NoticeRow] {
    digest.notices.map { notice in
      NoticeRow(
        NoticeKey(notice, to: digest.recipient, by: digest.channel), digest: digest.id, why: "",
        reached: digest.claimed)
    }
  }

  package init(_ notice: SuppressedNotice) {
    self.init(notice.key, digest: "", why: notice.why.rawValue, reached: notice.at)
  }

  package static func rows(of reminders: Reminders) -> [NoticeRow] {
    reminders.digests.flatMap(rows(of:)) + reminders.suppressed.map(NoticeRow.init)
  }
}

/// A digest and how it stands (R31).
package struct DigestRow: Equatable, Sendable {
  package let digest: String
  package let recipient: String
  package let channel: String
  package let day: Int32
  package let zone: String
  package let state: String
  package let attempts: Int
  package let notices: Int
  /// The moment, RFC 3339, up to which the run looked that claimed it.
  package let claimed: String
  /// The reply of the channel, or why it failed.
  package let note: String
  /// When it is tried again, RFC 3339.
  package let retryAt: String?
  /// Whether nobody tries it any more, and it was not taken for certain.
  package let isLost: Bool
  /// The day on which it last came to stand as it does.
  package let changed: Int32

  package init(_ digest: NoticeDigest) {
    self.digest = digest.id
    recipient = digest.recipient.text
    channel = digest.channel.rawValue
    day = digest.day.daysSince1970
    zone = digest.zone.description
    state = digest.state.rawValue
    attempts = digest.attempts
    notices = digest.notices.count
    claimed = digest.claimed
    note = digest.note
    retryAt = digest.retryAt
    isLost = digest.isLost
    changed = digest.changed.daysSince1970
  }
}

/// How a person wants reminders (R31).
package struct RecipientRow: Equatable, Sendable {
  package let person: String
  /// Separated by blanks.
  package let channels: String
  package let language: String?
  package let zone: String?
  package let hour: Int?

  package init?(_ reminders: Reminders) {
    guard let choice = reminders.choice else { return nil }
    person = reminders.recipient.text
    channels = choice.channels.map(\.rawValue).joined(separator: " ")
    language = choice.language?.text
    zone = choice.zone?.description
    hour = choice.hour
  }
}

/// What somebody said of a duty: done, put off, set aside (R30).
package struct DutyMarkRow: Equatable, Sendable {
  package let duty: String
  package let subject: String
  /// `done`, `postponed` or `waived`.
  package let kind: String
  package let to: Int32?
  package let reason: String?
  package let effective: String
  package let recorded: Int32
  package let position: Int64

  package init(_ mark: DutyMark) {
    duty = mark.duty.description
    subject = mark.duty.subject
    switch mark.kind {
    case .done: (kind, to) = ("done", nil)
    case .postponed(let day): (kind, to) = ("postponed", day.daysSince1970)
    case .waived: (kind, to) = ("waived", nil)
    }
    reason = mark.reason
    effective = mark.moment.effective.description
    recorded = mark.moment.recorded.daysSince1970
    position = mark.moment.position
  }

  /// The mark again; `nil` for a row that no program wrote.
  package var mark: DutyMark? {
    guard let key = DutyKey(duty) else { return nil }
    let kind: DutyMark.Kind
    switch self.kind {
    case "done": kind = .done
    case "waived": kind = .waived
    default:
      guard let to, let day = CivilDay(daysSince1970: Int(to)) else { return nil }
      kind = .postponed(to: day)
    }
    return DutyMark(
      duty: key, kind: kind, reason: reason,
      moment: Moment(
        effective: VagueDate(recorded: effective),
        recorded: CivilDay(daysSince1970: Int(recorded)) ?? .latest, position: position))
  }
}
