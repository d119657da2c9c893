package import EventLog
import Glibc
import Keys
import SQLite

/// What a backup came to.
package struct BackupReport: Equatable, Sendable {
  package let path: String
  /// Where the keys went; `nil` for an office without keys.
  package let keys: String?
  /// The hash of the last event that is in it.
  package let head: Digest
  package let events: Int64
  /// In bytes.
  package let size: Int64
  /// Older backups that were removed.
  package let removed: [String]
}

extension Office {
  /// The folder for backups when nobody names another.
  package var backupFolder: String { folder + "/backups" }

  /// More than the write-ahead log and the journal of the copy take.
  private static let spareRoom: Int64 = 1024 * 1024

  /// Copies the office into a folder while others read and write, and checks the copy.
  ///
  /// The copy is one state of the log, read like any question: no checkpoint is taken on the live
  /// file, and nobody waits.
  /// - Parameters:
  ///   - given: where to put it; ``backupFolder`` when left out.
  ///   - keyFolder: where the keys go; beside the copy when left out.
  ///   - keep: how many backups of this office stay in the folder.
  ///   - room: how much room there is.
  ///   - progress: told how far it has come.
  /// - Throws: ``OfficeError``; then nothing is left of it.
  package func backup(
    to given: String? = nil, keys keyFolder: String? = nil, keep: Int? = nil,
    room: DiskRoom = .ofSystem, _ progress: (Progress) -> Void = { _ in }
  ) throws(OfficeError) -> BackupReport {
    let target = given ?? backupFolder
    let keyTarget = keyFolder ?? target
    for folder in [target, keyTarget] { try requireFolder(folder) }
    guard let first = try storage({ (log) throws(LogError) in try log.firstEventHash() }) else {
      throw OfficeError.noOffice(folder: folder)
    }
    for folder in [target, keyTarget] { try Folder.make(folder) }
    DurableFile.sweep(target)
    let name = BackupFile.name(at: clock())
    let path = "\(target)/\(name).db"
    let keys = hasKeys ? "\(keyTarget)/\(name).keys" : nil
    for file in [path, keys].compactMap(\.self) { try requireFree(file) }
    try room.require(try fileSize() + Self.spareRoom, in: target)
    let copy = LogCopy(path)
    let report = try copy.make(of: self, progress)
    // The keys come second: whoever is put on record in between has a key too many and not one too
    // few.
    if let keys {
      do throws(OfficeError) {
        try copyKeys([keys])
      } catch {
        unlink(path)
        throw error
      }
    }
    return BackupReport(
      path: path, keys: keys, head: report.head, events: report.events,
      size: Folder.size(of: path) ?? 0,
      removed: try rotate(target, keyTarget, keep: keep, of: first, sparing: path))
  }

  private func requireFolder(_ folder: String) throws(OfficeError) {
    if AbsolutePath.isSame(folder, log.path) {
      throw OfficeError.occupied(
        "\(folder) is the log itself; name a folder for the backup")
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return }
    throw OfficeError.occupied("\(folder) is a file; name a folder for the backup")
  }

  private func requireFree(_ path: String) throws(OfficeError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    throw OfficeError.occupied("\(path) is there already, from this very second; try again")
  }

  /// How large the log's file is with all that is in the write-ahead log.
  private func fileSize() throws(OfficeError) -> Int64 {
    try database { (connection) throws(SQLiteError) in
      try connection.integer("PRAGMA page_count") * connection.integer("PRAGMA page_size")
    }
  }

  /// Removes the oldest backups of this office beyond `keep`, with their keys.
  ///
  /// The one that was just made, at `path`, always stays: a clock that was wrong once may have given
  /// others a later name.
  private func rotate(
    _ target: String, _ keyTarget: String, keep: Int?, of firstHash: Digest, sparing path: String
  ) throws(OfficeError) -> [String] {
    guard let keep else { return [] }
    let others = BackupFile.all(in: target, of: firstHash).filter { $0.path != path }
    let old = others.dropLast(max(keep, 1) - 1)
    var keyCopies: [String] = []
    for backup in old {
      unlink(backup.path)
      for folder in Set([target, keyTarget]) {
        let keys = "\(folder)/\(BackupFile.keys(of: backup.time))"
        if try removeKeys(keys, of: firstHash) { keyCopies.append(keys) }
      }
    }
    try forgetKeyCopies(keyCopies)
    return old.map(\.path)
  }

  /// Removes a copy of this office's keys; whether there was one.
  private func removeKeys(_ path: String, of firstHash: Digest) throws(OfficeError) -> Bool {
    guard KeyFile.exists(at: path) else { return false }
    do throws(OfficeError) {
      try KeyCopy.check(path, of: firstHash)
    } catch {
      return false
    }
    return unlink(path) == 0
  }
}
