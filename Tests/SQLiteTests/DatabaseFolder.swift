import Foundation
import SQLite

/// A folder of its own for one database; goes away with the test.
final class DatabaseFolder {
  let path: String
  var database: String { path + "/test.db" }

  init() throws {
    path = NSTemporaryDirectory() + "/sqlite-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func open(_ mode: Connection.Mode = .create) throws -> Connection {
    try Connection(database, mode)
  }

  func size(_ suffix: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: database + suffix)[.size] as? Int) ?? 0
  }
}
