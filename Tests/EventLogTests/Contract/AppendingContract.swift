import EventLog
import Testing

/// What every storage promises of appending.
struct AppendingContract {
  @Test(arguments: StorageKind.allCases)
  func `an empty log has no head and no streams`(_ kind: StorageKind) throws {
    let log = try Stored(kind)
    #expect(try log.log.head() == 0)
    #expect(try log.log.headHash() == .genesis)
    #expect(try log.log.version(of: "person/zoe") == 0)
    #expect(try log.log.streamNumber("person/zoe") == nil)
    #expect(try log.log.streamName(1) == nil)
    #expect(try log.log.eventType(1) == nil)
    #expect(try log.log.command(1) == nil)
    #expect(try log.log.events().isEmpty)
  }

  @Test(arguments: StorageKind.allCases)
  func `positions and versions have no gaps, in the order of appending`(
    _ kind: StorageKind
  ) throws {
    let stored = try Stored(kind)
    let log = stored.log
    let first = try log.record("person/zoe", "person/max", "person/zoe")
    let second = try log.record("person/max", at: 1_795_000_000_000_009)
    #expect(first.command == 1 && first.first == 1 && first.last == 3)
    #expect(second.command == 2 && second.first == 4 && second.last == 4)
    let seen = try log.events()
    #expect(seen.map(\.position) == [1, 2, 3, 4])
    #expect(seen.map(\.stream) == ["person/zoe", "person/max", "person/zoe", "person/max"])
    #expect(seen.map(\.version) == [1, 1, 2, 2])
    #expect(seen.map(\.command) == [1, 1, 1, 2])
    #expect(try log.head() == 4)
    #expect(try log.version(of: "person/max") == 2)
  }

  @Test(arguments: StorageKind.allCases)
  func `an event is read as it was written`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.begin()
    _ = try log.append(
      .sample(at: 5),
      [
        .sample("a", "Met", version: 3, effective: "2007-04~", data: "{\"n\":\"\u{0}é\"}"),
        .sample("a", "Met", version: 4, effective: "", data: ""),
      ], expecting: [])
    try log.commit()
    #expect(
      try log.events() == [
        Seen(
          position: 1, stream: "a", version: 1, type: "Met/3", command: 1, recordedAt: 5,
          effective: "2007-04~", data: "{\"n\":\"\u{0}é\"}"),
        Seen(
          position: 2, stream: "a", version: 2, type: "Met/4", command: 1, recordedAt: 5,
          effective: "", data: ""),
      ])
  }

  @Test(
    arguments: StorageKind.allCases,
    [
      (ExpectedVersion.none, [true, false, false]), (.exists, [false, true, true]),
      (.exactly(0), [true, false, false]), (.exactly(1), [false, true, false]),
      (.exactly(2), [false, false, true]), (.exactly(3), [false, false, false]),
      (.any, [true, true, true]),
    ])
  func `an expected version lets through what it names and nothing else`(
    _ kind: StorageKind, _ row: (expected: ExpectedVersion, admitted: [Bool])
  ) throws {
    for (version, admitted) in row.admitted.enumerated() {
      let stored = try Stored(kind)
      let log = stored.log
      for _ in 0..<version { try log.record("person/zoe") }
      let expecting = [(stream: "person/zoe", row.expected)]
      if admitted {
        try log.record("person/zoe", expecting: expecting)
      } else {
        #expect(
          throws: LogError.versionConflict(
            stream: "person/zoe", expected: row.expected, found: Int64(version))
        ) { try log.record("person/zoe", expecting: expecting) }
      }
      #expect(try log.version(of: "person/zoe") == Int64(version + (admitted ? 1 : 0)))
    }
  }

  @Test(arguments: StorageKind.allCases)
  func `a stream that is only looked at may be expected too`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    try stored.log.record("partnership/avignon")
    #expect(throws: LogError.self) {
      try stored.log.record("delegation/a", expecting: [("partnership/avignon", .exactly(2))])
    }
    try stored.log.record("delegation/a", expecting: [("partnership/avignon", .exactly(1))])
    #expect(try stored.log.head() == 2)
  }

  @Test(arguments: StorageKind.allCases)
  func `a refused version leaves the transaction as it was`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.begin()
    _ = try log.append(.sample(), [.sample("a")], expecting: [("a", .none)])
    #expect(throws: LogError.versionConflict(stream: "a", expected: .none, found: 1)) {
      try log.append(.sample(), [.sample("a")], expecting: [("a", .none)])
    }
    _ = try log.append(.sample(), [.sample("a")], expecting: [("a", .exactly(1))])
    try log.commit()
    #expect(try log.events().map(\.version) == [1, 2])
  }

  @Test(arguments: StorageKind.allCases)
  func `a command without events is refused`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    #expect(throws: LogError.badAppend("a command without events is not recorded")) {
      try stored.log.record()
    }
    try stored.log.record("a")
    #expect(try stored.log.command(1)?.receipt.first == 1)
  }

  @Test(arguments: StorageKind.allCases)
  func `nothing is appended outside a transaction`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    let refusal = LogError.badAppend("there is no open transaction")
    #expect(throws: refusal) { try log.append(.sample(), [.sample("a")], expecting: []) }
    try log.record("a")
    #expect(throws: refusal) { try log.append(.sample(), [.sample("a")], expecting: []) }
    #expect(throws: refusal) { try log.commit() }
    #expect(throws: refusal) { try log.savepoint() }
    #expect(throws: refusal) { try log.release() }
    #expect(throws: refusal) { try log.rollbackToSavepoint() }
    try log.rollback()
    #expect(try log.head() == 1)
  }

  @Test(arguments: StorageKind.allCases)
  func `a clock that was set back does not put later facts first`(_ kind: StorageKind) throws {
    let stored = try Stored(kind)
    let log = stored.log
    try log.record("a", at: 1000)
    #expect(try log.record("a", at: 400).recordedAt == Instant(microseconds: 1000))
    #expect(try log.record("a", at: 2000).recordedAt == Instant(microseconds: 2000))
    #expect(try log.events().map(\.recordedAt) == [1000, 1000, 2000])
    #expect(try log.command(2)?.command.recordedAt == Instant(microseconds: 1000))
  }

  @Test func `all storages chain the same events to the same hash`() throws {
    let hashes = try StorageKind.allCases.map { kind in
      let stored = try Stored(kind)
      try stored.log.record("a", "b", "a", key: "k")
      try stored.log.record("b", at: 3)
      return try stored.log.headHash()
    }
    #expect(hashes[0] == hashes[1])
    #expect(hashes[0] != .genesis)
  }
}
