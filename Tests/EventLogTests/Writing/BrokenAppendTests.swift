import EventLog
import SQLite
import Testing

/// An append that stops in the middle leaves nothing behind.
struct BrokenAppendTests {
  /// A log whose file refuses the third event of any command.
  private func failing(_ folder: LogFolder) throws -> SQLiteLog {
    let log = try folder.open()
    try log.record("a")
    try log.connection.execute(
      """
      CREATE TEMP TRIGGER third BEFORE INSERT ON event WHEN NEW.effective = 'bad'
      BEGIN SELECT RAISE(ABORT, 'refused'); END
      """)
    return log
  }

  private static let events: [NewEvent] = [
    .sample("a"), .sample("b"), .sample("c", effective: "bad"),
  ]

  @Test func `half an append cannot be committed`() throws {
    let folder = try LogFolder()
    let log = try failing(folder)
    try log.begin()
    #expect(throws: LogError.self) { try log.append(.sample(), Self.events, expecting: []) }
    let refusal = LogError.badAppend(
      "an append failed in this transaction: take it back first")
    #expect(throws: refusal) { try log.append(.sample(), [.sample("a")], expecting: []) }
    #expect(throws: refusal) { try log.savepoint() }
    #expect(throws: refusal) { try log.commit() }
    #expect(!log.connection.isInTransaction)
    #expect(try log.head() == 1)
    let receipt = try log.record("a", "b")
    #expect(receipt.command == 2 && receipt.first == 2)
    #expect(try log.verify().fault == nil)
  }

  @Test func `going back to the savepoint mends the transaction`() throws {
    let folder = try LogFolder()
    let log = try failing(folder)
    try log.begin()
    _ = try log.append(.sample(), [.sample("b")], expecting: [])
    try log.savepoint()
    #expect(throws: LogError.self) { try log.append(.sample(), Self.events, expecting: []) }
    #expect(throws: LogError.self) { try log.release() }
    try log.rollbackToSavepoint()
    _ = try log.append(.sample(), [.sample("b"), .sample("c")], expecting: [("b", .exactly(1))])
    try log.commit()
    #expect(try log.events().map(\.stream) == ["a", "b", "b", "c"])
    #expect(try log.verify().fault == nil)
  }

  @Test func `a full disk leaves nothing half written, and room makes it work again`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    try log.record("a")
    let pages = try log.connection.integer("PRAGMA page_count")
    _ = try log.connection.integer("PRAGMA max_page_count = \(pages + 2)")
    let large = String(repeating: "x", count: 3000)
    try log.begin()
    let events = (0..<20).map { NewEvent.sample("s\($0)", data: "\"\(large)\"") }
    #expect(throws: LogError.full(path: folder.log)) {
      try log.append(.sample(), events, expecting: [])
    }
    #expect(throws: LogError.self) { try log.commit() }
    #expect(try log.head() == 1)
    #expect(try log.streamNames(beginningWith: "") == ["a"])
    #expect(try log.verify().fault == nil)
    _ = try log.connection.integer("PRAGMA max_page_count = 1000000")
    try log.begin()
    _ = try log.append(.sample(), events, expecting: [])
    try log.commit()
    #expect(try log.head() == 21)
    #expect(try log.verify().fault == nil)
  }

  @Test func `a full disk is told in a sentence that says what to do`() {
    #expect(
      LogError.full(path: "/o/twinning.db").description
        == "there is no room left for /o/twinning.db; nothing was written; make room and try again")
  }
}
