import Projections
import Twinning

/// The ledger as it stands in rows.
final class RowLedger: NoticeLedger {
  private let rows: any RowSource
  /// Why a row could not be read; a plan made then is not used.
  private(set) var failure: ProjectionError?

  init(_ rows: any RowSource) { self.rows = rows }

  func hasReached(_ key: NoticeKey) -> Bool {
    read { (rows) throws(ProjectionError) in try rows.hasNotice(key) } ?? true
  }

  func reached(
    _ duty: DutyKey
  ) -> [(step: NoticeStep, recipient: PersonID, channel: Channel)] {
    let found = read { (rows) throws(ProjectionError) in
      try rows.notices(NoticeFilter(duty: duty.description))
    }
    return (found ?? []).compactMap { row in
      guard let step = NoticeStep(row.step), let channel = Channel(rawValue: row.channel) else {
        return nil
      }
      return (step, PersonID(unchecked: row.recipient), channel)
    }
  }

  func digests(of recipient: PersonID, on day: CivilDay, by channel: Channel) -> Int {
    var count = 0
    while true {
      let id = NoticeDigest.id(of: recipient, on: day, by: channel, number: count + 1)
      let found = read { (rows) throws(ProjectionError) in try rows.digest(id) } ?? nil
      guard found != nil else { return count }
      count += 1
    }
  }

  private func read<Value>(
    _ body: (any RowSource) throws(ProjectionError) -> Value
  ) -> Value? {
    do throws(ProjectionError) {
      return try body(rows)
    } catch {
      failure = error
      return nil
    }
  }

  /// Refuses what was read while a row could not be.
  func check() throws(OfficeError) {
    if let failure { throw OfficeError.from(failure) }
  }
}
