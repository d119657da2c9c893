import EventLog
import Glibc
import Keys

extension Doctor {
  /// The key file: there when something is sealed, of this office, with a key for all that is sealed,
  /// and with none of what was forgotten.
  func keys(_ log: SQLiteLog) -> Finding {
    let about = "keys"
    return looked(about) { () throws(LogError) in
      let needed = try log.neededKeys()
      let path = KeyCopy.path(in: folder)
      guard KeyFile.exists(at: path) else {
        let people = Self.people(of: needed.needed).count
        guard people == 0 else {
          return .broken(
            about, "there is no key file, and fields of \(people) people are sealed",
            advice: "bring twinning.keys back from where the keys are kept")
        }
        return .ok(about, "there is no key file, and nothing is sealed")
      }
      do throws(KeyFileError) {
        let file = try KeyFile(path: path, mode: .read)
        if let finding = try unsound(file, owner: try firstHash(log)) { return finding }
        return try keys(file, needed, try people(log))
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

  /// What is wrong with the file as a whole.
  private func unsound(_ file: KeyFile, owner: [UInt8]?) throws(KeyFileError) -> Finding? {
    let about = "keys"
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
    return nil
  }

  private func keys(
    _ file: KeyFile, _ needed: NeededKeys, _ people: Set<String>
  ) throws(KeyFileError) -> Finding {
    let about = "keys"
    let held = Set(try file.people())
    let back = Self.people(of: try Self.forgotten(in: file, needed))
    guard back.isEmpty else {
      return .broken(
        about, "there are keys of \(Self.list(back)), whom the log calls forgotten (R35)",
        advice: "the next command destroys them; find out where an older key file came from")
    }
    let without = Self.people(of: needed.needed.subtracting(held))
    guard without.isEmpty else {
      return .broken(
        about, "there is no key for \(Self.list(without)), whose fields are sealed",
        advice: "bring back the newest backup of twinning.keys")
    }
    if let finding = try copies(of: file, needed) { return finding }
    let holders = Self.people(of: held)
    let orphans = holders.filter { !people.contains($0) }
    guard orphans.isEmpty else {
      return .look(
        about, "there are keys for \(Self.list(orphans)), of whom nothing is on record",
        advice: "the log may be older than the keys: compare with the last backup")
    }
    let count = holders.count == 1 ? "1 person has a key" : "\(holders.count) people have keys"
    return .ok(about, count)
  }

  /// Known copies of the key file that still open what was forgotten.
  private func copies(of file: KeyFile, _ needed: NeededKeys) throws(KeyFileError) -> Finding? {
    let owner = try file.firstHash()
    for path in try file.copies() {
      // One that is gone, or something else by now, is told of when somebody is forgotten.
      guard let copy = try? KeyFile(path: path, mode: .read), (try? copy.firstHash()) == owner,
        let back = try? Self.forgotten(in: copy, needed), !back.isEmpty
      else { continue }
      return .broken(
        "keys",
        "the copy at \(path) holds keys of \(Self.list(Self.people(of: back))), whom the log calls"
          + " forgotten (R35)",
        advice: "destroy it, and make another with twinning backup")
    }
    return nil
  }

  /// The keys in a file that the log calls forgotten.
  private static func forgotten(
    in file: KeyFile, _ needed: NeededKeys
  ) throws(KeyFileError) -> [String] {
    try file.keys(among: needed.forgotten.keys.sorted())
      .filter { $0.madeAt <= needed.forgotten[$0.name] ?? .min }.map(\.name)
  }

  /// Whose keys they are: parts of a person are told apart by what follows a mark.
  private static func people(of keys: some Sequence<String>) -> [String] {
    Set(keys.map { String($0.prefix { $0 != "#" }) }).sorted()
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
