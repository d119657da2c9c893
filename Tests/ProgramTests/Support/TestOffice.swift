import Foundation
import Glibc
import SQLite
import Testing

/// An office in a folder of its own.
final class TestOffice {
  let folder: String

  /// Makes an office with one partner, `hue`.
  convenience init() throws {
    try self.init(empty: ())
    try done([
      "init", "--name", "Sister Cities", "--community", "Harbour", "--country", "US", "--zone",
      "America/New_York",
    ])
    try done(["partner", "add", "hue", "--names", "Huế", "--country", "VN", "--on", "1995"])
  }

  /// Only a folder.
  init(empty: Void) throws { folder = try Binary.folder() }

  /// The sample office.
  static func sample() throws -> TestOffice {
    let office = try TestOffice(empty: ())
    try office.done(["demo", office.folder])
    return office
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var database: String { "\(folder)/twinning.db" }
  var settings: [String: String] { ["TWINNING_OFFICE": folder] }

  func run(
    _ words: [String], input: Data = Data(), settings more: [String: String] = [:]
  ) throws -> Ran {
    try Binary.run(words, input: input, settings: settings.merging(more) { $1 })
  }

  /// Runs a line that has to succeed.
  @discardableResult
  func done(_ words: [String], input: Data = Data()) throws -> Ran {
    let ran = try run(words, input: input)
    try #require(ran.code == 0, ran.transcript)
    return ran
  }

  func start(_ words: [String]) throws -> Running { try Running(words, settings: settings) }

  /// What is in the log, and its last hash: equal when nothing was recorded in between.
  func log() throws -> [String] {
    let connection = try Connection(database, .readOnly)
    return [
      "\(try connection.integer("SELECT count(*) FROM event")) events",
      "\(try connection.integer("SELECT count(*) FROM command")) commands",
      "\(try connection.integer("SELECT count(*) FROM stream")) streams",
      try connection.text("SELECT hex(hash) FROM event ORDER BY position DESC LIMIT 1") ?? "",
    ]
  }

  /// The log is as it was, the projections are what it folds to, and a new command works.
  func expectUntouched(_ before: [String], sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    #expect(try log() == before, sourceLocation: sourceLocation)
    let check = try run(["rebuild", "--check"])
    #expect(check.code == 0, check.transcript, sourceLocation: sourceLocation)
    let next = try run(["partner", "add", "next", "--names", "Next", "--country", "FR"])
    #expect(next.code == 0, next.transcript, sourceLocation: sourceLocation)
  }

  /// Whether some process holds the lock of writers.
  var isLocked: Bool {
    let descriptor = open("\(folder)/twinning.lock", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return true }
    return false
  }

  /// Holds the lock of writers while the body runs.
  func whileLocked<Value>(_ body: () throws -> Value) throws -> Value {
    let descriptor = open("\(folder)/twinning.lock", O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX) == 0)
    return try body()
  }
}

/// Lines of commands.
enum Lines {
  /// One command that puts a partner on record.
  static func partner(_ slug: String) -> String {
    #"{"command":"partner add","partnership":"\#(slug)","names":["\#(slug)"],"country":"FR"}"#
  }

  /// So many partners, `p1` and on; a line may be replaced.
  static func partners(_ count: Int, replacing: [Int: String] = [:]) -> Data {
    let lines = (1...count).map { replacing[$0] ?? partner("p\($0)") }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }
}
