import Glibc
import Twinning

/// A file that settings name, and that a run reads later from wherever it is started.
enum ReadableFile {
  /// The path from the root, free of links.
  ///
  /// - Throws: a refusal when there is no such file, or it cannot be read.
  static func path(_ path: String, field: String) throws(Refusal) -> String {
    guard let whole = realpath(path, nil) else {
      throw refusal(path, String(cString: strerror(errno)), field)
    }
    defer { free(whole) }
    var status = stat()
    guard stat(whole, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw refusal(path, "it is no file", field)
    }
    guard access(whole, R_OK) == 0 else {
      throw refusal(path, String(cString: strerror(errno)), field)
    }
    return String(cString: whole)
  }

  private static func refusal(_ path: String, _ reason: String, _ field: String) -> Refusal {
    Refusal(
      "\"\(excerpt(path))\" cannot be read: \(reason)",
      advice: "name a file that this user can read", field: field)
  }
}
