import SQLite
import Testing

/// Connections, their statements and their write-ahead log.
struct ConnectionTests {
  @Test func `the same SQL is prepared once, until the statements are let go`() throws {
    let connection = try Connection(":memory:", .create)
    let first = try connection.statement("SELECT 1")
    #expect(try connection.statement("SELECT 1") === first)
    #expect(try connection.statement("SELECT 2") !== first)
    #expect(try connection.prepare("SELECT 1") !== first)
    connection.clearStatements()
    #expect(try connection.statement("SELECT 1") !== first)
  }

  @Test func `a kept statement does not keep its table from being dropped`() throws {
    let connection = try Connection(":memory:", .create)
    try connection.execute("CREATE TABLE a(b); INSERT INTO a VALUES(1)")
    let statement = try connection.statement("SELECT b FROM a")
    #expect(try statement.step())
    statement.reset()
    connection.clearStatements()
    try connection.execute("DROP TABLE a")
    #expect(throws: SQLiteError.self) { try connection.statement("SELECT b FROM a") }
  }

  @Test func `no row is 0 as a whole number and nothing as text`() throws {
    let connection = try Connection(":memory:", .create)
    #expect(try connection.integer("SELECT 1 WHERE 0") == 0)
    #expect(try connection.text("SELECT 'a' WHERE 0") == nil)
    #expect(try connection.text("SELECT NULL") == nil)
    #expect(try connection.integer("SELECT 42") == 42)
  }

  /// A database with something in its write-ahead log and none of it in the file.
  private func written(_ folder: DatabaseFolder) throws -> Connection {
    let connection = try folder.open()
    _ = try connection.text("PRAGMA journal_mode = WAL")
    try connection.execute("CREATE TABLE a(b)")
    try connection.checkpoint(truncate: true)
    try connection.execute("INSERT INTO a VALUES(1)")
    #expect(folder.size("-wal") > 0)
    return connection
  }

  @Test func `closing copies the write-ahead log back`() throws {
    let folder = try DatabaseFolder()
    let connection = try written(folder)
    connection.close()
    #expect(folder.size("-wal") == 0)
    #expect(!connection.isInTransaction)
    connection.close()
    #expect(try folder.open().integer("SELECT b FROM a") == 1)
  }

  @Test func `closing takes no checkpoint where that is switched off`() throws {
    let folder = try DatabaseFolder()
    let connection = try written(folder)
    connection.disableCheckpointOnClose()
    connection.close()
    #expect(folder.size("-wal") > 0)
  }

  @Test func `a statement that outlives its connection takes no checkpoint when it goes`() throws {
    let folder = try DatabaseFolder()
    var statement: Statement?
    do {
      let connection = try written(folder)
      statement = try connection.prepare("SELECT b FROM a")
    }
    let error = #expect(throws: SQLiteError.self) { try statement?.run() }
    #expect(error?.code == 21)
    statement = nil
    #expect(folder.size("-wal") > 0)
    #expect(try folder.open().integer("SELECT b FROM a") == 1)
  }

  @Test func `a commit tells how long the write-ahead log is`() throws {
    let folder = try DatabaseFolder()
    let connection = try written(folder)
    connection.watchWriteAheadLog()
    #expect(connection.walPages == 0)
    try connection.execute("INSERT INTO a VALUES(zeroblob(40000))")
    #expect(connection.walPages > 10)
    try connection.checkpoint(truncate: true)
    try connection.execute("INSERT INTO a VALUES(2)")
    #expect(connection.walPages < 5)
  }

  @Test func `a defended connection does not rewrite the schema by hand`() throws {
    let connection = try Connection(":memory:", .create)
    try connection.execute("CREATE TABLE a(b)")
    connection.defend()
    try connection.execute("PRAGMA writable_schema = 1")
    #expect(throws: SQLiteError.self) {
      try connection.execute("UPDATE sqlite_schema SET sql = ''")
    }
  }
}
