import EventLog
import Projections
import Twinning

extension ReminderRun {
  /// After so many attempts nobody tries again, however long they took: a machine may have slept.
  private static let mostAttempts = 5
  /// So many notices are named of what was given up.
  private static let mostNamed = 10
  /// How long the second attempt waits; each further one four times as long as the one before.
  private static let firstPause: Int64 = 15 * 60
  /// A channel may ask for a longer pause, up to this.
  private static let longestPause: Int64 = 86_400

  /// Digests that are not settled.
  func open() throws(OfficeError) -> [DigestRow] {
    do throws(ProjectionError) {
      return try TableRows(office.log.connection)
        .digests(in: [.claimed, .transmitting, .failed])
        .filter { $0.state != NoticeState.failed.rawValue || $0.retryAt != nil }
    } catch {
      throw OfficeError.from(error)
    }
  }

  /// Says of what a run that was broken off was handing over that nobody can tell; a webhook takes
  /// the same digest again, and knows it by its name.
  mutating func settleBroken(_ open: [DigestRow]) throws(OfficeError) {
    for row in open where row.state == NoticeState.transmitting.rawValue {
      if row.channel == Channel.webhook.rawValue, row.attempts < Self.mostAttempts { continue }
      try settle(row, .unknown, cause: "the program was broken off while it was handed over")
    }
  }

  func mayGo(_ row: DigestRow) -> Bool {
    guard let at = row.retryAt.flatMap({ Instant($0) }) else { return true }
    // No pause is longer: a clock that was ahead set it.
    return at <= now || at.seconds - now.seconds > Self.longestPause
  }

  /// Of a rehearsal: what an earlier run claimed and this one would hand over.
  func rehearsed(_ row: DigestRow, _ board: NoticeBoard) throws(OfficeError) -> RemindReport.Line? {
    let isBroken = row.state == NoticeState.transmitting.rawValue
    let person = PersonID(unchecked: row.recipient)
    guard let channel = Channel(rawValue: row.channel), mayGo(row),
      !isBroken || (channel == .webhook && row.attempts < Self.mostAttempts),
      let recipient = board.recipient(person)
    else { return nil }
    let found = try board.desk.read { (rows) throws(ProjectionError) in
      try rows.notices(NoticeFilter(digest: row.digest))
    }
    let items = board.items(of: found)
    guard !items.isEmpty else { return nil }
    let day = CivilDay(daysSince1970: Int(row.day)) ?? .latest
    return RemindReport.Line(
      digest: row.digest, recipient: row.recipient, channel: channel, day: day, state: nil,
      note: "", retryAt: nil,
      notices: items.map {
        "\(NoticeKey(Notice(duty: $0.duty.key, step: $0.step), to: person, by: channel))"
      }, text: try board.text(items, on: day, to: recipient, by: channel))
  }

  /// Hands one digest over: on record before and behind.
  mutating func handOver(
    _ row: DigestRow, _ board: NoticeBoard, _ pass: (RemindPlace) throws(OfficeError) -> Void
  ) throws(OfficeError) {
    guard let message = try message(row, board) else { return }
    let transmit = TransmitDigest(
      recipient: message.recipient, digest: row.digest, attempt: message.attempt)
    try commit("remind transmit", .transmitDigest(transmit), transmit.write)
    try pass(.transmitting(row.digest))
    let handed =
      channels[message.channel]?.handOver(message)
      ?? .later(reason: "\(message.channel.rawValue) is not set up for this office")
    try pass(.handedOver(row.digest))
    try settle(row, handed, message)
    try pass(.settled(row.digest))
  }

