package import EventLog
import JSONText
import Projections
package import Twinning

/// How reminders are to run.
package struct RemindOptions: Sendable {
  /// Tells what would be sent, and does nothing.
  package var isDry = false
  /// Sends also after a long absence.
  package var catchesUp = false
  /// As if it were this moment; now when it is `nil`.
  package var at: Instant?

  package init(isDry: Bool = false, catchesUp: Bool = false, at: Instant? = nil) {
    self.isDry = isDry
    self.catchesUp = catchesUp
    self.at = at
  }
}

/// The places between which a run may be broken off, each behind what it names.
package enum RemindPlace: Equatable, Sendable {
  case planned, claimed
  case transmitting(String)
  case handedOver(String)
  case settled(String)
}

extension Office {
  /// Sends the reminders that are due (R30, R31).
  ///
  /// - Parameters:
  ///   - options: how.
  ///   - carriers: the channels that there are.
  ///   - passing: told of each place that is passed; a test breaks off there.
  /// - Throws: ``OfficeError/busy(_:)`` while another run is under way, and when notices of a long
  ///   absence wait for somebody to look at them.
  package func remind(
    _ options: RemindOptions = RemindOptions(), by carriers: [any DigestCarrier],
    passing: (RemindPlace) throws(OfficeError) -> Void = { _ in }
  ) throws(OfficeError) -> RemindReport {
    var run = ReminderRun(office: self, options: options, carriers: carriers)
    if options.isDry { return try run.rehearse() }
    let lock = try RemindLock(in: folder)
    let report = try run.run(passing)
    _ = consume lock
    return report
  }

  /// What duties are made from, on a day.
  func sources(on today: CivilDay) throws(OfficeError) -> DueList.Sources {
    try refresh()
    let local: LocalGuidance
    do throws(Refusal) {
      local = try records.localGuidance()
    } catch {
      throw OfficeError.refused(error)
    }
    return DueList.Sources(
      rows: TableRows(log.connection), records: records,
      rules: Rules(guidebook, on: today, local: local), seals: seals, today: today)
  }
}

/// One run of the reminders.
struct ReminderRun {
  private let office: Office
  private let options: RemindOptions
  private let carriers: [Channel: any DigestCarrier]
  private let now: Instant
  private var report: RemindReport

  /// After so long an absence somebody looks first.
  static let longestGap: Int64 = 92 * 86_400
  /// Who asks for what the program does by itself.
  static let actor = "daemon"
  /// So many notices stand in one event at the most.
  private static let mostNotices = TextLimit.listLimit
  /// After so many attempts, or so long, nobody tries again.
  private static let mostAttempts = 5
  private static let longestTrying: Int64 = 3 * 86_400
  /// How long the second attempt waits; each further one four times as long as the one before.
  private static let firstPause: Int64 = 15 * 60

  init(office: Office, options: RemindOptions, carriers: [any DigestCarrier]) {
    self.office = office
    self.options = options
    self.carriers = Dictionary(
      carriers.map { ($0.channel, $0) }, uniquingKeysWith: { first, _ in first })
    now = options.at ?? office.clock()
    report = RemindReport(coveredUntil: now)
    report.isDry = options.isDry
  }

  /// Tells what a run would send.
  mutating func rehearse() throws(OfficeError) -> RemindReport {
    let state = RemindState.read(in: office.folder)
    let (plan, board) = try plan(since: try covered(state))
    take(plan)
    for digest in plan.digests {
      let items = digest.notices.map { DigestText.Item(duty: $0.duty, step: $0.notice.step) }
      let text = text(items, on: digest.day, to: digest.recipient, board)
      report.lines.append(
        RemindReport.Line(
          digest: digest.id, recipient: digest.recipient.person.text, channel: digest.channel,
          day: digest.day, state: nil, note: "",
          notices: digest.notices.map { $0.notice.description },
          text: text.subject + "\n" + text.text))
    }
    if let covered = try covered(state), let gap = gap(since: covered, plan) {
      report.troubles.append(gap)
    }
    return report
  }

