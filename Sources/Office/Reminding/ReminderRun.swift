import EventLog
import JSONText
import Projections
import Twinning

/// One run of the reminders: plan and claim in one transaction, then hand over digest by digest.
struct ReminderRun {
  let office: Office
  let options: RemindOptions
  let channels: [Channel: any NoticeChannel]
  let now: Instant
  var report: RemindReport

  /// After so long an absence somebody looks first.
  static let longestGap: Int64 = 92 * 86_400
  /// Who asks for what the program does by itself.
  static let actor = "daemon"

  init(_ office: Office, _ options: RemindOptions, _ channels: [any NoticeChannel]) {
    self.office = office
    self.options = options
    self.channels = Dictionary(
      channels.map { ($0.channel, $0) }, uniquingKeysWith: { first, _ in first })
    now = options.at ?? office.clock()
    report = RemindReport(coveredUntil: now)
    report.isDry = options.isDry
  }

  /// Tells what a run would send.
  mutating func rehearse() throws(OfficeError) -> RemindReport {
    let state = RemindState.read(in: office.folder)
    if let state, let words = try otherLog(state) { report.troubles.append(words) }
    let covered = try covered(state)
    let (plan, board) = try plan(since: covered)
    take(plan)
    let open = try open()
    report.pending = open.filter { !mayGo($0) }.compactMap(PendingDigest.init)
    for row in open {
      if let line = try rehearsed(row, board) { report.lines.append(line) }
    }
    for digest in plan.digests {
      let items = digest.notices.map { DigestText.Item(duty: $0.duty, step: $0.notice.step) }
      report.lines.append(
        RemindReport.Line(
          digest: digest.id, recipient: digest.recipient.person.text, channel: digest.channel,
          day: digest.day, state: nil, note: "", retryAt: nil,
          notices: digest.notices.map {
            "\(NoticeKey($0.notice, to: digest.recipient.person, by: digest.channel))"
          },
          text: try board.text(
            items, on: digest.day, to: digest.recipient, by: digest.channel)))
    }
    if let covered, let gap = try gap(since: covered, plan) { report.troubles.append(gap) }
    return report
  }

  mutating func run(
    _ pass: (RemindPlace) throws(OfficeError) -> Void
  ) throws(OfficeError) -> RemindReport {
    let state = RemindState.read(in: office.folder)
    if let state, let words = try otherLog(state), !options.catchesUp {
      throw OfficeError.busy(words)
    }
    let open = try open()
    if let state, open.isEmpty, try isQuiet(state) {
      var kept = state
      (kept.coveredUntil, kept.heartbeat) = (now, office.clock())
      try kept.write(in: office.folder)
      return report
    }
    try settleBroken(open)
    let covered = try covered(state)
    let clock = office.clock()
    if let covered, clock < covered {
      report.troubles.append(
        "the clock says \(clock), and reminders were looked at until \(covered) already; only what"
          + " is new is sent")
    }
    let (plan, board) = try claim(since: covered, pass)
    take(plan)
    try pass(.claimed)
    let claimed = try self.open()
    report.pending = claimed.filter { !mayGo($0) }.compactMap(PendingDigest.init)
    try handOver(claimed, board, pass)
    try keep(plan, covered, state?.heartbeat, board)
    return report
  }

  /// Whether nothing can be due: the log is as it was, and the next moment is still to come.
  ///
  /// Each run sets the next moment within a day or two; what says otherwise was written by a wrong
  /// clock.
  private func isQuiet(_ state: RemindState) throws(OfficeError) -> Bool {
    guard let heartbeat = state.heartbeat, state.coveredUntil <= now, now < state.next,
      now.seconds - state.coveredUntil.seconds <= 86_400,
      state.next.seconds - heartbeat.seconds <= 2 * 86_400
    else { return false }
    return try office.head() == state.head
  }

