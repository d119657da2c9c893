import Foundation
import SQLite
import Testing

/// Errors carry the code, SQLite's sentence and the SQL, but never what was bound.
struct SQLiteErrorTests {
  private func people() throws -> Connection {
    let connection = try Connection(":memory:", .create)
    try connection.execute("CREATE TABLE person(name TEXT NOT NULL UNIQUE, age INTEGER) STRICT")
    return connection
  }

  @Test func `a broken constraint tells all but the bound values`() throws {
    let connection = try people()
    let sql = "INSERT INTO person VALUES(?, ?)"
    let statement = try connection.statement(sql)
    for isFirst in [true, false] {
      try statement.bind("Zoë Private", at: 1)
      try statement.bind(41, at: 2)
      if isFirst {
        try statement.run()
        continue
      }
      let found = try #require(#expect(throws: SQLiteError.self) { try statement.run() })
      #expect(found.code == 19)
      #expect(found.extendedCode == 2067)
      #expect(found.kind == .constraint)
      #expect(found.message == "UNIQUE constraint failed: person.name")
      #expect(found.sql == sql)
      #expect(
        found.description
          == "SQLite error 19: UNIQUE constraint failed: person.name - while executing `\(sql)`")
      #expect(!found.description.contains("Zoë") && !found.description.contains("41"))
    }
  }

  @Test func `a text in a whole number's column is not repeated in the error`() throws {
    let connection = try people()
    let statement = try connection.statement("INSERT INTO person VALUES('a', ?)")
    try statement.bind("secret", at: 1)
    let found = try #require(#expect(throws: SQLiteError.self) { try statement.run() })
    #expect(found.kind == .constraint)
    #expect(!found.description.contains("secret"))
  }

  @Test func `wrong SQL is told with the SQL`() throws {
    let connection = try people()
    let found = try #require(
      #expect(throws: SQLiteError.self) { try connection.prepare("SELECT nobody FROM person") })
    #expect(found.code == 1 && found.kind == .other)
    #expect(found.message == "no such column: nobody")
    #expect(found.sql == "SELECT nobody FROM person")
  }

  @Test(arguments: ["", "  ", "-- nothing"])
  func `SQL without a statement is an error`(_ sql: String) throws {
    let found = try #require(
      #expect(throws: SQLiteError.self) { try Connection(":memory:", .create).prepare(sql) })
    #expect(found.message == "there is no statement")
  }

  @Test func `binding where there is no place is an error`() throws {
    let statement = try people().prepare("SELECT ?")
    let found = try #require(
      #expect(throws: SQLiteError.self) { try statement.bind("secret", at: 2) })
    #expect(found.code == 25)
    #expect(!found.description.contains("secret"))
  }

  @Test(arguments: [Connection.Mode.readOnly, .readWrite])
  func `a missing file is not made`(_ mode: Connection.Mode) throws {
    let folder = try DatabaseFolder()
    let found = try #require(#expect(throws: SQLiteError.self) { try folder.open(mode) })
    #expect(found.kind == .cannotOpen)
    #expect(!FileManager.default.fileExists(atPath: folder.database))
  }

  @Test func `a file that is no database shows at first use`() throws {
    let folder = try DatabaseFolder()
    try String(repeating: "no database ", count: 100).write(
      toFile: folder.database, atomically: true, encoding: .utf8)
    let connection = try folder.open(.readWrite)
    let found = try #require(
      #expect(throws: SQLiteError.self) { try connection.integer("PRAGMA user_version") })
    #expect(found.kind == .notADatabase)
  }

  @Test func `a database opened for reading is not written to`() throws {
    let folder = try DatabaseFolder()
    try folder.open().execute("CREATE TABLE a(b)")
    let found = try #require(
      #expect(throws: SQLiteError.self) {
        try folder.open(.readOnly).execute("INSERT INTO a VALUES(1)")
      })
    #expect(found.kind == .readOnly)
  }

  @Test func `a full database says so`() throws {
    let folder = try DatabaseFolder()
    let connection = try folder.open()
    try connection.execute("CREATE TABLE a(b); PRAGMA max_page_count = 2;")
    let found = try #require(
      #expect(throws: SQLiteError.self) {
        try connection.execute("INSERT INTO a VALUES(zeroblob(20000))")
      })
    #expect(found.kind == .full)
  }

  @Test func `somebody else's lock is busy`() throws {
    let folder = try DatabaseFolder()
    let one = try folder.open()
    let other = try folder.open()
    other.setBusyTimeout(milliseconds: 0)
    try one.execute("CREATE TABLE a(b); BEGIN IMMEDIATE")
    #expect(one.isInTransaction && !other.isInTransaction)
    let found = try #require(
      #expect(throws: SQLiteError.self) { try other.execute("BEGIN IMMEDIATE") })
    #expect(found.kind == .busy)
    try one.execute("COMMIT")
    try other.execute("BEGIN IMMEDIATE; COMMIT")
  }
}