  mutating func run(
    _ pass: (RemindPlace) throws(OfficeError) -> Void
  ) throws(OfficeError) -> RemindReport {
    let state = RemindState.read(in: office.folder)
    let open = try open()
    let head = try office.head()
    if let state, state.head == head, open.isEmpty, state.coveredUntil <= now, now < state.next {
      var kept = state
      (kept.coveredUntil, kept.heartbeat) = (now, now)
      try kept.write(in: office.folder)
      return report
    }
    try settleBroken(open)
    let covered = try covered(state)
    if let covered, now < covered {
      report.troubles.append(
        "the clock says \(now), and reminders were looked at until \(covered) already; only what is"
          + " new is sent")
    }
    var (plan, board) = try plan(since: covered)
    try pass(.planned)
    if let covered, let gap = gap(since: covered, plan), !options.catchesUp {
      throw OfficeError.busy(gap)
    }
    if !plan.isEmpty { try claim(&plan, &board, since: covered) }
    take(plan)
    try pass(.claimed)
    for row in try open() where mayGo(row) { try handOver(row, board, pass) }
    try keep(plan, covered, board)
    return report
  }

  // MARK: Planning

  /// Up to when everything was looked at: as the file says, or the log's last claim.
  private func covered(_ state: RemindState?) throws(OfficeError) -> Instant? {
    if let state { return state.coveredUntil }
    return try office.lastClaim()
  }

  private func zone() throws(OfficeError) -> ZoneName {
    do throws(Refusal) {
      return try office.records.requiredProgramme().zone
    } catch {
      throw OfficeError.refused(error)
    }
  }

  private func plan(since covered: Instant?) throws(OfficeError) -> (NoticePlan, NoticeBoard) {
    let zone = try zone()
    let today = office.day(of: now, in: zone)
    // Two days earlier: no zone is further away.
    let since = covered.map { office.day(of: $0, in: zone).addingClamped(days: -2) }
    let board = try NoticeBoard(try office.sources(on: today), since: since)
    let ledger = RowLedger(board.sources.rows)
    var planner = NoticePlanner(
      now: now.seconds, zones: office.zones, programme: zone, ledger: ledger, obstacle: obstacle)
    let plan = planner.plan(board.duties, for: board.audience)
    try ledger.check()
    return (plan, board)
  }

  private func obstacle(to person: PersonID, by channel: Channel) -> String? {
    guard let carrier = carriers[channel] else {
      return "\(channel.rawValue) is not set up on this machine"
    }
    return carrier.obstacle(to: person)
  }

  /// Why somebody should look before so much is sent; `nil` when all is well.
  private func gap(since covered: Instant, _ plan: NoticePlan) -> String? {
    let seconds = now.seconds - covered.seconds
    guard seconds > Self.longestGap, plan.noticeCount > 0 else { return nil }
    let digests = plan.digests.count
    return "reminders were last looked at \(seconds / 86_400) days ago, at \(covered):"
      + " \(digests) \(digests == 1 ? "digest" : "digests") with \(plan.noticeCount)"
      + " \(plan.noticeCount == 1 ? "notice" : "notices") wait; see whether the clock is right and"
      + " look at them with remind --dry-run, then send them with remind --catch-up"
  }

  private mutating func take(_ plan: NoticePlan) {
    for (key, notices) in plan.suppressions {
      report.suppressed[key.why, default: 0] += notices.count
    }
    report.waiting = plan.waiting
    report.troubles += plan.troubles
    if let lost = report.suppressed[.nobody], lost > 0 {
      report.troubles.append(
        "nobody to tell: \(lost) \(lost == 1 ? "notice" : "notices"); nobody holds an office here,"
          + " so appoint somebody with person appoint")
    }
  }

  // MARK: Claiming

