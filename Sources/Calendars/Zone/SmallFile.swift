import Glibc

/// Reads small files whole.
enum SmallFile {
  /// Why a file could not be read.
  enum Problem: Error, Hashable, Sendable {
    case missing
    /// A folder, device, pipe or socket.
    case notAFile
    case tooLarge(limit: Int)
    /// The system's own error number.
    case system(Int32)

    /// In words that follow "cannot be used: ".
    var reason: String {
      switch self {
      case .missing: "it is not there"
      case .notAFile: "it is not a regular file"
      case .tooLarge(let limit): "it is larger than \(limit) bytes"
      case .system(let number): String(cString: strerror(number))
      }
    }
  }

  /// The bytes of a regular file of at most `limit` bytes; with `beginningOnly`, its first `limit`
  /// bytes however long it is.
  static func read(
    _ path: String, limit: Int, beginningOnly: Bool = false
  ) throws(Problem) -> [UInt8] {
    // Without O_NONBLOCK a pipe put in the file's place would hold the program up for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .system(errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    // One byte more than allowed shows a file that is too large or grows meanwhile.
    var bytes = [UInt8](repeating: 0, count: min(limit, max(0, Int(status.st_size))) + 1)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      if count == 0 { break }
      filled += count
    }
    if filled > limit && !beginningOnly { throw .tooLarge(limit: limit) }
    bytes.removeLast(bytes.count - min(filled, limit))
    return bytes
  }

  /// Where a symbolic link points; nil when there is none.
  static func target(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
