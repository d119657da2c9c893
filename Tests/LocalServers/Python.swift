package import Foundation
package import JSONText

/// The Python of tools/setup, with what the tests need of others' programs.
package enum Python {
  private static let root: URL = {
    var place = URL(filePath: #filePath)
    for _ in 0..<3 { place.deleteLastPathComponent() }
    return place
  }()

  package static func executable() throws -> URL {
    let python = root.appending(path: ".venv/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      throw ServerTrouble(
        description: "no .venv with aiosmtpd; run tools/test, or: source tools/setup; need_python")
    }
    return python
  }

  package static func script(_ name: String) -> String {
    root.appending(path: "Tests/LocalServers/Scripts/\(name)").path
  }

  /// What Python's email package reads in a mail.
  package static func read(mail bytes: [UInt8]) throws -> JSONValue {
    // Files, for the end of a pipe that another program holds as well would never come.
    let folder = try TemporaryFolder()
    let (input, output) = (folder.url.appending(path: "mail"), folder.url.appending(path: "json"))
    try Data(bytes).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = try executable()
    process.arguments = [script("read_mail.py")]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ServerTrouble(description: "read_mail.py ended with \(process.terminationStatus)")
    }
    return try JSONValue.parse(utf8: Array(Data(contentsOf: output)))
  }
}

extension JSONValue {
  /// The value of a mail's header, as ``Python/read(mail:)`` tells it.
  package func header(_ name: String) -> String? {
    self["headers"]?.elements?.first { $0["name"]?.text?.lowercased() == name.lowercased() }?[
      "value"]?.text
  }
}
