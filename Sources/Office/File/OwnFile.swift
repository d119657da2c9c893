/// The files that an office is made of, which nothing else is ever written over.
enum OwnFile {
  /// Their names in the office's folder; SQLite keeps its journals under the longer ones.
  static let names = [
    "twinning.db", "twinning.db-wal", "twinning.db-shm", "twinning.db-journal", "twinning.keys",
    "twinning.keys-journal", "twinning.lock",
  ]

  /// Whether the path leads to one of them, by name or by a link, be it there or not.
  static func isMeant(by path: String, in folder: String) -> Bool {
    let meant = AbsolutePath.of(path)
    return names.contains { name in
      let own = "\(folder)/\(name)"
      return AbsolutePath.of(own) == meant || AbsolutePath.isSame(own, path)
    }
  }
}
