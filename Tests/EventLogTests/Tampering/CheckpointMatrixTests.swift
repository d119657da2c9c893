import EventLog
import Foundation
import Sodium
import Testing

/// Whatever is done to a log or to a checkpoint of it, both verifiers say the same.
struct CheckpointMatrixTests {
  private static let key = Result { try SigningKey(seed: [UInt8](repeating: 7, count: 32)) }
  private static let moment = Instant(microseconds: 1_795_514_400_000_000)

  /// A log up to position 29, which is the end of command 14.
  private static let older = """
    DELETE FROM event WHERE position > 29; DELETE FROM command WHERE number > 14;
    """

  private static func checkpoint(
    of folder: LogFolder, signedWith key: SigningKey? = nil
  ) throws -> Checkpoint {
    let report = try SQLiteLog(path: folder.log, mode: .read, timeout: 0).verify()
    return try #require(
      Checkpoint(of: report, at: moment, signedWith: try key ?? Self.key.get()))
  }

  private static let early = Result { try checkpoint(of: SampleLog.tampered(by: older)) }
  private static let late = Result { try checkpoint(of: SampleLog.changed()) }

  /// What both say with the checkpoints; they have to agree.
  private func verdict(
    on folder: LogFolder, against checkpoints: [Checkpoint], key: PublicKey? = nil
  ) throws -> [String] {
    let given = try key ?? Self.key.get().publicKey
    var words = [folder.log, "--key", given.hex]
    for (index, checkpoint) in checkpoints.enumerated() {
      let file = "\(folder.path)/checkpoint-\(index).txt"
      try CheckpointText.lines(of: checkpoint).joined(separator: "\n")
        .write(toFile: file, atomically: true, encoding: .utf8)
      words += ["--against", file]
    }
    let tool = try Verifiers.tool(words)
    let program = try Verifiers.program(folder.log, against: checkpoints, signedBy: .given(given))
    #expect(tool == program)
    let lines = tool.text.split(separator: "\n").map(String.init)
    #expect(
      tool.status == (lines.allSatisfy { $0.hasPrefix("intact") || $0.hasPrefix("ext") } ? 0 : 1))
    return lines
  }

  private func both() throws -> [Checkpoint] { try [Self.late.get(), Self.early.get()] }

  private static let earlyName = "the checkpoint of 2026-11-24T10:00:00Z at position 29"
  private static let lateName = "the checkpoint of 2026-11-24T10:00:00Z at position 60"

  @Test func `a log that nobody touched extends its checkpoints`() throws {
    let lines = try verdict(on: SampleLog.changed(), against: both())
    #expect(
      lines.dropFirst() == [
        "extends \(Self.earlyName): 31 events since", "extends \(Self.lateName): 0 events since",
      ])
  }

  @Test(arguments: TamperingTests.bytes + TamperingTests.commandBytes)
  func `a changed byte is named, and what held at an earlier checkpoint too`(
    _ change: TamperingTests.Change
  ) throws {
    let lines = try verdict(on: SampleLog.tampered(by: change.sql), against: both())
    #expect(lines.contains { $0.hasPrefix("position \(change.position): ") })
    #expect(lines.last == "up to \(Self.earlyName) the log is what it was then")
    #expect(
      lines.contains(
        "\(Self.lateName) cannot be compared: the log holds only up to position "
          + "\(change.position - 1)"))
  }

  @Test func `an older copy put back, or a cut tail, ends before the checkpoint`() throws {
    let lines = try verdict(on: SampleLog.tampered(by: Self.older), against: both())
    #expect(
      lines.first
        == "position 30: the log ends before \(Self.lateName): its newest entries were cut off")
    #expect(lines.last == "extends \(Self.earlyName): 0 events since")
  }

  @Test func `a tail written anew, all hashes fitting, is narrowed down by two checkpoints`() throws
  {
    let folder = try SampleLog.tampered(by: "UPDATE event SET data = '{}' WHERE position = 45")
    try Rewriter.rehash(folder.log, from: 45)
    #expect(try Verifiers.tool(folder.log).status == 0)
    let lines = try verdict(on: folder, against: both())
    #expect(
      lines.first
        == "position 60: the hash is not that of \(Self.lateName): the log was written anew "
        + "somewhere from position 30 to here")
    #expect(lines.last == "extends \(Self.earlyName): 31 events since")
  }

  @Test func `a middle written anew is found at each checkpoint behind it`() throws {
    let folder = try SampleLog.tampered(by: "UPDATE command SET actor = 'x' WHERE number = 5")
    try Rewriter.rehash(folder.log, from: SampleLog.first(of: 5))
    let lines = try verdict(on: folder, against: both())
    #expect(
      lines.prefix(2).map { String($0.prefix(13)) } == ["position 29: ", "position 60: "])
    #expect(lines[0].hasSuffix("was written anew somewhere from position 2 to here"))
  }

  @Test func `a deleted middle, closed up and hashed anew, is found`() throws {
    let folder = try SampleLog.tampered(
      by: """
        DROP INDEX event_stream;
        DELETE FROM event WHERE command = 3; DELETE FROM command WHERE number = 3;
        UPDATE event SET position = -position + 1, command = command - 1 WHERE command > 3;
        UPDATE event SET position = -position WHERE position < 0;
        UPDATE command SET number = -number + 1, first_position = first_position - 1,
          last_position = last_position - 1 WHERE number > 3;
        UPDATE command SET number = -number WHERE number < 0;
        CREATE TEMP TABLE right AS SELECT position,
          row_number() OVER (PARTITION BY stream ORDER BY position) AS version FROM event;
        UPDATE event SET version = (SELECT version FROM temp.right r
          WHERE r.position = event.position);
        """)
    try Rewriter.rehash(folder.log, from: 1)
    #expect(try Verifiers.tool(folder.log).status == 0)
    let lines = try verdict(on: folder, against: both())
    #expect(
      lines.prefix(2).allSatisfy { $0.contains("written anew somewhere") || $0.contains("cut off") }
    )
  }

  @Test func `a log written anew from its beginning is another office's`() throws {
    let folder = try SampleLog.tampered(by: "UPDATE event SET data = '{}' WHERE position = 1")
    try Rewriter.rehash(folder.log, from: 1)
    #expect(try Verifiers.program(folder.log).status == 0)
    let lines = try verdict(on: folder, against: both())
    #expect(
      lines.prefix(2).allSatisfy { $0.hasPrefix("position 1: the hash is not that of the office") })
  }

  @Test func `a checkpoint of another office is told`() throws {
    let other = try LogFolder()
    let log = try other.open()
    try log.begin()
    _ = try log.append(.sample(), [.sample("a")], expecting: [])
    try log.commit()
    let lines = try verdict(on: SampleLog.changed(), against: [Self.checkpoint(of: other)])
    #expect(lines.first?.contains("the log is of another office, or was written anew") == true)
    #expect(lines.first?.hasPrefix("position 1: ") == true)
  }

  @Test func `an empty log ends before every checkpoint`() throws {
    let folder = try LogFolder()
    _ = try folder.open()
    #expect(
      try verdict(on: folder, against: both()).first?.hasPrefix("position 1: the log ends") == true)
  }

  @Test func `whoever signs with another key is named`() throws {
    let stranger = try SigningKey(seed: [UInt8](repeating: 8, count: 32))
    let folder = try SampleLog.changed()
    let forged = try Self.checkpoint(of: folder, signedWith: stranger)
    let lines = try verdict(on: folder, against: [forged])
    #expect(
      lines.first
        == "\(Self.lateName) is signed by \(stranger.publicKey.hex), which is not the key that was given"
    )
    #expect(!lines.contains { $0.hasPrefix("extends") })
    let unknown = try Verifiers.program(folder.log, against: [forged])
    #expect(unknown.status == 1)
    #expect(unknown.text.contains("nothing here says whose key that is: give --key"))
  }

  @Test func `whole bytes of a signed checkpoint cannot be changed`() throws {
    let good = try Self.late.get()
    let texts = CheckpointText.lines(of: good)
    #expect(texts.count == 13)
    for (index, count) in [("office", 32), ("head", 32), ("key", 32), ("signature", 64)] {
      for place in [0, count - 1] {
        var bytes = [
          "office": good.office.bytes, "head": good.head.bytes, "key": good.key.bytes,
          "signature": good.signature,
        ]
        bytes[index]?[place] ^= 1
        let bad = try Checkpoint(
          office: bytes["office"] ?? [], position: good.position, head: bytes["head"] ?? [],
          madeAt: good.madeAt, key: bytes["key"] ?? [], signature: bytes["signature"] ?? [])
        let lines = try verdict(on: SampleLog.changed(), against: [bad])
        #expect(lines.first?.hasSuffix("never signed: its signature does not fit") == true)
      }
    }
  }

  @Test(arguments: [(1, 0), (0, 1), (1, 86_400)] as [(Int64, Int64)])
  func `nor can its position or its moment`(_ move: (position: Int64, seconds: Int64)) throws {
    let good = try Self.late.get()
    let bad = try Checkpoint(
      office: good.office.bytes, position: good.position - move.position, head: good.head.bytes,
      madeAt: good.madeAt + move.seconds, key: good.key.bytes, signature: good.signature)
    let lines = try verdict(on: SampleLog.changed(), against: [bad])
    #expect(lines.first?.hasSuffix("never signed: its signature does not fit") == true)
  }
}
