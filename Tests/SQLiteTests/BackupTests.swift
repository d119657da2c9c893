import SQLite
import Testing

/// A database is copied while others write to it.
struct BackupTests {
  private let folder: DatabaseFolder
  private let source: Connection

  init() throws {
    folder = try DatabaseFolder()
    source = try folder.open()
    _ = try source.text("PRAGMA journal_mode = WAL")
    try source.execute("CREATE TABLE t(a); INSERT INTO t VALUES(zeroblob(40000000)), (1)")
  }

  private func target() throws -> Connection {
    try Connection(folder.path + "/copy.db", .create)
  }

  @Test func `a copy holds what the source holds`() throws {
    let target = try target()
    var told: [(done: Int, total: Int)] = []
    try source.copy(to: target) { told.append(($0, $1)) }
    #expect(try target.integer("SELECT sum(length(a)) FROM t") == 40_000_001)
    #expect(try target.integrityProblems() == [])
    #expect(told.count > 2)
    #expect(told.last.map { $0.done == $0.total } == true)
  }

  /// Another connection commits between two steps.
  @Test func `inside a read transaction it is that one state`() throws {
    let writer = try folder.open(.readWrite)
    let target = try target()
    try source.execute("BEGIN")
    _ = try source.integer("SELECT count(*) FROM t")
    var steps = 0
    try source.copy(to: target) { _, _ in
      steps += 1
      try? writer.execute("INSERT INTO t VALUES(2)")
    }
    try source.execute("COMMIT")
    #expect(steps > 2)
    #expect(try target.integer("SELECT count(*) FROM t") == 2)
    #expect(try source.integer("SELECT count(*) FROM t") == Int64(2 + steps))
  }

  @Test func `a target that cannot be written is told`() throws {
    _ = try target()
    let readOnly = try Connection(folder.path + "/copy.db", .readOnly)
    #expect(throws: SQLiteError.self) { try source.copy(to: readOnly) }
  }
}