  /// Claims and suppresses in one transaction: all of the plan, or nothing of it.
  private mutating func claim(
    _ plan: inout NoticePlan, _ board: inout NoticeBoard, since covered: Instant?
  ) throws(OfficeError) {
    let head = office.knownHead
    try office.begin()
    do throws(OfficeError) {
      if office.knownHead != head { (plan, board) = try self.plan(since: covered) }
      let correlation = office.ids.next(at: office.clock())
      for (key, notices) in plan.suppressions {
        for part in Self.parts(of: notices.map(\.description)) {
          let command = SuppressNotices(
            recipient: key.recipient, channel: key.channel, why: key.why, notices: part,
            coveredUntil: now.description)
          try ask("remind suppress", .suppressNotices(command), command.write, correlation)
        }
      }
      for digest in plan.digests {
        for part in Self.parts(of: digest.notices.map { $0.notice.description }) {
          let command = ClaimDigest(
            recipient: digest.recipient.person, digest: digest.id, channel: digest.channel,
            day: digest.day, zone: digest.recipient.zone, notices: part,
            coveredUntil: now.description)
          try ask("remind claim", .claimDigest(command), command.write, correlation)
        }
      }
      try office.writeRows()
    } catch {
      office.abandon()
      throw error
    }
    _ = try office.commit()
  }

  private static func parts(of notices: [String]) -> [[String]] {
    stride(from: 0, to: notices.count, by: mostNotices).map {
      Array(notices[$0..<min($0 + mostNotices, notices.count)])
    }
  }

  /// Decides and appends inside the open transaction.
  private func ask(
    _ name: String, _ command: Command, _ write: (inout JSONWriter) -> Void,
    _ correlation: UUIDv7
  ) throws(OfficeError) {
    var writer = JSONWriter()
    write(&writer)
    let request = Request(
      internal: name, command, arguments: writer.bytes, actor: Self.actor)
    _ = try office.step(request, correlation: correlation, describe: false)
  }

  /// Decides, appends and commits.
  private func commit(
    _ name: String, _ command: Command, _ write: (inout JSONWriter) -> Void
  ) throws(OfficeError) {
    var writer = JSONWriter()
    write(&writer)
    _ = try office.perform(
      Request(internal: name, command, arguments: writer.bytes, actor: Self.actor))
  }

  // MARK: Handing over

