import Foundation
import Glibc
package import JSONText

/// A server of `Scripts` that runs as long as it is held, for tests.
package final class LocalServer {
  package let port: Int
  /// Its own: what it notes, its certificate.
  private let folder: TemporaryFolder
  private let process = Process()

  package init(_ script: String, _ words: [String] = []) throws {
    folder = try TemporaryFolder()
    process.executableURL = try Python.executable()
    process.arguments = [Python.script(script), folder.url.path] + words
    let output = Pipe()
    process.standardOutput = output
    let complaints = folder.url.appending(path: "complaints")
    try Data().write(to: complaints)
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    // It says its port once it listens.
    let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let number = Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      let why = try String(contentsOf: complaints, encoding: .utf8)
      throw ServerTrouble(description: "\(script) says \"\(said)\" instead of its port: \(why)")
    }
    port = number
  }

  deinit { end() }

  /// Lets nobody answer at the port any more.
  package func end() {
    // Threads of the tests hold other signals back, and what they start inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  package var certificates: String { folder.url.appending(path: "certificate.pem").path }

  /// What it has noted of a kind of event, oldest first.
  package func notes(of event: String) throws -> [JSONValue] {
    let file = folder.url.appending(path: "log.jsonl")
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { try JSONValue.parse(String($0)) }
      .filter { $0["event"]?.text == event }
  }

  /// The mails that it took, as Python reads them.
  package func mails() throws -> [JSONValue] {
    try notes(of: "mail").map { note in
      let bytes = note["bytes"]?.text.flatMap { Data(base64Encoded: $0) } ?? Data()
      return try Python.read(mail: Array(bytes))
    }
  }
}

/// A test's own server that does not run as it should.
package struct ServerTrouble: Error, CustomStringConvertible {
  package let description: String
}

/// A folder that goes with its owner.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "local-server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