  /// The digest with what is still owed of it; `nil` when nothing is, which is put on record.
  private mutating func message(
    _ row: DigestRow, _ board: NoticeBoard
  ) throws(OfficeError) -> DigestMessage? {
    let person = PersonID(unchecked: row.recipient)
    guard let channel = Channel(rawValue: row.channel) else { return nil }
    let found = try board.desk.read { (rows) throws(ProjectionError) in
      try rows.notices(NoticeFilter(digest: row.digest))
    }
    let items = board.items(of: found)
    guard !items.isEmpty, board.recipient(person) != nil else {
      let cause =
        items.isEmpty
        ? "nothing in it is asked for any more" : "\(person) is not on record any more"
      try settle(row, .failed, cause: cause, isFinal: true, notices: found.map(\.key))
      return nil
    }
    let board = try claimed(row, board)
    let told = board.items(of: found)
    guard let recipient = board.recipient(person) else { return nil }
    let day = CivilDay(daysSince1970: Int(row.day)) ?? .latest
    let written = Instant(row.claimed) ?? now
    return DigestMessage(
      id: row.digest, recipient: person, name: board.name(of: person),
      programme: board.programme.name, channel: channel, day: day, zone: recipient.zone,
      text: try board.text(told, on: day, to: recipient, by: channel), items: told,
      notices: told.map {
        NoticeKey(Notice(duty: $0.duty.key, step: $0.step), to: person, by: channel)
      },
      follows: try board.earlier(than: row, about: told), written: written,
      offset: office.zones.minutesEast(of: recipient.zone, atUnixSeconds: written.seconds),
      attempt: row.attempts + 1)
  }

  private mutating func settle(
    _ row: DigestRow, _ handed: HandedOver, _ message: DigestMessage
  ) throws(OfficeError) {
    let notices = message.notices.map(\.description)
    switch handed {
    case .accepted(let reply): try settle(row, .sent, reply: reply, notices: notices)
    case .unknown(let reason): try settle(row, .unknown, cause: reason, notices: notices)
    case .refused(let reason):
      try settle(row, .failed, cause: reason, isFinal: true, notices: notices)
      giveUp(message)
    case .later(let reason, let after):
      let isLast = message.attempt >= Self.mostAttempts
      let own = Self.firstPause << Int64(2 * (message.attempt - 1))
      let pause = min(max(own, Int64(after ?? 0)), Self.longestPause)
      let retry = Instant(microseconds: now.microseconds + pause * 1_000_000)
      try settle(
        row, .failed, cause: reason, isFinal: isLast, retryAt: isLast ? nil : retry.description,
        notices: notices)
      if isLast { giveUp(message) }
    }
  }

  /// Says who was not told of what, now that nobody tries again: nothing else will.
  private mutating func giveUp(_ message: DigestMessage) {
    if let last = report.lines.indices.last { report.lines[last].isGivenUp = true }
    let named = message.items.prefix(Self.mostNamed).map {
      "\($0.duty.openTitle), due \($0.duty.due.wording)"
    }
    let left = message.items.count - named.count
    report.troubles.append(
      "\(message.recipient) was not told by \(message.channel.rawValue), and nobody tries again:"
        + " \(named.joined(separator: "; "))" + (left > 0 ? "; and \(left) more" : "")
        + "; tell them by other means (remind ledger --state failed)")
  }

  /// So much is kept of what the other side says, in Unicode scalars.
  private static let longestReply = 240

  /// What the other side says, as one line that is safe to keep and to show; `nil` when it is empty.
  private static func line(_ text: String) -> String? {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where line.count < longestReply {
      let isBlank = !SafeText.isHarmless(scalar) || scalar.properties.isWhitespace
      if !isBlank {
        line.append(scalar)
      } else if line.last.map({ $0 != " " }) ?? false {
        line.append(" ")
      }
    }
    return line.isEmpty ? nil : String(line)
  }

  private mutating func settle(
    _ row: DigestRow, _ outcome: HandOver, reply: String? = nil, cause: String? = nil,
    isFinal: Bool = false, retryAt: String? = nil, notices: [String] = []
  ) throws(OfficeError) {
    let reply = reply.flatMap(Self.line)
    let cause = cause.flatMap(Self.line)
    let command = SettleDigest(
      recipient: PersonID(unchecked: row.recipient), digest: row.digest, outcome: outcome,
      reply: reply, cause: cause, isFinal: isFinal, retryAt: retryAt)
    try commit("remind settle", .settleDigest(command), command.write)
    let state: NoticeState =
      switch outcome {
      case .sent: .sent
      case .failed: .failed
      case .unknown: .unknown
      }
    report.lines.append(
      RemindReport.Line(
        digest: row.digest, recipient: row.recipient,
        channel: Channel(rawValue: row.channel) ?? .terminal,
        day: CivilDay(daysSince1970: Int(row.day)) ?? .latest, state: state,
        note: cause ?? reply ?? "", retryAt: retryAt, notices: notices, text: nil))
  }
}
