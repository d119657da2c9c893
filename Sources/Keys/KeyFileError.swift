package import SQLite
package import Sodium

/// Why the key file does not give or keep a key.
package enum KeyFileError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case notAKeyFile(path: String)
  /// Made by a newer version of the program.
  case newer(path: String, found: Int64, known: Int64)
  case exists(path: String)
  case cannotCreate(path: String, reason: String)
  /// The library said something else.
  case database(path: String, SQLiteError)
  case sodium(SodiumError)

  package var description: String {
    switch self {
    case .missing(let path):
      "there is no key file at \(path); bring it back from a backup: without it sealed fields stay"
        + " sealed"
    case .notAKeyFile(let path): "\(path) is not a key file of Twinning"
    case .newer(let path, let found, let known):
      "\(path) has format \(found) and this program knows format \(known); use the newer program"
    case .exists(let path): "\(path) is there already"
    case .cannotCreate(let path, let reason): "\(path) cannot be made: \(reason)"
    case .database(let path, let error): Self.sentence(path, error)
    case .sodium(let error): error.description
    }
  }

  private static func sentence(_ path: String, _ error: SQLiteError) -> String {
    switch error.kind {
    case .full: "there is no room left for \(path); nothing was written; make room and try again"
    case .inputOutput, .cannotOpen:
      "the disk does not take or give what belongs to \(path) (\(error.message)); look whether there"
        + " is room and whether the disk is sound, and try again"
    case .readOnly:
      "\(path) cannot be written; look at the rights of the file and its folder, and whether there is room"
    case .busy, .notADatabase, .constraint, .corrupt, .interrupted, .other:
      "the key file \(path): \(error.description)"
    }
  }
}
