internal import CPipe
internal import Glibc

/// An open file of the system's; closed when it goes.
struct Descriptor: ~Copyable {
  /// -1 once it is closed.
  private(set) var number: CInt

  var isOpen: Bool { number >= 0 }

  deinit { if number >= 0 { _ = Glibc.close(number) } }

  mutating func close() {
    if isOpen { _ = Glibc.close(number) }
    number = -1
  }

  /// Lets writing end at once when there is no room, and reading when there is nothing.
  ///
  /// Other programs that hold the same end are not asked: it is to be one that only we hold.
  func stopBlocking() throws(SystemFailure) {
    guard fcntl(number, F_SETFL, O_NONBLOCK) == 0 else { throw .last() }
  }

  /// Two ends that are joined, which no other program inherits.
  struct Pipe: ~Copyable {
    var reading: Descriptor
    var writing: Descriptor
  }

  /// A pipe, for a program can open its `/dev/stdin` anew where that is one, and not where it is a
  /// socket.
  static func pipe() throws(SystemFailure) -> Pipe {
    var ends: [CInt] = [-1, -1]
    guard unsafe pipe_closed_in_programs(&ends) == 0 else { throw .last() }
    return Pipe(reading: Descriptor(number: ends[0]), writing: Descriptor(number: ends[1]))
  }
}

/// Why the system did not do something (errno(3)).
struct SystemFailure: Error {
  let reason: String

  init(code: CInt) { reason = unsafe String(cString: strerror(code)) }

  static func last() -> SystemFailure { SystemFailure(code: errno) }
}
