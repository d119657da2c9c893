package import EventLog
package import Sodium
import Twinning

extension Office {
  /// Signs what is on record now.
  ///
  /// The log is verified first, on the state that is signed: a checkpoint of a log that does not hold
  /// would vouch for what somebody changed (R34).
  package func checkpoint(
    _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> Checkpoint {
    let report = try Self.verify(log, progress)
    if let fault = report.fault {
      throw OfficeError.refused(
        Refusal(
          "the log is not intact, and is not signed: \(fault)",
          advice: "look with audit verify, and bring back a backup", rule: "R34"))
    }
    guard let first = report.first else {
      throw OfficeError.refused(
        Refusal("nothing is on record yet that could be signed", advice: "see help program found"))
    }
    let key = try signingKey(of: first)
    guard let checkpoint = Checkpoint(of: report, at: clock(), signedWith: key) else {
      throw OfficeError.storage("the log changed while it was signed; try again")
    }
    return checkpoint
  }

  /// Checks that nothing in the log of the office in `folder` was changed, removed or slipped in,
  /// and that it goes on from earlier checkpoints (R34).
  ///
  /// Only the log is opened and nothing is made from it, so that a log that was changed in whatever
  /// way is looked at as it is.
  /// - Parameters:
  ///   - folder: the office.
  ///   - checkpoints: what was signed earlier.
  ///   - key: the key that has to have signed them; the office's own keys when left out.
  ///   - progress: told how far it has come.
  package static func verify(
    folder: String, against checkpoints: [Checkpoint] = [], key: PublicKey? = nil,
    _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> LogReport {
    let log: SQLiteLog
    do throws(LogError) {
      log = try SQLiteLog(path: folder + "/twinning.db", mode: .read)
    } catch {
      if case .missing = error { throw OfficeError.noOffice(folder: folder) }
      throw OfficeError.from(error)
    }
    let signers: CheckpointSigners =
      if let key {
        .given(key)
      } else if !checkpoints.isEmpty, let known = try signingKeys(in: folder) {
        .office(known.map(\.key))
      } else {
        .unknown
      }
    return try verify(log, against: checkpoints, signedBy: signers, progress)
  }

  static func verify(
    _ log: SQLiteLog, against checkpoints: [Checkpoint] = [],
    signedBy signers: CheckpointSigners = .unknown,
    _ progress: (Progress) -> Void
  ) throws(OfficeError) -> LogReport {
    do throws(LogError) {
      return try log.verify(against: checkpoints, signedBy: signers) { position, total in
        progress(Progress(what: "checking the log", done: position, total: total))
      }
    } catch {
      throw OfficeError.from(error)
    }
  }
}
