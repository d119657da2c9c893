import EventLog
import Projections
import Twinning

extension Office {
  /// Has the reminders of an office that was made of a copy wait until somebody looked: what went
  /// out after the copy was made is not in its log, and would go out again.
  ///
  /// - Returns: what there is to say about it, and about settings that no copy holds.
  func settleReminders() throws(OfficeError) -> [String] {
    var notes: [String] = []
    // A folder whose runs went on knows better.
    if RemindState.read(in: folder) == nil, let claimed = try lastClaim() {
      try RemindState(
        coveredUntil: claimed, heartbeat: nil, head: try head(), next: claimed, isCopied: true
      ).write(in: folder)
      notes.append(
        "reminders went out from the office that this is a copy of, until \(claimed) or later; the"
          + " next run waits for you: look with remind --dry-run, then go on with remind --catch-up,"
          + " and let only one of the two offices remind")
    }
    if try PostSettings(folder: folder) == PostSettings(), try isTold(byOtherThan: .terminal) {
      notes.append(
        "how mail and webhooks go out (\(PostSettings.fileName)) is in no copy of the log, for it"
          + " holds secrets: lay the old file beside the log, or set it up with twinning post mail")
    }
    return notes
  }

  /// Whether somebody chose another way to be told than this one.
  private func isTold(byOtherThan channel: Channel) throws(OfficeError) -> Bool {
    do throws(ProjectionError) {
      return try TableRows(log.connection).recipients().contains {
        $0.channels.split(separator: " ").contains { $0 != channel.rawValue }
      }
    } catch {
      throw OfficeError.from(error)
    }
  }
}
