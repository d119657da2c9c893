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
    let report = try verify(progress)
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

  /// Checks that nothing in the log was changed, removed or slipped in, and that it goes on from
  /// earlier checkpoints (R34).
  ///
  /// - Parameters:
  ///   - checkpoints: what was signed earlier.
  ///   - key: the key that has to have signed them; the office's own keys when left out.
  ///   - progress: told how far it has come.
  package func verify(
    against checkpoints: [Checkpoint] = [], key: PublicKey? = nil,
    _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> LogReport {
    let signers: CheckpointSigners =
      if let key {
        .given(key)
      } else if !checkpoints.isEmpty, let known = try signingKeys() {
        .office(known.map(\.key))
      } else {
        .unknown
      }
    return try storage { (log) throws(LogError) in
      try log.verify(against: checkpoints, signedBy: signers) { position, total in
        progress(Progress(what: "checking the log", done: position, total: total))
      }
    }
  }
}
