package import EventLog
import Glibc
import SQLite

/// A backup as it lies in a folder: `twinning-20261124T100000Z.db`, and its keys beside or apart.
package struct BackupFile: Equatable, Sendable {
  package let path: String
  /// The moment in its name, `20261124T100000Z`.
  package let time: String

  private static let prefix = "twinning-"
  private static let suffix = ".db"

  static func name(at instant: Instant) -> String {
    let text = instant.description
    let digits = text.prefix(19).filter { $0 != "-" && $0 != ":" }
    return "\(prefix)\(digits)Z"
  }

  /// The name of the keys that belong to a backup.
  static func keys(of time: String) -> String { "\(prefix)\(time).keys" }

  private init?(_ name: String, in folder: String) {
    guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { return nil }
    let time = name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)
    let form = time.map { $0.isNumber ? "0" : $0 }
    guard String(form) == "00000000T000000Z" else { return nil }
    self.time = String(time)
    path = "\(folder)/\(name)"
  }

  /// When it was made.
  package var moment: Instant? {
    let digits = Array(time)
    let parts = [digits[0..<4], digits[4..<6], digits[6..<8]].map { String($0) }
    let clock = [digits[9..<11], digits[11..<13], digits[13..<15]].map { String($0) }
    return Instant("\(parts.joined(separator: "-"))T\(clock.joined(separator: ":"))Z")
  }

  /// The backups of one office in a folder, the oldest first.
  ///
  /// An office is known by the hash of its first event; what is of another one, or cannot be read,
  /// is left out.
  package static func all(in folder: String, of firstHash: Digest) -> [BackupFile] {
    Folder.names(in: folder).compactMap { BackupFile($0, in: folder) }.filter {
      $0.firstHash == firstHash
    }
  }

  private var firstHash: Digest? {
    guard let log = try? SQLiteLog(path: path, mode: .read, timeout: 1) else { return nil }
    return try? log.firstEventHash()
  }
}
