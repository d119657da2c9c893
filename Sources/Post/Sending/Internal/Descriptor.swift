// Where the compiler finds kinds of sockets when it looks at the whole module.
internal import CCurl
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

  /// Lets reading and writing end at once when there is nothing to be had.
  func stopBlocking() throws(SystemFailure) {
    guard fcntl(number, F_SETFL, O_NONBLOCK) == 0 else { throw .last() }
  }

  /// Two ends that are joined, which no other program inherits.
  struct Pair: ~Copyable {
    let ours: Descriptor
    let theirs: Descriptor
  }

  /// Swift sees no pipe2(2), and with pipe(2) a program that is started meanwhile could inherit an end
  /// and hold it open.
  static func pair() throws(SystemFailure) -> Pair {
    var ends: [CInt] = [-1, -1]
    let kind = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .last() }
    return Pair(ours: Descriptor(number: ends[0]), theirs: Descriptor(number: ends[1]))
  }
}

/// Why the system did not do something (errno(3)).
struct SystemFailure: Error {
  let reason: String

  init(code: CInt) { reason = unsafe String(cString: strerror(code)) }

  static func last() -> SystemFailure { SystemFailure(code: errno) }
}
