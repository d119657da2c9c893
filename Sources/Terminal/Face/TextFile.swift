import Glibc
import Office

/// Writes small files whole, with the folders above them.
enum TextFile {
  static func write(_ text: String, to path: String) throws(OfficeError) {
    for (index, character) in zip(path.indices, path)
    where character == "/" && index > path.startIndex {
      let folder = String(path[..<index])
      guard mkdir(folder, 0o755) != 0, errno != EEXIST else { continue }
      throw OfficeError.cannotCreate(path: folder, reason: String(cString: strerror(errno)))
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      bytes = bytes.dropFirst(count)
    }
  }

  private static func failure(_ path: String) -> OfficeError {
    .cannotCreate(path: path, reason: String(cString: strerror(errno)))
  }
}
