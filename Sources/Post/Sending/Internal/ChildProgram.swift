internal import CPipe
internal import Glibc

/// What running a program came to.
struct ProgramRun {
  enum End: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    case timedOut
    case notStarted(String)
    case lost(String)
  }

  let end: End
  /// How much of its input it left unread, in bytes.
  let unread: Int
  /// What it wrote, the beginning of it.
  let output: [UInt8]
}

/// A program that is given its input and waited for.
struct ChildProgram: ~Copyable {
  private let process: pid_t
  private var input: Descriptor
  /// The end that the program reads, held to see what it leaves unread.
  private let source: Descriptor
  private var output: Descriptor

  private static let longestOutput = 4096
  /// How long what a program has started may go on reading and writing for it, in milliseconds.
  private static let grace = 1000
  /// How often it is looked whether the program has ended, in milliseconds.
  private static let pause = 20

  /// Runs a program with these words, the first being its path, to its end or for so long.
  ///
  /// Its group of processes is killed when it takes longer.
  static func run(_ words: [String], input: [UInt8], milliseconds: Int) -> ProgramRun {
    do {
      var child = try ChildProgram(words)
      return PipeSignal.blocked { child.feed(input, until: .now() + milliseconds) }
    } catch {
      return ProgramRun(end: .notStarted(error.reason), unread: input.count, output: [])
    }
  }

  private init(_ words: [String]) throws(SystemFailure) {
    let toChild = try Descriptor.pipe()
    let fromChild = try Descriptor.pipe()
    try toChild.writing.stopBlocking()
    try fromChild.reading.stopBlocking()
    process = try Spawning.start(
      words, input: toChild.reading.number, output: fromChild.writing.number)
    input = toChild.writing
    source = toChild.reading
    output = fromChild.reading
  }

  /// Writes its input and reads its output, as it takes and gives them, and waits for its end.
  ///
  /// Once the program itself has ended its word counts: what it has left running may hold both open
  /// for as long as it likes.
  private mutating func feed(_ bytes: [UInt8], until deadline: Milliseconds) -> ProgramRun {
    var rest = bytes[...]
    var said: [UInt8] = []
    var end: ProgramRun.End?
    var limit = deadline
    while Milliseconds.now().value < limit.value {
      if end == nil, let found = look(WNOHANG) {
        end = found
        limit = .now() + Self.grace
      }
      if end != nil, !output.isOpen, unread(rest) == 0 { break }
      var ends = [
        pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
      ]
      guard unsafe poll(&ends, 2, CInt(Self.pause)) > 0 else { continue }
      if ends[0].revents != 0 { write(&rest) }
      if ends[1].revents != 0 { read(into: &said) }
    }
    if end == nil {
      kill(-process, SIGKILL)
      _ = look(0)
    }
    return ProgramRun(end: end ?? .timedOut, unread: unread(rest), output: said)
  }

  private func unread(_ rest: ArraySlice<UInt8>) -> Int {
    rest.count + Int(bytes_unread(source.number))
  }

  private mutating func write(_ rest: inout ArraySlice<UInt8>) {
    let count = unsafe rest.withUnsafeBytes { raw in
      unsafe Glibc.write(input.number, raw.baseAddress, raw.count)
    }
    if count > 0 { rest = rest.dropFirst(count) }
    let isOver = count < 0 && errno != EAGAIN && errno != EINTR
    if rest.isEmpty || isOver { input.close() }
  }

  private mutating func read(into said: inout [UInt8]) {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = unsafe Glibc.read(output.number, &bytes, bytes.count)
    if count > 0, said.count < Self.longestOutput { said += bytes.prefix(count) }
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { output.close() }
  }

  /// How it ended; nil when it runs (waitpid(2)).
  private func look(_ options: CInt) -> ProgramRun.End? {
    var status: CInt = 0
    var found: pid_t
    repeat { found = unsafe waitpid(process, &status, options) } while found < 0 && errno == EINTR
    guard found >= 0 else { return .lost(SystemFailure.last().reason) }
    guard found > 0 else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }
}

/// An instant of a clock that nobody sets.
struct Milliseconds {
  let value: Int

  static func now() -> Milliseconds {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Milliseconds(value: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
  }

  static func + (instant: Milliseconds, more: Int) -> Milliseconds {
    Milliseconds(value: instant.value + more)
  }
}
