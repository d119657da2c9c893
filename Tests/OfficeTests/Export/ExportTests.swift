import EventLog
import Foundation
import JSONText
import SQLite
import Testing

@testable import Office

/// A log leaves and comes back as what it was.
@Suite struct `An exported log` {
  @Test(arguments: 41...52)
  func `comes back with the same bytes, hashes and rows`(seed: UInt64) throws {
    let (scene, _) = try `Replay equals live`.lived(seed: seed, compares: false)
    let exported = try Exported.bytes(of: scene.office)
    let other = try TestOffice()
    let report = try Exported.adopt(exported, into: other)
    #expect(try Exported.bytes(of: other.office) == exported, "seed \(seed)")
    let (mine, theirs) = (try scene.office.log.verify(), try other.office.log.verify())
    #expect(theirs.fault == nil)
    #expect(theirs == mine, "seed \(seed)")
    #expect(report.head == mine.head && report.events == mine.events)
    #expect(try other.office.dump() == scene.office.dump(), "seed \(seed)")
    #expect(try other.office.differences() == [])
  }

  @Test func `of version 1 comes back with the same bytes`() throws {
    let old = try OldOffice("v1/log.sqlite3", on: "2026-03-10")
    let exported = try Exported.bytes(of: old.office)
    let other = try TestOffice()
    _ = try Exported.adopt(exported, into: other)
    #expect(try Exported.bytes(of: other.office) == exported)
    #expect(try other.office.log.verify() == (try old.office.log.verify()))
  }

  @Test func `of twenty thousand events comes back with the same bytes`() throws {
    let scene = try TestOffice.withPartners()
    let data = Array(#"{"partnership":"hue","note":"a note of the usual length"}"#.utf8)
    let event = NewEvent(
      stream: "partnership/hue", type: "PartnershipDescribed", typeVersion: 1,
      effective: "2026-01-01", data: data)
    let log = scene.office.log
    try log.begin()
    for number in 1...UInt64(201) {
      let id = UUIDv7(high: number, low: number)
      let command = NewCommand(
        id: id, name: "partner describe", arguments: data, actor: "secretary", correlation: id,
        recordedAt: .now, program: "1", key: nil, result: Array("{}".utf8))
      _ = try log.append(command, Array(repeating: event, count: 100), expecting: [])
    }
    try log.commit()
    let exported = try Exported.bytes(of: scene.office)
    let other = try TestOffice()
    let report = try Exported.adopt(exported, into: other)
    #expect(report.events > 20_000)
    #expect(try Exported.bytes(of: other.office) == exported)
    #expect(try other.office.log.headHash() == log.headHash())
    #expect(try other.office.differences() == [])
  }

  /// Another program may have written text that is not the JSON we write.
  @Test(arguments: ["{\"partnership\": \"hue\",\n\"note\":\"x\"}", "{ \"partnership\" :\"hue\" }"])
  func `keeps the bytes of data that another program wrote`(data: String) throws {
    let scene = try TestOffice.withPartners()
    let log = scene.office.log
    try log.begin()
    let id = UUIDv7(high: 1, low: 1)
    _ = try log.append(
      NewCommand(
        id: id, name: "partner describe", arguments: Array("no JSON\nat all".utf8),
        actor: "a \"quoted\"\u{1} actor", correlation: id, recordedAt: .now, program: "",
        key: "k", result: []),
      [
        NewEvent(
          stream: "partnership/hue", type: "PartnershipDescribed", typeVersion: 1, effective: "",
          data: Array(data.utf8))
      ], expecting: [])
    try log.commit()
    let exported = try Exported.bytes(of: scene.office)
    let other = try TestOffice()
    _ = try Exported.adopt(exported, into: other)
    #expect(try other.office.log.verify() == (try scene.office.log.verify()))
    #expect(try Exported.bytes(of: other.office) == exported)
  }

  @Test func `is rehearsed without a trace`() throws {
    let scene = try TestOffice.withPartners()
    let other = try TestOffice()
    let report = try Exported.adopt(
      try Exported.bytes(of: scene.office), into: other, dryRun: true)
    #expect(report.events > 0)
    #expect(try other.office.isEmpty())
    _ = try Exported.adopt(try Exported.bytes(of: scene.office), into: other)
    #expect(try !other.office.isEmpty())
  }

  @Test func `is a file of its owner alone, and replaces none`() throws {
    let scene = try TestOffice.withPartners()
    let path = scene.folder.path + "/out.jsonl"
    _ = try scene.office.export(file: path, overwriting: false)
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(rights as? Int == 0o600)
    #expect(throws: OfficeError.self) {
      try scene.office.export(file: path, overwriting: false)
    }
    _ = try scene.office.export(file: path, overwriting: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
    #expect(!names.contains { $0.hasSuffix(".part") }, "\(names)")
  }

  @Test func `leaves nothing behind when it cannot be made`() throws {
    let scene = try TestOffice()
    let path = scene.folder.path + "/out.jsonl"
    #expect(throws: OfficeError.self) { try scene.office.export(file: path, overwriting: false) }
    let names = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
    #expect(!names.contains { $0.contains("out.jsonl") }, "\(names)")
  }

  @Test func `is one state of the log while others write`() throws {
    let scene = try TestOffice.withPartners()
    let writer = try scene.another()
    var lines = 0
    var bytes = Data()
    _ = try scene.office.export(to: { (line: [UInt8]) throws(OfficeError) in
      bytes.append(contentsOf: line)
      lines += 1
      guard lines == 3 else { return }
      let line = Array(
        #"{"command":"partner add","partnership":"late","names":["Late"],"country":"FR"}"#.utf8)
      guard let request = try? writer.request(line: line, actor: "other") else { return }
      _ = try writer.perform(request)
    })
    #expect(!String(decoding: bytes, as: UTF8.self).contains("late"))
    let other = try TestOffice()
    _ = try Exported.adopt(bytes, into: other)
    #expect(try scene.office.log.head() == other.office.log.head() + 1)
  }

  @Test func `is not made of a log that does not hold`() throws {
    let scene = try TestOffice.withPartners()
    try scene.office.log.connection.execute(
      "DROP TRIGGER event_no_update; UPDATE event SET effective = '2000' WHERE position = 2")
    #expect { try Exported.bytes(of: scene.office) } throws: { error in
      "\(error)".contains("position 2: the hash does not match")
    }
  }
}