  /// Digests that are not settled.
  private func open() throws(OfficeError) -> [DigestRow] {
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
  private mutating func settleBroken(_ open: [DigestRow]) throws(OfficeError) {
    for row in open
    where row.state == NoticeState.transmitting.rawValue
      && row.channel != Channel.webhook.rawValue
    {
      try settle(
        row, .unknown, cause: "the program was broken off while it was handed over", notices: [])
    }
  }

  private func mayGo(_ row: DigestRow) -> Bool {
    guard let at = row.retryAt.flatMap({ Instant($0) }) else { return true }
    return at <= now
  }

  private mutating func handOver(
    _ row: DigestRow, _ board: NoticeBoard, _ pass: (RemindPlace) throws(OfficeError) -> Void
  ) throws(OfficeError) {
    let person = PersonID(unchecked: row.recipient)
    guard let channel = Channel(rawValue: row.channel) else { return }
    let found: [NoticeRow]
    do throws(ProjectionError) {
      found = try board.sources.rows.notices(NoticeFilter(digest: row.digest))
    } catch {
      throw OfficeError.from(error)
    }
    let owed = Dictionary(
      board.duties.map { ($0.key.description, $0) }, uniquingKeysWith: { first, _ in first })
    let items = found.compactMap { notice -> DigestText.Item? in
      guard let duty = owed[notice.duty], let step = NoticeStep(notice.step) else { return nil }
      return DigestText.Item(duty: duty, step: step)
    }.sorted { ($0.duty.due, $0.duty.partner, $0.duty.key) < ($1.duty.due, $1.duty.partner, $1.duty.key) }
    guard !items.isEmpty, let recipient = board.recipient(person) else {
      try settle(
        row, .failed, cause: "nothing in it is asked for any more", isFinal: true,
        notices: found.map(\.key))
      return
    }
    let day = CivilDay(daysSince1970: Int(row.day)) ?? .latest
    let words = text(items, on: day, to: recipient, board)
    let attempt = row.attempts + 1
    let transmit = TransmitDigest(recipient: person, digest: row.digest, attempt: attempt)
    try commit("remind transmit", .transmitDigest(transmit), transmit.write)
    try pass(.transmitting(row.digest))
    let keys = items.map {
      NoticeKey(Notice(duty: $0.duty.key, step: $0.step), to: person, by: channel)
    }
    let language = DigestWords.of(recipient.language)
    let message = DigestMessage(
      id: row.digest, recipient: person, channel: channel, subject: words.subject,
      text: words.text, isRightToLeft: language.isRightToLeft, language: language.language,
      notices: keys, attempt: attempt)
    let carried =
      carriers[channel]?.carry(message)
      ?? .failed(reason: "\(channel.rawValue) is not set up on this machine", isFinal: false)
    try pass(.handedOver(row.digest))
    try settle(row, carried, attempt: attempt, notices: keys.map(\.description))
    try pass(.settled(row.digest))
  }

  private mutating func settle(
    _ row: DigestRow, _ carried: Carried, attempt: Int, notices: [String]
  ) throws(OfficeError) {
    switch carried {
    case .sent(let reply): try settle(row, .sent, reply: reply, notices: notices)
    case .unknown(let reason): try settle(row, .unknown, cause: reason, notices: notices)
    case .failed(let reason, let isFinal):
      let begun = Instant(row.claimed)?.seconds ?? now.seconds
      let isLast =
        isFinal || attempt >= Self.mostAttempts || now.seconds - begun > Self.longestTrying
      let pause = Self.firstPause << Int64(2 * (attempt - 1))
      let retry = Instant(microseconds: now.microseconds + pause * 1_000_000)
      try settle(
        row, .failed, cause: reason, isFinal: isLast, retryAt: isLast ? nil : retry.description,
        notices: notices)
    }
  }

  private mutating func settle(
    _ row: DigestRow, _ outcome: HandOver, reply: String? = nil, cause: String? = nil,
    isFinal: Bool = false, retryAt: String? = nil, notices: [String]
  ) throws(OfficeError) {
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
        note: cause ?? reply ?? "", notices: notices, text: ""))
  }

  private func text(
    _ items: [DigestText.Item], on day: CivilDay, to recipient: Recipient, _ board: NoticeBoard
  ) -> DigestText {
    DigestText(
      items, on: day, to: board.name(of: recipient.person), from: board.programme.name,
      in: DigestWords.of(recipient.language))
  }

  // MARK: Remembering

  /// Remembers that all was looked at, and when there is something to do next unless the log grows:
  /// tomorrow at the latest, for new duties come with a new day.
  private mutating func keep(
    _ plan: NoticePlan, _ covered: Instant?, _ board: NoticeBoard
  ) throws(OfficeError) {
    let tomorrow = board.sources.today.addingClamped(days: 1)
    let midnight = WallTime(day: tomorrow, minute: 0).flatMap {
      try? office.zones.unixSeconds(of: ZonedTime($0, in: board.programme.zone))
    }
    let next = min(plan.next, midnight ?? now.seconds)
    let until = max(now, covered ?? now)
    try RemindState(
      coveredUntil: until, heartbeat: now, head: try office.head(),
      next: Instant(microseconds: next * 1_000_000)
    ).write(in: office.folder)
    report.coveredUntil = until
  }
}

extension Office {
  /// Up to when the last run looked that claimed something, as the log tells.
  func lastClaim() throws(OfficeError) -> Instant? {
    do throws(ProjectionError) {
      let rows = TableRows(log.connection)
      let last = try rows.notices(NoticeFilter(limit: 1)).first
      return last.flatMap { Instant($0.reached) }
    } catch {
      throw OfficeError.from(error)
    }
  }
}
