import EventLog
import Testing

/// What every storage promises of reading.
struct ReadingContract {
  /// a 1, b 2, a 3, c 4, a 5: moments 10, 10, 20, 20, 40.
  private func filled(_ kind: StorageKind) throws -> Stored {
    let stored = try Stored(kind)
    try stored.log.record("a", "b", at: 10, key: "k1")
    try stored.log.record("a", "c", at: 20)
    try stored.log.record("a", at: 40, key: "k3")
    return stored
  }

  @Test(arguments: StorageKind.allCases)
  func `a range includes its first and its last position`(_ kind: StorageKind) throws {
    let stored = try filled(kind)
    let log = stored.log
    #expect(try log.events(EventRange(first: 2, last: 4)).map(\.position) == [2, 3, 4])
    #expect(try log.events(EventRange(first: 5)).map(\.position) == [5])
    #expect(try log.events(EventRange(first: 6)).isEmpty)
    #expect(try log.events(EventRange(first: -3, last: 1)).map(\.position) == [1])
    #expect(try log.events(EventRange(first: 4, last: 3)).isEmpty)
  }

  @Test(arguments: StorageKind.allCases)
  func `a stream is read alone, within the range`(_ kind: StorageKind) throws {
    let stored = try filled(kind)
    let log = stored.log
    #expect(try log.events(EventRange(stream: "a")).map(\.position) == [1, 3, 5])
    #expect(try log.events(EventRange(stream: "a")).map(\.version) == [1, 2, 3])
    #expect(try log.events(EventRange(first: 2, last: 4, stream: "a")).map(\.position) == [3])
    #expect(try log.events(EventRange(stream: "nobody")).isEmpty)
  }

  @Test(arguments: StorageKind.allCases)
  func `reading stops when the body has enough`(_ kind: StorageKind) throws {
    let stored = try filled(kind)
    var seen: [Int64] = []
    let failure = stored.log.read(EventRange()) { row in
      seen.append(row.position)
      return row.position < 3
    }
    #expect(failure == nil)
    #expect(seen == [1, 2, 3])
  }

  @Test(arguments: StorageKind.allCases)
  func `what the body throws comes through, and the log goes on`(_ kind: StorageKind) throws {
    struct Stop: Error {}
    let stored = try filled(kind)
    #expect(throws: Stop.self) {
      try stored.log.read(EventRange()) { _ throws(Stop) -> Bool in throw Stop() }
    }
    try stored.log.record("d")
    #expect(try stored.log.events().count == 6)
  }

  @Test(arguments: StorageKind.allCases)
  func `a moment finds the last event recorded by then`(_ kind: StorageKind) throws {
    let stored = try filled(kind)
    let found = try [9, 10, 19, 20, 39, 40, 41].map {
      try stored.log.position(recordedBy: Instant(microseconds: $0))
    }
    #expect(found == [0, 2, 2, 4, 4, 5, 5])
    #expect(try Stored(kind).log.position(recordedBy: Instant(microseconds: 0)) == 0)
  }

  @Test(arguments: StorageKind.allCases)
  func `a key finds its command as it was`(_ kind: StorageKind) throws {
    let stored = try filled(kind)
    let found = try #require(try stored.log.command(withKey: "k3"))
    #expect(found.number == 3)
    #expect(found.command == .sample(at: 40, key: "k3"))
    #expect(found.receipt.first == 5 && found.receipt.last == 5 && found.receipt.command == 3)
    #expect(try stored.log.command(withKey: "k2") == nil)
    #expect(try stored.log.command(withKey: "") == nil)
    #expect(try stored.log.command(2)?.command.key == nil)
    #expect(try stored.log.command(4) == nil)
    #expect(try stored.log.command(0) == nil)
  }

  @Test(arguments: StorageKind.allCases)
  func `a key is taken once`(_ kind: StorageKind) throws {
    let stored = try filled(kind)
    #expect(throws: LogError.self) { try stored.log.record("a", key: "k1") }
    #expect(try stored.log.head() == 5)
    #expect(try stored.log.record("a", key: "k4").first == 6)
  }

  @Test(arguments: StorageKind.allCases)
  func `streams have numbers and names`(_ kind: StorageKind) throws {
    let stored = try filled(kind)
    let log = stored.log
    try log.record("person/zoe", "person/ann", "personal", "person0", "person/é")
    for name in ["a", "b", "c", "person/ann"] {
      let number = try #require(try log.streamNumber(name))
      #expect(try log.streamName(number) == name)
    }
    #expect(try log.streamNumber("person") == nil)
    #expect(
      try log.streamNames(beginningWith: "person/") == ["person/ann", "person/zoe", "person/é"])
    #expect(try log.streamNames(beginningWith: "x").isEmpty)
  }
}
