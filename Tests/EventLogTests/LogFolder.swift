import EventLog
import Foundation

/// A folder of its own for one log; goes away with the test.
final class LogFolder {
  let path: String
  var log: String { path + "/twinning.db" }

  init() throws {
    path = NSTemporaryDirectory() + "/log-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Opens the log, and makes it at first.
  func open(_ mode: SQLiteLog.Mode = .create, timeout: Int = 0) throws -> SQLiteLog {
    try SQLiteLog(path: log, mode: mode, timeout: timeout)
  }
}
