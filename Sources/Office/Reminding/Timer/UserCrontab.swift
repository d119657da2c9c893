import Glibc
import Twinning

/// The table of cron jobs of the user, read and written with `crontab`(1).
package struct UserCrontab: Sendable {
  /// The program that reads and writes the table.
  private let program: String

  package init(program: String = "crontab") { self.program = program }

  /// More than any table holds.
  private static let limit = 1024 * 1024

  /// The table as it is; empty when the user has none.
  ///
  /// - Throws: ``OfficeError`` when it cannot be read: a table that was not read is not written over.
  package func read() throws(OfficeError) -> String {
    guard let stream = popen("LC_ALL=C \(program) -l 2>&1", "r") else { throw unavailable("") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      guard count > 0, bytes.count <= Self.limit else { break }
      bytes += buffer[..<count]
    }
    let status = pclose(stream)
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.count <= Self.limit else {
      throw unavailable("its table is longer than \(Self.limit) bytes")
    }
    if status == 0 { return text }
    guard text.hasPrefix("no crontab for") else { throw unavailable(text) }
    return ""
  }

  /// Puts another table in its place.
  package func write(_ table: String) throws(OfficeError) {
    guard let stream = popen("\(program) -", "w") else { throw unavailable("") }
    let bytes = Array(table.utf8)
    let written = fwrite(bytes, 1, bytes.count, stream)
    let status = pclose(stream)
    guard written == bytes.count, status == 0 else { throw unavailable("it took no new table") }
  }

  private func unavailable(_ reason: String) -> OfficeError {
    let line = reason.split(separator: "\n").first.map { ": \(excerpt(String($0)))" } ?? ""
    return .storage(
      "the table of cron cannot be read or written\(line); see whether cron is installed and you may"
        + " use it (man crontab), or choose --systemd")
  }
}
