internal import Glibc

/// The lock file that is held across every write transaction and every checkpoint.
///
/// SQLite up to 3.51.2 can corrupt a database when a checkpoint races a commit that resets the
/// write-ahead log (https://sqlite.org/wal.html, "the WAL-reset bug"). With automatic checkpoints
/// off and this lock held, no checkpoint ever runs beside a commit. It is also what makes a second
/// program wait for the first.
@safe final class WriteLock {
  private var descriptor: CInt
  private let path: String
  private(set) var isHeld = false

  /// Opens the lock file, and makes it when it is not there.
  init(path: String) throws(LogError) {
    descriptor = try Self.open(path)
    self.path = path
  }

  private static func open(_ path: String) throws(LogError) -> CInt {
    let opened = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw LogError.cannotLock(path: path, reason: unsafe String(cString: strerror(errno)))
    }
    return opened
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Takes the lock; waits up to `timeout` seconds for whoever holds it.
  func take(timeout: Int) throws(LogError) {
    guard !isHeld else { return }
    var wait: UInt32 = 200
    let deadline = Instant.now.microseconds + Int64(timeout) * 1_000_000
    while true {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if isAtItsPath { break }
        // Somebody removed the file: a lock on it keeps nobody away who comes later.
        close(descriptor)
        descriptor = -1
        descriptor = try Self.open(path)
        continue
      }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw LogError.cannotLock(path: path, reason: unsafe String(cString: strerror(errno)))
      }
      guard Instant.now.microseconds < deadline else { throw LogError.busy(seconds: timeout) }
      usleep(wait)
      wait = min(wait * 2, 20_000)
    }
    isHeld = true
  }

  private var isAtItsPath: Bool {
    var held = stat()
    var found = stat()
    return unsafe fstat(descriptor, &held) == 0 && stat(path, &found) == 0
      && held.st_ino == found.st_ino && held.st_dev == found.st_dev
  }

  func give() {
    guard isHeld else { return }
    flock(descriptor, LOCK_UN)
    isHeld = false
  }
}
