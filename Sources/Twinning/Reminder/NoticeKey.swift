/// A step of the ladder of one duty: what a notice is about.
///
/// As text: `mou/avignon/2027-04-01/before-30`.
package struct Notice: Hashable, Sendable {
  package let duty: DutyKey
  package let step: NoticeStep

  package init(duty: DutyKey, step: NoticeStep) {
    self.duty = duty
    self.step = step
  }

  /// Reads the text of a notice; `nil` when it is none.
  package init?(_ text: String) {
    guard let slash = text.lastIndex(of: "/"), let duty = DutyKey(String(text[..<slash])),
      let step = NoticeStep(String(text[text.index(after: slash)...]))
    else { return nil }
    self.init(duty: duty, step: step)
  }
}

extension Notice: CustomStringConvertible {
  package var description: String { "\(duty)/\(step)" }
}

extension Notice: Comparable {
  package static func < (left: Notice, right: Notice) -> Bool {
    (left.duty, left.step) < (right.duty, right.step)
  }
}

/// What tells a notice to one person on one channel from every other one: each is reached once
/// (R30).
///
/// As text: `mou/avignon/2027-04-01/before-30/chair-1/mail`.
package struct NoticeKey: Hashable, Sendable {
  package let notice: Notice
  package let recipient: PersonID
  package let channel: Channel

  package init(_ notice: Notice, to recipient: PersonID, by channel: Channel) {
    self.notice = notice
    self.recipient = recipient
    self.channel = channel
  }

  /// Reads the text of a key; `nil` when it is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, let notice = Notice(parts[..<4].joined(separator: "/")),
      let recipient = PersonID(parts[4]), let channel = Channel(rawValue: parts[5])
    else { return nil }
    self.init(notice, to: recipient, by: channel)
  }
}

extension NoticeKey: CustomStringConvertible {
  package var description: String { "\(notice)/\(recipient)/\(channel.rawValue)" }
}
