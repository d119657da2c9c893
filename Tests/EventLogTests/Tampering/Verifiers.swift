import EventLog
import Foundation
import SQLite
import Testing

/// Both verifiers, and what they said.
enum Verifiers {
  /// `tools/verify-log` of this repository.
  static let tool = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../tools/verify-log"
  ).standardizedFileURL.path

  struct Answer: Equatable {
    let status: Int32
    let text: String
  }

  /// Runs the tool; the error output is left out.
  static func tool(_ arguments: String...) throws -> Answer { try tool(arguments) }

  static func tool(_ arguments: [String]) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-I", "-S", tool] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus,
      text: String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines))
  }

  /// The program's report in the words of the tool.
  static func program(_ path: String, extending known: Digest? = nil) throws -> Answer {
    let report = try SQLiteLog(path: path, mode: .read, timeout: 0).verify(extending: known)
    if let fault = report.fault { return Answer(status: 1, text: fault.description) }
    return Answer(
      status: 0,
      text: "intact: \(report.events) events, \(report.commands) commands, head \(report.head)")
  }
}
