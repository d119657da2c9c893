import Foundation
import Glibc
import Testing

/// What a run of the program came to.
struct Ran {
  /// The exit code; a signal's number, negative, where a signal ended it.
  let code: Int32
  let output: String
  let complaints: String

  var transcript: Comment { "exit \(code)\n\(output)\(complaints)" }
}

/// The built program, driven from outside.
enum Binary {
  /// Beside the test bundle, wherever the build lies.
  static let path: String = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let places = [bundle, root.appending(path: ".build/debug")].map {
      $0.appending(path: "twinning").path(percentEncoded: false)
    }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) } ?? places[1]
  }()

  /// Settings that make every run the same, and what a sanitizer is told.
  static let settings: [String: String] = {
    var made = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
      "TWINNING_NOW": "2026-11-24T10:00:00Z", "TWINNING_ACTOR": "secretary",
    ]
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      made[name] = ProcessInfo.processInfo.environment[name]
    }
    return made
  }()

  /// Runs the program to its end.
  static func run(
    _ words: [String], input: Data = Data(), settings more: [String: String] = [:]
  ) throws -> Ran {
    try run(program: path, words, input: input, settings: more)
  }

  /// Runs a shell script; `$0` is the program, `$1` and so on are the words.
  static func shell(
    _ script: String, _ words: [String] = [], shell: String = "/bin/sh",
    settings more: [String: String] = [:]
  ) throws -> Ran {
    try run(program: shell, ["-c", script, path] + words, settings: more)
  }

  static func run(
    program: String, _ words: [String], input: Data = Data(), settings more: [String: String] = [:]
  ) throws -> Ran {
    let running = try Running(program: program, words, settings: more)
    running.give(input)
    running.endInput()
    return try running.end()
  }

  /// Where the folders lie; taken away at the end of the tests' process.
  private static let root: URL = {
    atexit { try? FileManager.default.removeItem(at: Binary.root) }
    return FileManager.default.temporaryDirectory
      .appending(path: "twinning-program-\(ProcessInfo.processInfo.processIdentifier)")
  }()

  /// A folder of its own.
  static func folder() throws -> String {
    let place = root.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return place.path(percentEncoded: false)
  }
}

/// A program that runs, with its standard input held open.
final class Running {
  private let process = Process()
  private let input: FileHandle
  private let folder: String

  init(
    program: String = Binary.path, _ words: [String], settings: [String: String] = [:]
  ) throws {
    // A reader that is gone shows as an error of writing.
    signal(SIGPIPE, SIG_IGN)
    folder = try Binary.folder()
    for name in ["out", "err"] {
      try Data().write(to: URL(filePath: "\(folder)/\(name)"))
    }
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.environment = Binary.settings.merging(settings) { $1 }
    // Closed in every other program that is started meanwhile, for else the end of the input would
    // not show.
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw NeverSo(what: "a pipe is made") }
    input = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    let reading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    process.standardInput = reading
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder)/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder)/err"))
    try Self.withSignals { try process.run() }
    try reading.close()
  }

  /// Runs the body with no signal blocked or ignored that should end a program: threads of the
  /// tests block them all, and what a thread starts inherits that.
  private static func withSignals(_ body: () throws -> Void) rethrows {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  var identifier: Int32 { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

  /// Writes to its standard input; what it does not read any more is lost.
  func give(_ data: Data) { try? input.write(contentsOf: data) }

  func endInput() { try? input.close() }

  func send(_ signal: Int32) { kill(identifier, signal) }

  /// Whether it has the file open, by `/proc`.
  func hasOpen(_ name: String) -> Bool {
    let links = "/proc/\(identifier)/fd"
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: links)) ?? []
    return numbers.contains {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(links)/\($0)"))?
        .hasSuffix("/\(name)") == true
    }
  }

  /// Waits for its end.
  func end() throws -> Ran {
    process.waitUntilExit()
    let code = process.terminationStatus
    let texts = try ["out", "err"].map { name in
      String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
    }
    try FileManager.default.removeItem(atPath: folder)
    return Ran(
      code: process.terminationReason == .exit ? code : -code, output: texts[0],
      complaints: texts[1])
  }
}

/// Looks until something is so.
///
/// - Throws: when it does not come about within a minute.
func until(_ what: String, _ condition: () throws -> Bool) throws {
  let deadline = ContinuousClock.now + .seconds(60)
  while try !condition() {
    guard ContinuousClock.now < deadline else { throw NeverSo(what: what) }
    usleep(2_000)
  }
}

struct NeverSo: Error { let what: String }
