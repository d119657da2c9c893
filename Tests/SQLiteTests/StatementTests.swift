import SQLite
import Testing

/// What goes in comes out.
struct StatementTests {
  private func roundTrip(
    _ bind: (Statement) throws -> Void
  ) throws -> (type: String, text: String?, bytes: [UInt8], isNull: Bool) {
    let connection = try Connection(":memory:", .create)
    try connection.execute("CREATE TABLE a(b)")
    let insert = try connection.prepare("INSERT INTO a VALUES(?)")
    try bind(insert)
    try insert.run()
    let select = try connection.prepare("SELECT typeof(b), b FROM a")
    #expect(try select.step())
    let bytes = unsafe Array(select.bytes(at: 1))
    let isNull = select.isNull(at: 1)
    return (select.text(at: 0) ?? "", select.text(at: 1), bytes, isNull)
  }

  @Test(arguments: ["", "a", "a\u{0}b", "\u{0}", "Zoë 東京 🌍", "Zoe\u{308}"])
  func `a text comes back as it was, by string and by bytes`(_ text: String) throws {
    for bind in [
      { (statement: Statement) in try statement.bind(text, at: 1) },
      { (statement: Statement) in try statement.bind(text: Array(text.utf8), at: 1) },
    ] {
      let found = try roundTrip(bind)
      #expect(found.type == "text")
      #expect(found.text.map { Array($0.utf8) } == Array(text.utf8))
      #expect(found.bytes == Array(text.utf8))
      #expect(!found.isNull)
    }
  }

  @Test(arguments: [[], [0], [0, 1, 255], [UInt8](repeating: 7, count: 100_000)] as [[UInt8]])
  func `a blob comes back as it was, an empty one too`(_ blob: [UInt8]) throws {
    let found = try roundTrip { statement in
      try unsafe blob.withUnsafeBytes { try unsafe statement.bind(blob: $0, at: 1) }
    }
    #expect(found.type == "blob")
    #expect(found.bytes == blob)
    #expect(!found.isNull)
  }

  @Test func `no bytes at no address are an empty blob, not NULL`() throws {
    let found = try roundTrip { statement in
      try unsafe statement.bind(blob: UnsafeRawBufferPointer(start: nil, count: 0), at: 1)
    }
    #expect(found.type == "blob")
  }

  @Test func `NULL is neither text nor bytes`() throws {
    let found = try roundTrip { try $0.bindNull(at: 1) }
    #expect(found.type == "null")
    #expect(found.text == nil && found.bytes.isEmpty && found.isNull)
  }

  @Test(arguments: [0, 1, -1, .max, .min] as [Int64])
  func `a whole number comes back as it was`(_ value: Int64) throws {
    #expect(try roundTrip { try $0.bind(value, at: 1) }.text == String(value))
  }

  @Test func `a statement runs again after an error, and what is bound stays`() throws {
    let connection = try Connection(":memory:", .create)
    try connection.execute("CREATE TABLE a(b UNIQUE, c DEFAULT 'x')")
    let insert = try connection.prepare("INSERT INTO a(b) VALUES(?)")
    try insert.bind(1, at: 1)
    try insert.run()
    #expect(throws: SQLiteError.self) { try insert.run() }
    try connection.execute("BEGIN")
    #expect(throws: SQLiteError.self) { try insert.run() }
    try connection.execute("DELETE FROM a")
    try insert.run()
    try connection.execute("COMMIT")
    #expect(try connection.integer("SELECT b FROM a") == 1)
  }
}
