import EventLog
import Glibc
import Keys

extension Office {
  var keyPath: String { KeyCopy.path(in: folder) }

  /// Whether there is a key file.
  package var hasKeys: Bool { KeyFile.exists(at: keyPath) }

  /// Whether a file may be put there: never over the office itself, whatever is allowed.
  package func checkFile(at path: String, overwriting: Bool) throws(OfficeError) {
    guard !OwnFile.isMeant(by: path, in: folder) else {
      throw OfficeError.occupied("\(path) is part of this very office; choose another name")
    }
    try DurableFile.check(path, overwriting: overwriting)
  }

  /// Copies the keys into a file of their own, and puts down where, so that forgetting somebody
  /// reaches the copy.
  package func exportKeys(to path: String, overwriting: Bool) throws(OfficeError) {
    try checkFile(at: path, overwriting: overwriting)
    try copyKeys([path])
  }

  /// Copies the key file to `paths` and puts them down first, so that forgetting somebody from now on
  /// reaches the copies.
  ///
  /// Takes no lock of the log: a backup does not wait for an import.
  func copyKeys(_ paths: [String]) throws(OfficeError) {
    try changeKeys(at: keyPath) { (keys) throws(KeyFileError) in
      for path in paths {
        try keys.noteCopy(at: AbsolutePath.of(path), moment: clock().microseconds)
      }
    }
    for path in paths { try KeyCopy.make(keyPath, as: path) }
    let people = try settledPeople()
    for path in paths {
      try changeKeys(at: path) { (copy) throws(KeyFileError) in
        for person in try copy.people() where !people.contains(person) {
          try copy.destroyKey(of: person)
        }
      }
    }
  }

  /// Forgets copies of the keys that are no more.
  func forgetKeyCopies(_ paths: [String]) throws(OfficeError) {
    guard hasKeys, !paths.isEmpty else { return }
    try changeKeys(at: keyPath) { (keys) throws(KeyFileError) in
      for path in paths { try keys.forgetCopy(at: AbsolutePath.of(path)) }
    }
  }

  /// Microseconds between two looks, and how many there are: five seconds.
  private static let look: (pause: UInt32, times: Int) = (50_000, 100)

  /// Who has a key once those are forgotten who were about to be while the copy was made.
  ///
  /// A forgetting that looked for copies before this one was put down has said so in the key file
  /// before, and ends there. One that was broken off is ended later, and reaches the copy then.
  private func settledPeople() throws(OfficeError) -> Set<String> {
    try KeyCopy.keys { () throws(KeyFileError) in
      let keys = try KeyFile(path: keyPath, mode: .read)
      for _ in 1...Self.look.times {
        if try keys.unfinishedErasures().isEmpty { break }
        usleep(Self.look.pause)
      }
      return Set(try keys.people())
    }
  }

  private func changeKeys(
    at path: String, _ change: (KeyFile) throws(KeyFileError) -> Void
  ) throws(OfficeError) {
    try KeyCopy.keys { () throws(KeyFileError) in
      let keys = try KeyFile(path: path, mode: .write)
      try change(keys)
      try keys.commit()
    }
  }
}
