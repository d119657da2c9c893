import EventLog
import Keys

extension Office {
  var keyPath: String { KeyCopy.path(in: folder) }

  /// Whether there is a key file.
  package var hasKeys: Bool { KeyFile.exists(at: keyPath) }

  /// Whether a copy of the keys may be put there.
  package func checkKeys(at path: String, overwriting: Bool) throws(OfficeError) {
    try DurableFile.check(path, overwriting: overwriting)
  }

  /// Copies the keys into a file of their own, and puts down where, so that forgetting somebody
  /// reaches the copy.
  package func exportKeys(to path: String, overwriting: Bool) throws(OfficeError) {
    try DurableFile.check(path, overwriting: overwriting)
    try copyKeys([path])
  }

  /// Copies the key file to `paths` and puts them down, with other writers kept away.
  func copyKeys(_ paths: [String]) throws(OfficeError) {
    try withKeys { (keys) throws(KeyFileError) in
      for path in paths {
        try keys.noteCopy(at: AbsolutePath.of(path), moment: clock().microseconds)
      }
    } then: { () throws(OfficeError) in
      for path in paths { try KeyCopy.make(keyPath, as: path) }
    }
  }

  /// Forgets copies of the keys that are no more.
  func forgetKeyCopies(_ paths: [String]) throws(OfficeError) {
    guard hasKeys, !paths.isEmpty else { return }
    try withKeys { (keys) throws(KeyFileError) in
      for path in paths { try keys.forgetCopy(at: AbsolutePath.of(path)) }
    } then: { () throws(OfficeError) in
    }
  }

  /// Changes the key file, and does what follows, under the write lock of the log: nobody is
  /// forgotten between the two.
  private func withKeys(
    _ change: (KeyFile) throws(KeyFileError) -> Void, then: () throws(OfficeError) -> Void
  ) throws(OfficeError) {
    // An own connection that writes: this office may have been opened to read only.
    let lock: SQLiteLog
    do throws(LogError) {
      lock = try SQLiteLog(path: log.path, mode: .write, timeout: log.timeout)
      try lock.begin()
    } catch {
      throw OfficeError.from(error)
    }
    defer { try? lock.rollback() }
    try KeyCopy.keys { () throws(KeyFileError) in
      let keys = try KeyFile(path: keyPath, mode: .write)
      try change(keys)
      try keys.commit()
    }
    try then()
  }
}
