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

  /// Settings that make every run the same.
  static let settings = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
    "TWINNING_NOW": "2026-11-24T10:00:00Z", "TWINNING_ACTOR": "secretary",
  ]

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

  /// A folder of its own, which is taken away at the end of the tests' process.
  static func folder() throws -> String {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "twinning-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return place.path(percentEncoded: false)
  }
}

/// A program that runs, with its standard input held open.
final class Running {
  private let process = Process()
  private let input = Pipe()
  private let folder: String

  init(
    program: String = Binary.path, _ words: [String], settings: [String: String] = [:]
  ) throws {
    // A reader that is gone shows as an error of writing; an interrupt ends what it is sent to.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT, SIG_DFL)
    folder = try Binary.folder()
    for name in ["out", "err"] {
      try Data().write(to: URL(filePath: "\(folder)/\(name)"))
    }
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.environment = Binary.settings.merging(settings) { $1 }
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder)/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder)/err"))
    try Self.withAllSignals { try process.run() }
    try input.fileHandleForReading.close()
  }

  /// Runs `body` with no signal blocked.
  ///
  /// A program inherits the mask of the thread that starts it, and a test may run on a thread of
  /// Dispatch, which blocks nearly all: the program would never hear that it should end.
  private static func withAllSignals(_ body: () throws -> Void) rethrows {
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
  func give(_ data: Data) { try? input.fileHandleForWriting.write(contentsOf: data) }

  func endInput() { try? input.fileHandleForWriting.close() }

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
    sched_yield()
  }
}

struct NeverSo: Error { let what: String }
