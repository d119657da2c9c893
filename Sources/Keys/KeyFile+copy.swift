internal import Glibc
internal import SQLite

extension KeyFile {
  /// Copies the file, page by page, into a new one that only its owner can read.
  ///
  /// The caller syncs it and gives it its name.
  package func copy(to path: String) throws(KeyFileError) {
    let made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard made >= 0 else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    close(made)
    try database { (connection) throws(SQLiteError) in
      let target = try Connection(path, .readWrite)
      try connection.copy(to: target)
    }
  }
}
