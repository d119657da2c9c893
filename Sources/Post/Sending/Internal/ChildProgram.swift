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
  /// Whether it read its whole input.
  let tookAll: Bool
  /// What it wrote, the beginning of it.
  let output: [UInt8]
}

/// A program that is given its input and waited for.
struct ChildProgram: ~Copyable {
  private let process: pid_t
  private var input: Descriptor
  private var output: Descriptor

  private static let longestOutput = 4096

  /// Runs a program with these words, the first being its path, to its end or for so long.
  ///
  /// Its group of processes is killed when it takes longer.
  static func run(_ words: [String], input: [UInt8], milliseconds: Int) -> ProgramRun {
    do {
      var child = try ChildProgram(words)
      return PipeSignal.blocked { child.feed(input, until: .now() + milliseconds) }
    } catch {
      return ProgramRun(end: .notStarted(error.reason), tookAll: false, output: [])
    }
  }

  private init(_ words: [String]) throws(SystemFailure) {
    let toChild = try Descriptor.pair()
    let fromChild = try Descriptor.pair()
    try toChild.ours.stopBlocking()
    try fromChild.ours.stopBlocking()
    process = try Spawning.start(
      words, input: toChild.theirs.number, output: fromChild.theirs.number)
    input = toChild.ours
    output = fromChild.ours
  }

  /// Writes its input and reads its output, as it takes and gives them, and waits for its end.
  private mutating func feed(_ bytes: [UInt8], until deadline: Milliseconds) -> ProgramRun {
    var rest = bytes[...]
    var said: [UInt8] = []
    while input.isOpen || output.isOpen {
      let wait = deadline.value - Milliseconds.now().value
      guard wait > 0 else { return ended(.timedOut, rest, said) }
      var ends = [
        pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
      ]
      guard unsafe poll(&ends, 2, CInt(clamping: wait)) > 0 else { continue }
      if ends[0].revents != 0 { write(&rest) }
      if ends[1].revents != 0 { read(into: &said) }
    }
    return ended(wait(until: deadline), rest, said)
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

  /// Waits for its end once it has closed what it wrote to.
  private func wait(until deadline: Milliseconds) -> ProgramRun.End {
    var pause: UInt32 = 100
    while deadline.value > Milliseconds.now().value {
      if let end = look(WNOHANG) { return end }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
    return .timedOut
  }

  private func ended(
    _ end: ProgramRun.End, _ rest: ArraySlice<UInt8>, _ said: [UInt8]
  ) -> ProgramRun {
    if end == .timedOut {
      kill(-process, SIGKILL)
      _ = look(0)
    }
    return ProgramRun(end: end, tookAll: rest.isEmpty, output: said)
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
