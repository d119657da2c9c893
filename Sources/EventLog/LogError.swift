package import SQLite

/// Why the log does not do what was asked.
package enum LogError: Error, Equatable, CustomStringConvertible {
  /// The stream is not as the writer believed.
  case versionConflict(stream: String, expected: ExpectedVersion, found: Int64)
  /// Another process writes and did not finish in time.
  case busy(seconds: Int)
  case missing(path: String)
  case isFolder(path: String)
  case notALog(path: String)
  /// Made by a newer version of the program.
  case newer(path: String, found: Int64, known: Int64)
  case readOnly(path: String)
  case full(path: String)
  /// A pragma did not take: the log would not be safe.
  case unsafePragma(name: String, wanted: String, found: String)
  /// A command without events, an append outside a transaction or after one that failed.
  case badAppend(String)
  /// What another log held cannot be taken over as it is.
  case notAdopted(position: Int64, reason: String)
  case cannotLock(path: String, reason: String)
  /// The disk refused to read, write or sync; what was committed before is not touched.
  case diskFails(path: String, reason: String)
  /// What was read is not what SQLite wrote: the file is damaged, or the disk read it wrongly.
  case unreadable(path: String, reason: String)
  /// The library said something else.
  case database(SQLiteError)

  package var description: String {
    switch self {
    case .versionConflict(let stream, let expected, let found):
      "\(stream) has \(found) events, not as expected (\(expected)); read it again and decide anew"
    case .busy(let seconds):
      "another program has been writing to this office for \(seconds) s; try again"
    case .missing(let path): "there is no log at \(path)"
    case .isFolder(let path): "\(path) is a folder, not a log"
    case .notALog(let path): "\(path) is not a log of Twinning; choose the office's twinning.db"
    case .newer(let path, let found, let known):
      "\(path) has format \(found) and this program knows format \(known); use the newer program"
    case .readOnly(let path):
      "\(path) cannot be written; look at the rights of the file and its folder, and whether there is room"
    case .full(let path):
      "there is no room left for \(path); nothing was written; make room and try again"
    case .unsafePragma(let name, let wanted, let found):
      "SQLite would not set \(name) to \(wanted) (it is \(found)); the log would not be safe"
    case .badAppend(let reason): reason
    case .notAdopted(let position, let reason): "position \(position): \(reason)"
    case .cannotLock(let path, let reason): "\(path) cannot be locked: \(reason)"
    case .diskFails(let path, let reason):
      "the disk under \(path) fails (\(reason)); what was answered before is kept; look at the disk"
        + " and at the room on it, and try again, with the same --key if there was one"
    case .unreadable(let path, let reason):
      "\(path) could not be read rightly (\(reason)); try again: a disk that errs looks like this"
        + " too; if it stays, keep a copy of the folder and go back to a backup"
    case .database(let error): error.description
    }
  }

  /// The same error in the words of the log.
  package static func from(_ error: SQLiteError, path: String) -> LogError {
    switch error.kind {
    case .full: .full(path: path)
    case .readOnly: .readOnly(path: path)
    case .notADatabase: .notALog(path: path)
    case .inputOutput, .cannotOpen: .diskFails(path: path, reason: error.message)
    case .corrupt: .unreadable(path: path, reason: error.message)
    case .busy, .constraint, .interrupted, .other:
      .database(error)
    }
  }
}
