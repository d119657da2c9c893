import EventLog
import Post
import Projections
import Twinning

extension ReminderRun {
  /// After so many attempts nobody tries again, however long they took: a machine may have slept.
  ///
  /// With the pauses between them that is five days and an hour at the least, which a weekend without
  /// a server does not use up (RFC 5321 §4.5.4.1 wants four to five days).
  static let mostAttempts = 33
  /// A channel may ask for a longer pause, up to this.
  static let longestPause: Int64 = 86_400
  /// No digest is begun after so many seconds of a run.
  ///
  /// One that is begun takes five minutes at the
  /// most, and all together less than the quarter of an hour after which the next run begins and
  /// systemd ends this one.
  private static let longestRun: Int64 = 8 * 60

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
      try settle(row, .unknown, "the program was broken off while it was handed over")
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

  /// The cause of a digest that ends, and is no loss.
  static let isOver = "nothing in it is asked for any more"

  /// Hands the open digests over whose time has come.
  ///
  /// Where nobody is there they wait for the next run, and nothing of it is on record: no attempt was
  /// made, and an outage of a week would fill the log.
  mutating func handOver(
    _ open: [DigestRow], _ board: NoticeBoard,
    _ pass: (RemindPlace) throws(OfficeError) -> Void
  ) throws(OfficeError) {
    let begin = office.clock()
    var absences: [String: Int] = [:]
    for row in open where mayGo(row) {
      if let reason = absence(row, since: begin) {
        absences[reason, default: 0] += 1
      } else {
        try handOver(row, board, pass)
      }
    }
    for (reason, count) in absences.sorted(by: { $0.key < $1.key }) {
      report.troubles.append(
        "\(count) \(count == 1 ? "digest waits" : "digests wait") for the next run: \(reason)")
      report.heldBack += count
    }
  }

  /// Why a digest is not begun in this run; `nil` when it is.
  private func absence(_ row: DigestRow, since begin: Instant) -> String? {
    guard office.clock().seconds - begin.seconds < Self.longestRun else {
      return "this one has taken \(Self.longestRun / 60) minutes already"
    }
    guard let channel = Channel(rawValue: row.channel), let way = channels[channel],
      let remark = way.absence(of: PersonID(unchecked: row.recipient))
    else { return nil }
    let advice = remark.advice.map { "; \($0)" } ?? ""
    return "nothing goes by \(channel.rawValue) now: \(remark.said)\(advice)"
  }

  /// Hands one digest over: on record before and behind.
  private mutating func handOver(
    _ row: DigestRow, _ board: NoticeBoard, _ pass: (RemindPlace) throws(OfficeError) -> Void
  ) throws(OfficeError) {
    guard let message = try message(row, board) else { return }
    let transmit = TransmitDigest(
      recipient: message.recipient, digest: row.digest, attempt: message.attempt)
    try commit("remind transmit", .transmitDigest(transmit), transmit.write)
    try pass(.transmitting(row.digest))
    let handed =
      channels[message.channel]?.handOver(message)
      ?? .later(reason: Remark("\(message.channel.rawValue) is not set up for this office"))
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
      try settle(
        row, .failed, Remark(items.isEmpty ? Self.isOver : "\(person) is not on record any more"),
        isFinal: true, notices: found.map(\.key))
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
}
