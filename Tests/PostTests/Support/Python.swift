import Foundation
import JSONText
import Testing

/// The Python of tools/setup, with what the tests need of others' programs.
enum Python {
  private static let root: URL = {
    var place = URL(filePath: #filePath)
    for _ in 0..<4 { place.deleteLastPathComponent() }
    return place
  }()

  static func executable() throws -> URL {
    let python = root.appending(path: ".venv/bin/python")
    try #require(
      FileManager.default.isExecutableFile(atPath: python.path),
      "no .venv with aiosmtpd; run tools/test, or: source tools/setup; need_python")
    return python
  }

  static func script(_ name: String) -> String {
    root.appending(path: "Tests/PostTests/Server/\(name)").path
  }

  /// What Python's email package reads in a mail.
  static func read(mail bytes: [UInt8]) throws -> JSONValue {
    let folder = try TemporaryFolder()
    let file = folder.path("mail")
    try Data(bytes).write(to: URL(filePath: file))
    let process = Process()
    process.executableURL = try executable()
    process.arguments = [script("read_mail.py")]
    process.standardInput = FileHandle(forReadingAtPath: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONValue.parse(utf8: Array(answer))
  }
}

/// A folder that goes with its owner.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "post-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a shell script that can be run.
  func script(_ text: String) throws -> String {
    let place = url.appending(path: "program-\(UUID().uuidString)")
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: place)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: place.path)
    return place.path
  }
}
