import Foundation

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
    let draft = place.appendingPathExtension("draft")
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: draft)
    // Another program makes it: what this one has written may still be open in one that another
    // thread is just starting, and a file that is open for writing cannot be run (ETXTBSY).
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/install")
    process.arguments = ["-m", "700", draft.path, place.path]
    try process.run()
    process.waitUntilExit()
    return place.path
  }
}
