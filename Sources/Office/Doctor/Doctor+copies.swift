import EventLog
import Glibc
import Keys

extension Doctor {
  /// The key file: there when something is sealed, of this office, and with a key for everybody.
  func keys(_ log: SQLiteLog) -> Finding {
    let about = "keys"
    return looked(about) { () throws(LogError) in
      let sealed = try log.sealedPeople()
      let path = KeyCopy.path(in: folder)
      guard KeyFile.exists(at: path) else {
        guard sealed.isEmpty else {
          return .broken(
            about, "there is no key file, and fields of \(sealed.count) people are sealed",
            advice: "bring twinning.keys back from where the keys are kept")
        }
        return .ok(about, "there is no key file, and nothing is sealed")
      }
      do throws(KeyFileError) {
        return try keys(path, sealed, try people(log), owner: try firstHash(log))
      } catch {
        return .broken(
          about, error.description, advice: "bring twinning.keys back from where the keys are kept")
      }
    }
  }

  private func people(_ log: SQLiteLog) throws(KeyFileError) -> Set<String> {
    let names = (try? log.streamNames(beginningWith: "person/")) ?? []
    return Set(names.map { String($0.dropFirst("person/".count)) })
  }

  private func firstHash(_ log: SQLiteLog) throws(KeyFileError) -> [UInt8]? {
    ((try? log.firstEventHash()) ?? nil)?.bytes
  }

  private func keys(
    _ path: String, _ sealed: Set<String>, _ people: Set<String>, owner: [UInt8]?
  ) throws(KeyFileError) -> Finding {
    let about = "keys"
    let file = try KeyFile(path: path, mode: .read)
    if let found = try file.firstHash(), let owner, found != owner {
      return .broken(
        about, "twinning.keys holds the keys of another office",
        advice: "bring this office's keys back from where they are kept")
    }
    let mode = try file.journalMode()
    guard mode == "truncate" || mode == "delete" else {
      return .broken(
        about, "the journal mode is \(mode): destroyed keys may stay on the disk",
        advice: "the next command that needs a key sets it right")
    }
    // Parts of a person are told apart by what follows a mark.
    let holders = Set(try file.people().map { String($0.prefix { $0 != "#" }) })
    let without = sealed.subtracting(holders).sorted()
    guard without.isEmpty else {
      return .broken(
        about, "there is no key for \(Self.list(without)), whose fields are sealed",
        advice: "bring back the newest backup of twinning.keys")
    }
    let orphans = holders.subtracting(people).sorted()
    guard orphans.isEmpty else {
      return .look(
        about, "there are keys for \(Self.list(orphans)), of whom nothing is on record",
        advice: "the log may be older than the keys: compare with the last backup")
    }
    let count = holders.count == 1 ? "1 person has a key" : "\(holders.count) people have keys"
    return .ok(about, count)
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  /// Days after which a backup is old.
  private static let oldestBackup = 30

  /// When the last backup was made, and where.
  func lastBackup(_ log: SQLiteLog) -> Finding {
    let about = "backup"
    return looked(about) { () throws(LogError) in
      guard let first = try log.firstEventHash() else {
        return .ok(about, "there is nothing on record yet")
      }
      let found = BackupFile.all(in: backups, of: first).last
      guard let found, let moment = found.moment else {
        return .look(
          about, "there is none of this office in \(backups)",
          advice: "twinning backup makes one; --backups FOLDER looks elsewhere")
      }
      let days = Int(now.day) - Int(moment.day)
      guard days <= Self.oldestBackup else {
        return .look(
          about, "the last one is \(days) days old: \(found.path)",
          advice: "twinning backup makes another")
      }
      let age = days <= 0 ? "made today" : days == 1 ? "1 day old" : "\(days) days old"
      return .ok(about, "\(found.path), \(age)")
    }
  }
}
