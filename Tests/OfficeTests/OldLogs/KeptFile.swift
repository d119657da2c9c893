import EventLog
import Foundation
import Testing

@testable import Office

/// Files under `Tests/Logs`: logs of landed formats, and what they come to.
enum KeptFile {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Logs")

  static func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  static var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  }

  /// Writes a file anew and fails: look at it, then run again.
  static func record(_ text: String, _ name: String, _ place: SourceLocation) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    Issue.record("Logs/\(name) was recorded; look at it and run again", sourceLocation: place)
  }

  /// Compares lines with those of a file; RECORD_GOLDEN=1 writes the file anew and fails.
  static func expect(
    _ lines: [String], _ name: String, advice: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if isRecording {
      try record(lines.joined(separator: "\n") + "\n", name, sourceLocation)
      return
    }
    let known = try text(name).split(separator: "\n").map(String.init)
    #expect(known.count > 10, "Logs/\(name) was cut", sourceLocation: sourceLocation)
    let differences = lines.difference(from: known)
    #expect(differences.isEmpty, advice, sourceLocation: sourceLocation)
  }
}

/// A copy of a kept log, opened as an office.
final class OldOffice {
  let folder = TemporaryFolder()
  let clock: TestClock
  let office: Office

  /// - Parameters:
  ///   - name: the file below `Tests/Logs`.
  ///   - day: what day it is.
  init(_ name: String, on day: String) throws {
    _ = try folder.write("twinning.db", try KeptFile.bytes(name))
    let clock = try TestClock(day)
    self.clock = clock
    office = try Office(folder: folder.path, mode: .write, clock: { clock.now }, timeout: 1)
  }
}
