import EventLog
import Testing

/// What every storage promises of transactions and savepoints.
struct TransactionContract {
  @Test(arguments: StorageKind.allCases)
  func `a rollback takes back everything since the beginning`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.record("a", key: "first")
    let hash = try log.headHash()
    try log.begin()
    _ = try log.append(
      .sample(key: "second"), [.sample("a"), .sample("b", "Other")], expecting: [])
    try log.rollback()
    #expect(try log.head() == 1)
    #expect(try log.headHash() == hash)
    #expect(try log.version(of: "a") == 1)
    #expect(try log.streamNumber("b") == nil)
    #expect(try log.command(withKey: "second") == nil)
    #expect(try log.eventType(2) == nil)
    let receipt = try log.record("c", "a", key: "second")
    #expect(receipt.command == 2 && receipt.first == 2)
    #expect(try log.events().map(\.stream) == ["a", "c", "a"])
    #expect(try log.events().map(\.version) == [1, 1, 2])
  }

  @Test(arguments: StorageKind.allCases)
  func `going back to the savepoint keeps what came before it`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.begin()
    _ = try log.append(.sample(key: "kept"), [.sample("a")], expecting: [])
    let hash = try log.headHash()
    try log.savepoint()
    _ = try log.append(.sample(key: "lost"), [.sample("a"), .sample("b")], expecting: [])
    #expect(try log.streamName(2) == "b")
    try log.rollbackToSavepoint()
    #expect(try log.headHash() == hash)
    _ = try log.append(.sample(), [.sample("c"), .sample("a")], expecting: [("a", .exactly(1))])
    try log.commit()
    #expect(try log.events().map(\.stream) == ["a", "c", "a"])
    #expect(try log.events().map(\.version) == [1, 1, 2])
    #expect(try log.command(withKey: "lost") == nil)
    #expect(try log.command(withKey: "kept")?.number == 1)
    #expect(try log.command(2)?.receipt.first == 2)
  }

  @Test(arguments: StorageKind.allCases)
  func `a released savepoint keeps what came after it`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.begin()
    for stream in ["a", "b", "a"] {
      try log.savepoint()
      _ = try log.append(.sample(), [.sample(stream)], expecting: [])
      try log.release()
    }
    try log.savepoint()
    _ = try log.append(.sample(), [.sample("z")], expecting: [])
    try log.rollbackToSavepoint()
    try log.commit()
    #expect(try log.events().map(\.stream) == ["a", "b", "a"])
  }

  @Test(arguments: StorageKind.allCases)
  func `a rollback takes a released savepoint back too`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.begin()
    try log.savepoint()
    _ = try log.append(.sample(), [.sample("a")], expecting: [])
    try log.release()
    try log.rollback()
    #expect(try log.head() == 0)
    #expect(try log.events().isEmpty)
  }

  @Test(arguments: StorageKind.allCases)
  func `a second beginning is refused and does no harm to the first`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.begin()
    _ = try log.append(.sample(), [.sample("a")], expecting: [])
    #expect(throws: LogError.badAppend("a transaction is open already")) { try log.begin() }
    try log.commit()
    #expect(try log.head() == 1)
  }

  @Test(arguments: StorageKind.allCases)
  func `a rollback without a transaction does nothing`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    try stored.log.rollback()
    try stored.log.record("a")
    try stored.log.rollback()
    #expect(try stored.log.head() == 1)
  }
}
