import Glibc

/// A file that is there whole or not at all: written under another name, synced, renamed.
struct DurableFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: CInt
  private var buffer: [UInt8] = []
  private var isKept = false

  private static let pieceSize = 1024 * 1024

  /// Begins a file that only its owner can read.
  /// - Throws: ``OfficeError`` when one is there already, unless it may be overwritten.
  init(_ path: String, overwriting: Bool) throws(OfficeError) {
    try Self.check(path, overwriting: overwriting)
    descriptor = try Self.begin(path)
    self.path = path
    temporary = Self.temporary(for: path)
  }

  private static func begin(_ path: String) throws(OfficeError) -> CInt {
    let begun = open(temporary(for: path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard begun >= 0 else {
      throw OfficeError.cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    return begun
  }

  deinit {
    close(descriptor)
    if !isKept { unlink(temporary) }
  }

  /// The name under which it is written, in the same folder.
  static func temporary(for path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? "file"
    return "\(folder(of: path))/.\(name).\(getpid()).part"
  }

  /// Seconds after which nobody is still writing a file under its other name.
  private static let longestWriting = 3_600

  /// Removes what programs that were killed left in a folder, of their backups and exports unless
  /// other names are given: files under the other name that nobody has written to for an hour.
  ///
  /// - Parameters:
  ///   - folder: where they lie.
  ///   - names: how the names of such files begin.
  ///   - ending: how they end.
  static func sweep(
    _ folder: String, beginning names: [String] = ["twinning-"], ending: String = ""
  ) {
    for name in Folder.names(in: folder) {
      guard let own = named(by: name), names.contains(where: own.hasPrefix),
        own.hasSuffix(ending)
      else { continue }
      var status = stat()
      let path = "\(folder)/\(name)"
      guard lstat(path, &status) == 0,
        status.st_mode & S_IFMT == S_IFREG, status.st_mtim.tv_sec + longestWriting < time(nil)
      else { continue }
      unlink(path)
    }
  }

  /// The name of the file that is written under another name; `nil` when that is no such name.
  ///
  /// What SQLite puts beside a copy of a log is named after it.
  private static func named(by temporary: String) -> Substring? {
    var parts = temporary.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 3, parts.removeFirst().isEmpty, let last = parts.popLast(),
      ["part", "part-journal", "part-wal", "part-shm"].contains(last),
      let process = parts.popLast(), !process.isEmpty,
      process.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return parts.joined(separator: ".")[...]
  }

  /// The folder in which a file lies.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether a file may be put there.
  static func check(_ path: String, overwriting: Bool) throws(OfficeError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw OfficeError.occupied("\(path) is no file; choose another name")
    }
    guard overwriting else {
      throw OfficeError.occupied(
        "\(path) is there already; choose another name, or give --force")
    }
  }

  /// Lets whoever may read the file that is there read this one too.
  func inheritRights() {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    fchmod(descriptor, status.st_mode & 0o666)
  }

  mutating func write(_ bytes: [UInt8]) throws(OfficeError) {
    buffer += bytes
    if buffer.count >= Self.pieceSize { try flush() }
  }

  private mutating func flush() throws(OfficeError) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress.map { $0 + start }, raw.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes it durable and gives it its name.
  mutating func keep() throws(OfficeError) {
    try flush()
    guard fsync(descriptor) == 0 else { throw failure() }
    try Self.name(temporary, path)
    isKept = true
  }

  /// Gives a file that was synced its name, and makes that durable.
  static func name(_ temporary: String, _ path: String) throws(OfficeError) {
    guard rename(temporary, path) == 0 else {
      throw OfficeError.cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    try Folder.sync(folder(of: path), for: path)
  }

  /// Makes a file that another wrote durable.
  static func sync(_ path: String) throws(OfficeError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw OfficeError.storage("\(path) cannot be synced: \(String(cString: strerror(errno)))")
    }
  }

  private func failure() -> OfficeError {
    .cannotCreate(path: path, reason: String(cString: strerror(errno)))
  }
}
