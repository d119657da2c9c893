import EventLog
import Glibc
import SQLite

extension Doctor {
  /// The first and the last version that can corrupt a file when a checkpoint races a commit
  /// (https://sqlite.org/wal.html, "the WAL-reset bug").
  private static let affected = (first: [3, 7, 0], last: [3, 51, 2])

  /// SQLite's version, and the lock file that keeps checkpoints and commits apart.
  func sqlite() -> Finding {
    let version = library.split(separator: ".").compactMap { Int($0) }
    guard version.count == 3 else {
      return .look(
        "SQLite", "its version \(library) cannot be understood", advice: "see twinning version")
    }
    let isAffected =
      !version.lexicographicallyPrecedes(Self.affected.first)
      && !Self.affected.last.lexicographicallyPrecedes(version)
    guard isAffected else { return .ok("SQLite", "version \(library)") }
    let lock = folder + "/twinning.lock"
    guard access(lock, F_OK) != 0 || access(lock, R_OK | W_OK) == 0 else {
      return .broken(
        "SQLite", "version \(library) needs the lock file, and \(lock) cannot be opened",
        advice: "make it yours: chown and chmod 600")
    }
    return .ok(
      "SQLite", "version \(library), affected by the WAL-reset bug, guarded by the lock file")
  }

  /// What lies in the file: structure, references, settings.
  func file(_ log: SQLiteLog) -> [Finding] {
    [
      looked("file") { () throws(LogError) in
        let problems = try log.integrityProblems() + log.brokenReferences()
        guard let first = problems.first else {
          return .ok("file", "SQLite finds its structure sound")
        }
        let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
        return .broken(
          "file", "\(first)\(more)",
          advice: "copy the folder as it is, then restore the last backup into another")
      },
      looked("settings") { () throws(LogError) in
        let mode = try log.journalMode()
        guard mode == "wal" else {
          return .look(
            "settings",
            "the journal mode is \(mode) and not wal: readers and writers wait for each"
              + " other", advice: "the next command sets it right")
        }
        return .ok("settings", "write-ahead log, foreign keys and triggers are as they should be")
      },
    ]
  }

  /// The folder and its files are for their owner only.
  func rights() -> Finding {
    let files = [
      "", "/twinning.db", "/twinning.db-wal", "/twinning.db-shm", "/twinning.keys",
      "/\(PostSettings.fileName)", "/\(RemindState.fileName)",
    ]
    var open: [String] = []
    var foreign: [String] = []
    for name in files {
      var status = stat()
      guard stat(folder + name, &status) == 0 else { continue }
      if status.st_mode & 0o077 != 0 { open.append(folder + name) }
      if status.st_uid != geteuid() { foreign.append(folder + name) }
    }
    guard open.isEmpty else {
      return .broken(
        "rights", "others can open \(open.joined(separator: ", "))",
        advice: "chmod 700 the folder and chmod 600 its files")
    }
    guard foreign.isEmpty else {
      return .look(
        "rights", "\(foreign.joined(separator: ", ")) belong to another user",
        advice: "work as that user, or chown them")
    }
    return .ok("rights", "only their owner can open folder and files")
  }

  /// Four times what a checkpoint is taken after.
  private static let largestWriteAheadLog: Int64 = 128 * 1024 * 1024

  /// A write-ahead log that grows says that no checkpoint gets through.
  func writeAheadLog() -> Finding {
    let size = Folder.size(of: path + "-wal") ?? 0
    guard size <= Self.largestWriteAheadLog else {
      return .look(
        "write-ahead log", "it has \(ByteCount.text(size)): some program has been reading for long",
        advice: "end programs that have the office open; the next command clears it")
    }
    return .ok("write-ahead log", ByteCount.text(size))
  }

  private static let leastRoom: Int64 = 64 * 1024 * 1024

  /// Room for the log to double, and for what is written beside it.
  func diskRoom() -> Finding {
    guard let free = room.free(folder) else {
      return .look("room", "the disk does not say how much room it has", advice: "look yourself")
    }
    let wanted = max(Self.leastRoom, 2 * (Folder.size(of: path) ?? 0))
    guard free >= wanted else {
      let tight = free < Self.leastRoom / 4
      let sentence = "\(ByteCount.text(free)) are free"
      let advice = "make room: \(ByteCount.text(wanted)) let the log double"
      return tight
        ? .broken("room", sentence, advice: advice) : .look("room", sentence, advice: advice)
    }
    return .ok("room", "\(ByteCount.text(free)) are free")
  }
}
