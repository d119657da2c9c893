import EventLog
import JSONText
import Projections
import Twinning

extension ReminderRun {
  /// So many notices stand in one event at the most.
  private static let mostNotices = TextLimit.listLimit

  /// Plans, claims and suppresses in one transaction: all of it, or nothing.
  ///
  /// Whoever runs at the same time sees what was claimed here, or makes this run see theirs.
  mutating func claim(
    since covered: Instant?, _ pass: (RemindPlace) throws(OfficeError) -> Void
  ) throws(OfficeError) -> (NoticePlan, NoticeBoard) {
    try office.begin()
    let planned: (plan: NoticePlan, board: NoticeBoard)
    do throws(OfficeError) {
      planned = try plan(since: covered)
      try pass(.planned)
      if let covered, let gap = try gap(since: covered, planned.plan), !options.catchesUp {
        throw OfficeError.busy(gap)
      }
      try append(planned.plan)
    } catch {
      office.abandon()
      throw error
    }
    if planned.plan.isEmpty { office.abandon() } else { _ = try office.commit() }
    return planned
  }

  private func append(_ plan: NoticePlan) throws(OfficeError) {
    guard !plan.isEmpty else { return }
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
    _ = try office.step(
      Self.request(name, command, write), correlation: correlation, describe: false)
  }

  /// Decides, appends and commits.
  func commit(
    _ name: String, _ command: Command, _ write: (inout JSONWriter) -> Void
  ) throws(OfficeError) {
    _ = try office.perform(Self.request(name, command, write))
  }

  private static func request(
    _ name: String, _ command: Command, _ write: (inout JSONWriter) -> Void
  ) -> Request {
    var writer = JSONWriter()
    write(&writer)
    return Request(internal: name, command, arguments: writer.bytes, actor: actor)
  }
}
