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

    /// What is wrong with the chain.
    var fault: String {
      text.split(separator: "\n").first { $0.hasPrefix("position ") }.map(String.init) ?? ""
    }
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

  /// The program's report as it is printed.
  static func program(
    _ path: String, extending known: Digest? = nil, against checkpoints: [Checkpoint] = [],
    signedBy signers: CheckpointSigners = .unknown
  ) throws -> Answer {
    let report = try SQLiteLog(path: path, mode: .read, timeout: 0).verify(
      extending: known, against: checkpoints, signedBy: signers)
    return Answer(
      status: report.isIntact ? 0 : 1,
      text: (report.complaints + report.praises).joined(separator: "\n"))
  }
}
