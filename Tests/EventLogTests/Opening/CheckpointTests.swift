import Foundation
import SQLite
import Testing

@testable import EventLog

/// No checkpoint ever runs beside a commit: the guard against the WAL-reset bug.
struct CheckpointTests {
  /// Holds the lock file as another process would.
  private final class Holder {
    private let file: FileHandle

    init(_ folder: LogFolder) throws {
      file = try #require(FileHandle(forUpdatingAtPath: folder.path + "/twinning.lock"))
      #expect(flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    }

    func give() { flock(file.fileDescriptor, LOCK_UN) }
  }

  private func size(_ folder: LogFolder, _ suffix: String) -> Int {
    let path = folder.log + suffix
    return (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  @Test func `a transaction waits for whoever holds the lock file`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    let holder = try Holder(folder)
    #expect(throws: LogError.busy(seconds: 0)) { try log.begin() }
    #expect(!log.connection.isInTransaction)
    #expect(throws: LogError.busy(seconds: 0)) { try folder.open(.write) }
    holder.give()
    try log.record("a")
    #expect(try log.head() == 1)
  }

  @Test func `the lock file is held during a transaction and given back after it`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    let file = try #require(FileHandle(forUpdatingAtPath: folder.path + "/twinning.lock"))
    for end in [{ try log.commit() }, { try log.rollback() }] {
      try log.begin()
      _ = try log.append(.sample(), [.sample("a")], expecting: [])
      #expect(flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == -1)
      try end()
      #expect(flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
      flock(file.fileDescriptor, LOCK_UN)
    }
  }

  @Test func `a lock file that was removed is made again, for all writers`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    try FileManager.default.removeItem(atPath: folder.path + "/twinning.lock")
    try log.begin()
    #expect(throws: LogError.busy(seconds: 0)) { try folder.open(.write) }
    try log.rollback()
    try folder.open(.write).record("a")
    #expect(try log.head() == 1)
  }

  @Test func `SQLite takes no checkpoints of its own`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    let before = size(folder, "")
    for _ in 0..<250 { try log.record("a", "b", "c", "d", "e", "f", "g", "h", "i", "j") }
    #expect(log.connection.walPages > 1000)
    #expect(size(folder, "") == before)
  }

  @Test func `a long write-ahead log is copied back after a commit`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    let before = size(folder, "")
    log.checkpointPages = 20
    for _ in 0..<40 { try log.record("a", "b", "c", "d", "e", "f", "g", "h", "i", "j") }
    #expect(size(folder, "") > before)
    #expect(log.connection.walPages < 60)
  }

  @Test func `a checkpoint that cannot be taken does not fail the commit`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    try log.record("a")
    log.checkpointPages = 0
    // A row that is being read keeps the connection's checkpoint away.
    let failure = try log.read(EventRange()) { _ in
      try log.record("a")
      return false
    }
    #expect(failure == nil)
    #expect(try log.head() == 2)
    try log.record("a")
    #expect(try log.verify().fault == nil)
  }

  @Test func `closing copies the write-ahead log back under the lock`() throws {
    let folder = try LogFolder()
    try folder.open().record("a")
    #expect(size(folder, "-wal") == 0)
    #expect(try Verifiers.tool(folder.log).text.hasPrefix("intact: 1 event"))
  }

  @Test func `closing without the lock leaves the write-ahead log where it is`() throws {
    let folder = try LogFolder()
    _ = try folder.open()
    let before = size(folder, "")
    var log: SQLiteLog? = try folder.open(.write)
    try log?.record("a")
    let holder = try Holder(folder)
    log = nil
    #expect(size(folder, "-wal") > 0)
    #expect(size(folder, "") == before)
    holder.give()
    #expect(try folder.open(.write).head() == 1)
  }

  @Test func `a reader that is the last to close takes no checkpoint`() throws {
    let folder = try LogFolder()
    _ = try folder.open()
    let before = size(folder, "")
    var log: SQLiteLog? = try folder.open(.write)
    try log?.record("a")
    var reader: SQLiteLog? = try folder.open(.read)
    #expect(try reader?.head() == 1)
    let holder = try Holder(folder)
    log = nil
    reader = nil
    #expect(size(folder, "-wal") > 0)
    #expect(size(folder, "") == before)
    holder.give()
  }
}
