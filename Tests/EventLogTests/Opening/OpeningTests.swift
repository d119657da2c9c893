import EventLog
import Foundation
import SQLite
import Testing

/// What is opened, what is not, and what is said of it.
struct OpeningTests {
  private func error(
    _ path: String, _ mode: SQLiteLog.Mode
  ) throws -> LogError {
    try #require(
      #expect(throws: LogError.self) { try SQLiteLog(path: path, mode: mode, timeout: 0) })
  }

  @Test(arguments: [SQLiteLog.Mode.read, .write])
  func `a missing file is missing, and is not made`(_ mode: SQLiteLog.Mode) throws {
    let folder = try LogFolder()
    let found = try error(folder.log, mode)
    #expect(found == .missing(path: folder.log))
    #expect(found.description == "there is no log at \(folder.log)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: [SQLiteLog.Mode.read, .write, .create])
  func `a folder is no log`(_ mode: SQLiteLog.Mode) throws {
    let folder = try LogFolder()
    let found = try error(folder.path, mode)
    #expect(found == .isFolder(path: folder.path))
    #expect(found.description == "\(folder.path) is a folder, not a log")
  }

  @Test(arguments: [SQLiteLog.Mode.read, .write, .create])
  func `a file that is no database is left as it is`(_ mode: SQLiteLog.Mode) throws {
    let folder = try LogFolder()
    let text = String(repeating: "a letter to the mayor\n", count: 100)
    try text.write(toFile: folder.log, atomically: true, encoding: .utf8)
    let found = try error(folder.log, mode)
    #expect(found == .notALog(path: folder.log))
    #expect(
      found.description
        == "\(folder.log) is not a log of Twinning; choose the office's twinning.db")
    #expect(try String(contentsOfFile: folder.log, encoding: .utf8) == text)
  }

  @Test func `a link to nowhere is refused, and nothing is made there`() throws {
    let folder = try LogFolder()
    let target = folder.path + "/elsewhere.db"
    try FileManager.default.createSymbolicLink(
      atPath: folder.log, withDestinationPath: target)
    #expect(try error(folder.log, .create) == .notALog(path: folder.log))
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test func `a log that is reached through a link has one lock`() throws {
    let folder = try LogFolder()
    try folder.open().record("a")
    let other = try LogFolder()
    try FileManager.default.createSymbolicLink(atPath: other.log, withDestinationPath: folder.log)
    let log = try folder.open()
    try log.begin()
    #expect(throws: LogError.busy(seconds: 0)) {
      try SQLiteLog(path: other.log, mode: .write, timeout: 0)
    }
    try log.rollback()
  }

  @Test func `an empty file becomes a log only when one is to be made`() throws {
    let folder = try LogFolder()
    try Data().write(to: URL(filePath: folder.log))
    #expect(try error(folder.log, .read) == .missing(path: folder.log))
    #expect(try error(folder.log, .write) == .missing(path: folder.log))
    try folder.open().record("a")
    #expect(try folder.open(.read).head() == 1)
  }

  @Test(arguments: [SQLiteLog.Mode.read, .write, .create])
  func `a database of another program is left as it is`(_ mode: SQLiteLog.Mode) throws {
    let folder = try LogFolder()
    let other = try Connection(folder.log, .create)
    #expect(try other.text("PRAGMA journal_mode = WAL") == "wal")
    try other.execute("CREATE TABLE letter(text TEXT); INSERT INTO letter VALUES('Dear mayor')")
    let before = try Data(contentsOf: URL(filePath: folder.log))
    #expect(try error(folder.log, mode) == .notALog(path: folder.log))
    #expect(try Data(contentsOf: URL(filePath: folder.log)) == before)
    #expect(try other.text("SELECT text FROM letter") == "Dear mayor")
  }

  @Test(arguments: [SQLiteLog.Mode.read, .write, .create])
  func `a newer format is refused, and says which`(_ mode: SQLiteLog.Mode) throws {
    let folder = try SampleLog.changed(by: "PRAGMA user_version = 2")
    let found = try error(folder.log, mode)
    #expect(found == .newer(path: folder.log, found: 2, known: 1))
    #expect(
      found.description
        == "\(folder.log) has format 2 and this program knows format 1; use the newer program")
    #expect(try Verifiers.tool(folder.log).status == 66)
  }

  @Test func `a format that never was is no log`() throws {
    let folder = try SampleLog.changed(by: "PRAGMA user_version = 0")
    #expect(try error(folder.log, .write) == .notALog(path: folder.log))
    #expect(try Verifiers.tool(folder.log).status == 66)
  }

  @Test func `a log opened for reading is not written to`() throws {
    let folder = try LogFolder()
    try folder.open().record("a")
    let log = try folder.open(.read)
    #expect(throws: LogError.readOnly(path: folder.log)) { try log.begin() }
    #expect(throws: SQLiteError.self) { try log.connection.execute("CREATE TABLE x(a)") }
    #expect(
      LogError.readOnly(path: "x").description
        == "x cannot be written; look at the rights of the file and its folder, and whether there is room"
    )
    #expect(try log.head() == 1)
  }

  @Test func `files are made for their owner only`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    try log.record("a")
    for name in ["twinning.db", "twinning.db-wal", "twinning.lock"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    try log.rollback()
  }

  @Test(arguments: [SQLiteLog.Mode.create, .write, .read])
  func `the pragmas are in force after opening`(_ mode: SQLiteLog.Mode) throws {
    let folder = try LogFolder()
    _ = try folder.open()
    let log = try folder.open(mode)
    let expected = [
      ("journal_mode", "wal"), ("foreign_keys", "1"), ("recursive_triggers", "1"),
      ("trusted_schema", "0"), ("wal_autocheckpoint", "0"), ("synchronous", "2"),
    ]
    for (name, value) in expected {
      #expect(try log.connection.text("PRAGMA \(name)") == value, "\(name)")
    }
  }
}
