internal import Glibc

/// The lock file that is held across every write transaction and every checkpoint.
///
/// SQLite up to 3.51.2 can corrupt a database when a checkpoint races a commit that resets the
/// write-ahead log (https://sqlite.org/wal.html, "the WAL-reset bug"). With automatic checkpoints
/// off and this lock held, no checkpoint ever runs beside a commit. It is also what makes a second
/// program wait for the first.
@safe final class WriteLock {
  private let descriptor: CInt
  private let path: String
  private var isHeld = false

  /// Opens the lock file, and makes it when it is not there.
  init(path: String) throws(LogError) {
    let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else {
      throw LogError.cannotLock(path: path, reason: unsafe String(cString: strerror(errno)))
    }
    descriptor = opened
    self.path = path
  }

  deinit { close(descriptor) }

  /// Takes the lock; waits up to `timeout` seconds for whoever holds it.
  func take(timeout: Int) throws(LogError) {
    guard !isHeld else { return }
    var wait: UInt32 = 200
    let deadline = Instant.now.microseconds + Int64(timeout) * 1_000_000
    while true {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { break }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw LogError.cannotLock(path: path, reason: unsafe String(cString: strerror(errno)))
      }
      guard Instant.now.microseconds < deadline else { throw LogError.busy(seconds: timeout) }
      usleep(wait)
      wait = min(wait * 2, 20_000)
    }
    isHeld = true
  }

  func give() {
    guard isHeld else { return }
    flock(descriptor, LOCK_UN)
    isHeld = false
  }
}
