import EventLog
import Foundation
import SQLite
import Synchronization
import Testing

/// Several programs write one log.
struct TwoWritersTests {
  @Test func `two writers take turns and see one another's events`() throws {
    let folder = try LogFolder()
    let one = try folder.open()
    let other = try folder.open(.write)
    try one.record("a")
    try other.record("a", "b")
    try one.record("b", "a", "c")
    try other.record("c")
    #expect(try one.events().map(\.stream) == ["a", "a", "b", "b", "a", "c", "c"])
    #expect(try one.events().map(\.version) == [1, 2, 1, 2, 3, 1, 2])
    #expect(try other.events() == one.events())
    #expect(try one.verify().fault == nil)
  }

  @Test func `a name that another writer took after a rollback is not remembered`() throws {
    let folder = try LogFolder()
    let one = try folder.open()
    let other = try folder.open(.write)
    try one.begin()
    _ = try one.append(.sample(), [.sample("mine")], expecting: [])
    #expect(try one.streamName(1) == "mine")
    try one.rollback()
    try other.record("theirs")
    #expect(try one.streamName(1) == "theirs")
    #expect(try one.streamNumber("mine") == nil)
  }

  @Test func `writers on threads of their own lose nothing`() throws {
    let folder = try LogFolder()
    _ = try folder.open()
    let failures = Mutex<[String]>([])
    let path = folder.log
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      do {
        let log = try SQLiteLog(path: path, mode: .write, timeout: 60)
        for number in 0..<25 {
          try log.record("writer/\(writer)", "shared", key: "\(writer)-\(number)")
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let log = try folder.open(.read)
    #expect(try log.head() == 200)
    #expect(try log.version(of: "shared") == 100)
    for writer in 0..<4 { #expect(try log.version(of: "writer/\(writer)") == 25) }
    #expect(try log.verify().fault == nil)
  }

  @Test func `of twenty writers who expect the same version exactly one wins`() throws {
    let folder = try LogFolder()
    try folder.open().record("person/zoe")
    let results = Mutex<[LogError?]>([])
    let path = folder.log
    DispatchQueue.concurrentPerform(iterations: 20) { _ in
      do throws(LogError) {
        let log = try SQLiteLog(path: path, mode: .write, timeout: 60)
        try log.record("person/zoe", expecting: [("person/zoe", .exactly(1))])
        results.withLock { $0.append(nil) }
      } catch {
        results.withLock { $0.append(error) }
      }
    }
    let all = results.withLock { $0 }
    let conflict = LogError.versionConflict(
      stream: "person/zoe", expected: .exactly(1), found: 2)
    #expect(all.count == 20)
    #expect(all.filter { $0 == nil }.count == 1)
    #expect(all.filter { $0 == conflict }.count == 19)
    #expect(try folder.open(.read).version(of: "person/zoe") == 2)
  }

  @Test func `a writer that does not get its turn says so and can try again`() throws {
    let folder = try LogFolder()
    let one = try folder.open()
    let other = try folder.open(.write)
    try one.begin()
    #expect(throws: LogError.busy(seconds: 0)) { try other.begin() }
    #expect(throws: LogError.busy(seconds: 0)) { try folder.open(.write) }
    try one.rollback()
    try other.record("a")
    #expect(try one.head() == 1)
  }

  @Test func `a program without the lock file is waited for as well`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    let shell = try Connection(folder.log, .readWrite)
    try shell.execute("BEGIN IMMEDIATE")
    #expect(throws: LogError.busy(seconds: 0)) { try log.begin() }
    try shell.execute("ROLLBACK")
    try log.record("a")
    #expect(try log.head() == 1)
  }

  @Test func `a reader goes on while somebody writes`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    try log.record("a")
    let reader = try folder.open(.read)
    try log.begin()
    _ = try log.append(.sample(), [.sample("a")], expecting: [])
    #expect(try reader.head() == 1)
    #expect(try reader.verify().events == 1)
    try log.commit()
    #expect(try reader.head() == 2)
  }
}