  /// Why somebody should look before reminders go on in a log that is a copy, or shorter than it was;
  /// `nil` when it is neither.
  private func otherLog(_ state: RemindState) throws(OfficeError) -> String? {
    if state.isCopied {
      return "this office was made of a copy of another one, whose reminders were last looked at"
        + " \(state.coveredUntil) or later; notices may have gone out since; look at what would be"
        + " sent with remind --dry-run, then go on with remind --catch-up"
    }
    let head = try office.head()
    guard state.head > head else { return nil }
    return "the log was put back: it ends with event \(head), and reminders last ran when it ended"
      + " with \(state.head); notices may have gone out since; look at what would be sent with"
      + " remind --dry-run, then go on with remind --catch-up"
  }

  // MARK: Planning

  /// Up to when everything was looked at: as the file says, or the log's last claim.
  private func covered(_ state: RemindState?) throws(OfficeError) -> Instant? {
    if let state { return state.coveredUntil }
    return try office.lastClaim()
  }

  func plan(since covered: Instant?) throws(OfficeError) -> (NoticePlan, NoticeBoard) {
    try office.refresh()
    let zone: ZoneName
    do throws(Refusal) {
      zone = try office.records.requiredProgramme().zone
    } catch {
      throw OfficeError.refused(error)
    }
    let today = office.day(of: now, in: zone)
    let desk = try office.desk(on: today)
    // Two days earlier: no zone is further away. Where reminders never ran, what was asked for since
    // the office began counts as reached too, whoever was late to send it.
    let since =
      if let covered { office.day(of: min(covered, now), in: zone).addingClamped(days: -2) } else {
        try DueList(desk: desk, through: today).knownSince
      }
    let board = try NoticeBoard(desk, since: since, staying: staying)
    let ledger = RowLedger(board.desk.rows)
    var planner = NoticePlanner(
      now: now.seconds, zones: office.zones, programme: zone, ledger: ledger,
      obstacle: obstacle, isSetUp: { channels[$0] != nil })
    let plan = planner.plan(board.duties, for: board.audience)
    try ledger.check()
    return (plan, board)
  }

  /// By what goes to nobody but who runs the program.
  var staying: Set<Channel> { Set(channels.values.filter(\.staysHere).map(\.channel)) }

  private func obstacle(to person: PersonID, by channel: Channel) -> String? {
    channels[channel]?.obstacle(to: person)
  }

  /// Why somebody should look before so much is sent; `nil` when all is well.
  func gap(since covered: Instant, _ plan: NoticePlan) throws(OfficeError) -> String? {
    guard now.seconds - covered.seconds > Self.longestGap, plan.noticeCount > 0 else { return nil }
    // A run by a clock that was behind looked at nothing that the log has not told since.
    let claimed = try office.lastClaim().flatMap { $0 <= now ? $0 : nil }
    let covered = max(covered, claimed ?? covered)
    let seconds = now.seconds - covered.seconds
    guard seconds > Self.longestGap else { return nil }
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

  // MARK: Remembering

  /// Remembers that all was looked at, and when there is something to do next unless the log grows:
  /// tomorrow at the latest, for new duties come with a new day.
  private mutating func keep(
    _ plan: NoticePlan, _ covered: Instant?, _ lastGood: Instant?, _ board: NoticeBoard
  ) throws(OfficeError) {
    let tomorrow = board.desk.today.addingClamped(days: 1)
    let midnight = WallTime(day: tomorrow, minute: 0).flatMap {
      try? office.zones.unixSeconds(of: ZonedTime($0, in: board.programme.zone))
    }
    let next = min(plan.next, midnight ?? now.seconds)
    // What a run by a clock ahead looked at is looked at again, and told no more.
    let clock = office.clock()
    let until = max(now, min(covered ?? now, clock))
    try RemindState(
      coveredUntil: until, heartbeat: report.hasGivenUp ? lastGood : clock,
      head: try office.head(),
      next: Instant(microseconds: next * 1_000_000)
    ).write(in: office.folder)
    report.coveredUntil = until
  }
}
