import Foundation
import Glibc
import JSONText
import Testing

/// A server of Tests/PostTests/Server that runs as long as it is held.
final class LocalServer {
  let folder: TemporaryFolder
  let port: Int
  private let process = Process()

  init(_ script: String, _ words: [String] = []) throws {
    folder = try TemporaryFolder()
    process.executableURL = try Python.executable()
    process.arguments = [Python.script(script), folder.url.path] + words
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    // It says its port once it listens.
    let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(said.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  deinit { end() }

  /// Lets nobody answer at the port any more.
  func end() {
    // Threads of the tests hold other signals back, and what they start inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  var certificates: String { folder.path("certificate.pem") }

  /// What it has noted of a kind of event, oldest first.
  func notes(of event: String) throws -> [JSONValue] {
    let text = try String(contentsOfFile: folder.path("log.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONValue.parse(String($0)) }
      .filter { $0["event"]?.text == event }
  }
}
