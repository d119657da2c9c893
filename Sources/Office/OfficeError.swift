package import EventLog
package import Twinning

/// Why the office does not do or tell what was asked.
package enum OfficeError: Error, CustomStringConvertible {
  /// The domain says no.
  case refused(Refusal)
  /// One line of a file is refused, and therefore the whole file.
  case badLine(line: Int, reason: String)
  case lineTooLong(line: Int, limit: Int)
  case unreadable(path: String, reason: String)
  /// There is no key file.
  case noKeys(String)
  /// There is no office in the folder.
  case noOffice(folder: String)
  case officeExists(folder: String)
  case cannotCreate(path: String, reason: String)
  /// Something is where a file or an office was to be put.
  case occupied(String)
  /// Another process writes and did not finish in time.
  case busy(String)
  /// The log or the projections cannot be read or written.
  case storage(String)
  /// The log holds an event that this program cannot read.
  case unknownEvent(position: Int64, reason: String)
  case guidance(String)
  /// The log does not hold, or a file is not what it should be.
  case damaged(String)
  /// A newer version of the program wrote it.
  case newer(String)
  /// What should be a checkpoint is none; nothing was compared.
  case badCheckpoint(CheckpointError)

  package var description: String {
    switch self {
    case .refused(let refusal): refusal.description
    case .badLine(let line, let reason): "line \(line): \(reason); nothing was done"
    case .lineTooLong(let line, let limit):
      "line \(line) is longer than \(limit) bytes; nothing was done"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .noOffice(let folder):
      "there is no office in \(folder); make one with twinning init, or look at a sample with"
        + " twinning demo"
    case .officeExists(let folder):
      "there is an office in \(folder) already; choose another folder with --office"
    case .cannotCreate(let path, let reason): "\(path) cannot be made: \(reason)"
    case .busy(let reason): reason
    case .storage(let reason): reason
    case .unknownEvent(let position, let reason):
      "the event at position \(position) cannot be read: \(reason); use the newest program"
    case .guidance(let reason), .damaged(let reason), .newer(let reason), .occupied(let reason),
      .noKeys(let reason):
      reason
    case .badCheckpoint(let error): error.description
    }
  }
}
