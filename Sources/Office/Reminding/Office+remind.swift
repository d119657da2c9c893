package import EventLog
import Projections
import Twinning

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
  /// Planned inside the transaction that claims, which is still open.
  case planned
  case claimed
  case transmitting(String)
  case handedOver(String)
  case settled(String)
}

extension Office {
  /// Sends the reminders that are due (R30, R31).
  ///
  /// - Parameters:
  ///   - options: how.
  ///   - channels: those that there are; what goes by another one is suppressed, and goes to the
  ///     terminal as well.
  ///   - passing: told of each place that is passed; a test breaks off there.
  /// - Throws: ``OfficeError/busy(_:)`` while another run is under way, and when notices of a long
  ///   absence wait for somebody to look at them.
  package func remind(
    _ options: RemindOptions = RemindOptions(), by channels: [any NoticeChannel],
    passing: (RemindPlace) throws(OfficeError) -> Void = { _ in }
  ) throws(OfficeError) -> RemindReport {
    guard try !isEmpty() else { throw OfficeError.noOffice(folder: folder) }
    if let at = options.at, at > clock(), !options.isDry {
      throw OfficeError.refused(
        Refusal(
          "\(at) is still to come: what is due then can be rehearsed, and not sent",
          advice: "give --dry-run too", rule: "R30", field: "at"))
    }
    var run = ReminderRun(self, options, channels)
    if options.isDry {
      return try log.onOneState { () throws(OfficeError) in try run.rehearse() }
    }
    let lock = try RemindLock(in: folder)
    let report = try run.run(passing)
    _ = consume lock
    return report
  }

  /// How the reminders of this office stand.
  package func remindStatus() throws(OfficeError) -> RemindStatus {
    let state = RemindState.read(in: folder)
    do throws(ProjectionError) {
      let rows = TableRows(log.connection)
      let open = try rows.digests(in: [.claimed, .transmitting, .failed, .unknown])
      return RemindStatus(
        now: clock(), lastRun: state?.heartbeat, coveredUntil: state?.coveredUntil,
        waiting: open.filter { $0.state == NoticeState.claimed.rawValue }.map(\.digest),
        retrying: open.compactMap(PendingDigest.init),
        broken: open.filter { $0.state == NoticeState.transmitting.rawValue }.map(\.digest),
        failed: open.filter { $0.isLost && $0.state == NoticeState.failed.rawValue }.map(\.digest),
        unknown: open.filter { $0.state == NoticeState.unknown.rawValue }.map(\.digest),
        lost: open.filter(isLateLoss).map(\.digest),
        stuck: open.filter(hasWaitedLong).map(\.digest))
    } catch {
      throw OfficeError.from(error)
    }
  }

  /// So many days a digest that was lost is told of.
  private static let toldLosses = 7
  /// After so many seconds somebody should see why a digest waits.
  private static let longestWait: Int64 = 86_400

  /// Whether a digest was lost lately, and that matters.
  private func isLateLoss(_ row: DigestRow) -> Bool {
    row.isLost && row.note != ReminderRun.isOver && clock().day - row.changed < Self.toldLosses
  }

  private func hasWaitedLong(_ row: DigestRow) -> Bool {
    guard !row.isLost, let claimed = Instant(row.claimed) else { return false }
    return clock().seconds - claimed.seconds > Self.longestWait
  }

  /// Up to when the last run looked that claimed something, as the log tells.
  func lastClaim() throws(OfficeError) -> Instant? {
    do throws(ProjectionError) {
      let last = try TableRows(log.connection).notices(NoticeFilter(limit: 1)).first
      return last.flatMap { Instant($0.reached) }
    } catch {
      throw OfficeError.from(error)
    }
  }
}
