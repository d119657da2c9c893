import Keys
import Twinning

/// Why something is not sealed, opened or destroyed.
enum SealError: Error, CustomStringConvertible {
  case file(KeyFileError)
  /// The key file belongs to another log.
  case foreign(path: String)
  case noKey(name: String)
  case changed(person: PersonID)
  case log(String)

  /// Whether the file itself is the trouble, for everybody.
  var isAboutFile: Bool {
    switch self {
    case .file, .foreign, .log: true
    case .noKey, .changed: false
    }
  }

  var description: String {
    switch self {
    case .file(let error): error.description
    case .foreign(let path):
      "\(path) holds the keys of another office; put this office's own back from a backup: without"
        + " it sealed fields stay sealed"
    case .noKey(let name):
      "the key file holds no key of \(name): it is older than what was sealed; bring back the"
        + " newest backup of it"
    case .changed(let person):
      "what is sealed about \(person) does not open: the key or the log was changed; see twinning"
        + " verify"
    case .log(let reason): reason
    }
  }
}
