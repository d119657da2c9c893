import EventLog
import Foundation
import SQLite
import Testing

/// A long log is verified in two halves at once, and says what a walk in order says.
struct LongLogTests {
  /// 22,000 events by 11,000 commands: command n promises positions 2n - 1 and 2n.
  private static let bytes: Result<Data, any Error> = Result {
    let folder = try LogFolder()
    do {
      let log = try folder.open()
      try log.begin()
      for number in 1...11_000 {
        _ = try log.append(
          .sample(at: 1_795_000_000_000_000 + Int64(number)),
          [
            .sample("person/p\(number % 97)", "Type\(number % 5)", version: 1, data: "{}"),
            .sample("visit/v\(number / 50)", "Type\(number % 7)", version: 2, data: "{}"),
          ], expecting: [])
      }
      try log.commit()
    }
    return try Data(contentsOf: URL(filePath: folder.log))
  }

  private func changed(by sql: String, rehashedFrom position: Int64? = nil) throws -> LogFolder {
    let folder = try LogFolder()
    try Self.bytes.get().write(to: URL(filePath: folder.log))
    let connection = try Connection(folder.log, .readWrite)
    try connection.execute(
      """
      DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; DROP TRIGGER event_guard;
      DROP TRIGGER command_no_update; DROP TRIGGER command_no_delete; DROP TRIGGER command_guard;
      DROP TRIGGER stream_no_update; DROP INDEX event_stream; \(sql)
      """)
    connection.close()
    if let position { try Rewriter.rehash(folder.log, from: position) }
    return folder
  }

  /// What a walk in order says, and what two halves at once say.
  private func reports(
    on folder: LogFolder, extending known: Digest? = nil
  ) throws -> (inOrder: LogReport, inHalves: LogReport) {
    let log = try folder.open(.read)
    let inHalves = try log.verify(extending: known)
    // Inside a transaction of the caller nobody else could see the same state.
    try log.connection.execute("BEGIN")
    defer { try? log.connection.execute("COMMIT") }
    return (try log.verify(extending: known), inHalves)
  }

  @Test func `an untouched log is intact in both ways, with the same head`() throws {
    let folder = try LogFolder()
    try Self.bytes.get().write(to: URL(filePath: folder.log))
    let (inOrder, inHalves) = try reports(on: folder)
    #expect(inHalves.isIntact)
    #expect(inHalves == inOrder)
    #expect(inHalves.events == 22_000)
    #expect(inHalves.commands == 11_000)
    let early = try folder.open(.read).connection.text(
      "SELECT lower(hex(hash)) FROM event WHERE position = 500")
    let known = try #require(early.flatMap { Digest($0) })
    #expect(try reports(on: folder, extending: known).inHalves.fault == nil)
    let strange = try reports(on: folder, extending: Digest(String(repeating: "a", count: 64)))
    #expect(strange.inHalves.fault?.position == 22_001)
    #expect(strange.inHalves == strange.inOrder)
  }

  /// The halves part behind position 11,000, the end of command 5,500.
  @Test(
    arguments: [
      (7, "UPDATE event SET data = '{ }' WHERE position = 7"),
      (15_000, "UPDATE event SET data = '{ }' WHERE position = 15000"),
      (7, "UPDATE event SET data = '{ }' WHERE position IN (7, 15000)"),
      (11_000, "UPDATE event SET hash = zeroblob(32) WHERE position = 11000"),
      (10_999, "UPDATE command SET actor = 'x' WHERE number = 5500"),
      (11_001, "UPDATE command SET actor = 'x' WHERE number = 5501"),
      (11_001, "UPDATE command SET recorded_at = 5 WHERE number = 5501"),
      (10_999, "UPDATE command SET recorded_at = 5 WHERE number = 5500"),
      (11_000, "DELETE FROM event WHERE position = 11000"),
      (11_001, "DELETE FROM event WHERE position = 11001"),
      (11_001, "DELETE FROM command WHERE number = 5501"),
      (10_999, "DELETE FROM command WHERE number = 5500"),
      (
        1,
        "INSERT INTO event SELECT -5, id, stream, 1, type, effective, recorded_at, command, data,"
          + " hash FROM event WHERE position = 9"
      ),
      (
        22_001,
        "INSERT INTO command SELECT 11001, id, name, arguments, actor, correlation,"
          + " recorded_at, program, NULL, 22001, 22001, result, hash FROM command WHERE number = 7"
      ),
      (21_999, "UPDATE command SET number = 99999 WHERE number = 11000"),
      (22_000, "DELETE FROM event WHERE position = 22000"),
      (1, "UPDATE stream SET name = 'x' WHERE id = 1"),
    ] as [(Int64, String)])
  func `a change in either half, or where they part, is found in both ways`(
    _ position: Int64, _ sql: String
  ) throws {
    let (inOrder, inHalves) = try reports(on: changed(by: sql))
    #expect(inHalves.fault?.position == position)
    #expect(inHalves == inOrder)
  }

  @Test(arguments: [
    // A version is left out exactly between the halves, in one stream, and all hashes fit.
    (
      11_001,
      "UPDATE event SET version = version + 1 WHERE position > 11000 AND stream ="
        + " (SELECT stream FROM event WHERE position = 11001)"
    ),
    (12_001, "UPDATE event SET version = 5 WHERE position = 12001"),
    (11_001, "UPDATE event SET version = 1 WHERE position = 11001"),
  ])
  func `a version that does not follow across the halves is found, though all hashes fit`(
    _ position: Int64, _ sql: String
  ) throws {
    let (inOrder, inHalves) = try reports(on: changed(by: sql, rehashedFrom: position))
    #expect(inHalves.fault?.position == position)
    #expect(inHalves.fault?.reason.contains("does not follow") == true)
    #expect(inHalves == inOrder)
  }

  /// Somebody who knows the hashes writes a later half that holds by itself.
  @Test(arguments: [
    // Its last position is the last number there is, and the half begins right before it.
    """
    INSERT INTO event SELECT 4611686018427387903, id, stream, 100000, type, effective, recorded_at,
      11001, data, hash FROM event WHERE position = 21999;
    INSERT INTO event SELECT 9223372036854775806, id, stream, 100001, type, effective, recorded_at,
      11001, data, hash FROM event WHERE position = 21999;
    INSERT INTO event SELECT 9223372036854775807, id, stream, 100002, type, effective, recorded_at,
      11002, data, hash FROM event WHERE position = 21999;
    INSERT INTO command SELECT 11001, id, name, arguments, actor, correlation, recorded_at, program,
      NULL, 4611686018427387903, 9223372036854775806, result, hash FROM command WHERE number = 11000;
    INSERT INTO command SELECT 11002, id, name, arguments, actor, correlation, recorded_at, program,
      NULL, 9223372036854775807, 9223372036854775807, result, hash FROM command WHERE number = 11000;
    """,
    // A version is the last number there is, and another event follows it.
    """
    UPDATE event SET version = 9223372036854775807
      WHERE stream = (SELECT stream FROM event WHERE position = 12001) AND position > 11000;
    """,
  ])
  func `numbers at their end stop no verifier`(sql: String) throws {
    let (inOrder, inHalves) = try reports(on: changed(by: sql, rehashedFrom: 11_001))
    #expect(inHalves.fault != nil)
    #expect(inHalves == inOrder)
  }
}
