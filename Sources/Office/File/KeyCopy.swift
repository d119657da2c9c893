import EventLog
import Glibc
import Keys
import SQLite

/// Copies of the key file: made beside exports and backups, brought back from there.
enum KeyCopy {
  /// The key file of the office in `folder`.
  static func path(in folder: String) -> String { folder + "/twinning.keys" }

  /// Makes a copy, which is there whole or not at all.
  static func make(_ source: String, as path: String) throws(OfficeError) {
    let temporary = DurableFile.temporary(for: path)
    unlink(temporary)
    do throws(OfficeError) {
      try keys { () throws(KeyFileError) in
        try KeyFile(path: source, mode: .read).copy(to: temporary)
      }
      try DurableFile.sync(temporary)
      // Another look at it: what is wrong shows now and not when it is needed.
      _ = try keys { () throws(KeyFileError) in try KeyFile(path: temporary, mode: .read).people() }
      try DurableFile.name(temporary, path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Brings a copy into the office's folder.
  ///
  /// Keys that were made with an office that never recorded anything open nothing, and give way;
  /// those of this very office, which a program that was stopped has brought already, stay.
  /// - Throws: ``OfficeError`` when there are other keys already, or when the copy is another
  ///   office's.
  static func bring(
    _ source: String, into folder: String, of firstHash: Digest
  ) throws(OfficeError) {
    let target = path(in: folder)
    try check(source, of: firstHash)
    if KeyFile.exists(at: target), !isFresh(target) {
      let owner = try keys { () throws(KeyFileError) in
        try KeyFile(path: target, mode: .read).firstHash()
      }
      guard owner == firstHash.bytes else {
        throw OfficeError.occupied(
          "\(target) is there already, and nothing is written over; move it away first")
      }
      return
    }
    try make(source, as: target)
  }

  private static func isFresh(_ path: String) -> Bool {
    guard let file = try? KeyFile(path: path, mode: .read), let people = try? file.people() else {
      return false
    }
    let owner = (try? file.firstHash()) ?? nil
    return people.isEmpty && owner == nil
  }

  /// Whether the keys are those of the office.
  static func check(_ path: String, of firstHash: Digest) throws(OfficeError) {
    let advice = "nothing was done; give the keys that were kept with the log"
    let owner: [UInt8]?
    do throws(OfficeError) {
      owner = try keys { () throws(KeyFileError) in
        try KeyFile(path: path, mode: .read).firstHash()
      }
    } catch {
      guard case .damaged(let reason) = error else { throw error }
      throw OfficeError.damaged("\(reason); \(advice)")
    }
    guard let owner, owner != firstHash.bytes else { return }
    throw OfficeError.damaged("\(path) holds the keys of another office; \(advice)")
  }

  static func keys<Value>(
    _ body: () throws(KeyFileError) -> Value
  ) throws(OfficeError) -> Value {
    do throws(KeyFileError) {
      return try body()
    } catch {
      switch error {
      case .missing(let path):
        throw OfficeError.unreadable(path: path, reason: "there is no such file")
      case .newer: throw OfficeError.newer(error.description)
      case .exists, .cannotCreate:
        throw OfficeError.storage(error.description)
      case .notAKeyFile: throw OfficeError.damaged(error.description)
      case .database(let path, let failure) where failure.kind == .busy:
        throw OfficeError.busy("another program is writing to \(path); try again")
      case .database, .sodium: throw OfficeError.storage(error.description)
      }
    }
  }
}
