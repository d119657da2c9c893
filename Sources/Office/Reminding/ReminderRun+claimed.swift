import EventLog
import Projections
import Twinning

extension ReminderRun {
  /// What a digest is made from: what is known now; of a webhook what was known when it was claimed.
  ///
  /// A receiver tells a webhook by its name alone, and takes the first of several for all of them: so
  /// each attempt says the same, whatever happened in between. Of the forgotten nothing is told even
  /// then (R35).
  func claimed(_ row: DigestRow, _ board: NoticeBoard) throws(OfficeError) -> NoticeBoard {
    guard row.channel == Channel.webhook.rawValue, let moment = Instant(row.claimed), moment != now
    else { return board }
    let digest: NoticeDigest?
    do throws(Refusal) {
      digest = try office.records.reminders(of: PersonID(unchecked: row.recipient))?
        .digest(row.digest)
    } catch {
      throw OfficeError.refused(error)
    }
    guard let digest else { return board }
    let desk = try office.desk(
      folded: nil, through: digest.moment.position, on: { office.day(of: moment, in: $0) })
    return try NoticeBoard(
      desk, since: DueList(desk: desk, through: desk.today).knownSince, staying: staying)
  }
}
