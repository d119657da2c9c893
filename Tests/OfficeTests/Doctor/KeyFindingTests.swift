import EventLog
import Foundation
import Keys
import SQLite
import Testing

@testable import Office

/// What the doctor says of the key file.
@Suite struct `The doctor, of keys,` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.perform(#"{"command":"person add","person":"guest"}"#)
  }

  private func finding() throws -> Finding {
    let findings = try Doctor(of: scene.folder.path, now: scene.clock.now).examine()
    return try #require(findings.first { $0.about == "keys" })
  }

  private func makeKeys(for people: String..., owner: [UInt8]? = nil) throws {
    if KeyFile.exists(at: scene.office.keyPath) {
      try FileManager.default.removeItem(atPath: scene.office.keyPath)
    }
    let keys = try KeyFile(path: scene.office.keyPath, mode: .create)
    let first = try #require(try scene.office.log.firstEventHash()).bytes
    try keys.belong(toFirstHash: owner ?? first)
    for person in people { _ = try keys.makeKey(of: person, at: 1) }
    try keys.commit()
  }

  /// An event with boxes, each of a person and a part.
  private func seal(
    _ person: String, type: String = "PersonalDetailsRecorded", version: Int = 2,
    boxes: [(String, String)] = [], only: String? = nil
  ) throws {
    let sealed = boxes.map { #"{"person":"\#($0)","about":"\#($1)","box":""}"# }
    let members =
      (only.map { [#""only":"\#($0)""#] } ?? [])
      + (sealed.isEmpty ? [] : [#""sealed":[\#(sealed.joined(separator: ","))]"#])
    let log = scene.office.log
    try log.begin()
    let id = UUIDv7(high: 1, low: 1)
    _ = try log.append(
      NewCommand(
        id: id, name: "person detail", arguments: Array("{}".utf8), actor: "secretary",
        correlation: id, recordedAt: .now, program: "2", key: nil, result: Array("{}".utf8)),
      [
        NewEvent(
          stream: "person/\(person)", type: type, typeVersion: version, effective: "",
          data: Array("{\(members.joined(separator: ","))}".utf8))
      ], expecting: [])
    try log.commit()
  }

  @Test func `finds them in order`() throws {
    try makeKeys(for: "guest", "guest#health")
    let found = try finding()
    #expect(found.state == .ok && found.sentence.contains("1 person has a key"), "\(found)")
  }

  @Test func `finds none missing where nothing is sealed`() throws {
    if KeyFile.exists(at: scene.office.keyPath) {
      try FileManager.default.removeItem(atPath: scene.office.keyPath)
    }
    #expect(try finding().state == .ok)
  }

  @Test func `finds the file missing where something is sealed`() throws {
    try seal("guest", boxes: [("guest", "identity"), ("guest", "health")])
    if KeyFile.exists(at: scene.office.keyPath) {
      try FileManager.default.removeItem(atPath: scene.office.keyPath)
    }
    let found = try finding()
    #expect(found.state == .broken && found.sentence.contains("there is no key file"), "\(found)")
  }

  @Test func `finds a person without a key, unless forgotten`() throws {
    try seal("guest", boxes: [("guest", "identity"), ("guest", "health")])
    try makeKeys()
    let found = try finding()
    #expect(found.state == .broken && found.sentence.contains("no key for guest"), "\(found)")
    #expect(found.advice.contains("newest backup"), "an older file has still fewer keys")
    try seal("guest", type: "PersonForgotten", version: 1)
    #expect(try finding().state == .ok)
  }

  @Test func `finds one part without a key, and a guardian without one`() throws {
    try seal("guest", boxes: [("guest", "identity"), ("guest", "health")])
    try makeKeys(for: "guest#health")
    #expect(try finding().sentence == "there is no key for guest, whose fields are sealed")
    try makeKeys(for: "guest", "guest#health")
    #expect(try finding().state == .ok)
    try seal("guest", type: "GuardianNamed", version: 1, boxes: [("other", "identity")])
    #expect(try finding().sentence == "there is no key for other, whose fields are sealed")
  }

  @Test func `finds a part without a key that was recorded since it was forgotten`() throws {
    try seal("guest", boxes: [("guest", "health")])
    try seal("guest", type: "PersonForgotten", version: 1, only: "health")
    try makeKeys()
    #expect(try finding().state == .ok)
    try seal("guest", boxes: [("guest", "health")])
    #expect(try finding().sentence == "there is no key for guest, whose fields are sealed")
  }

  @Test(arguments: [nil, "health"])
  func `finds keys of the forgotten, here and in a copy`(only: String?) throws {
    let aside = TemporaryFolder()
    let copy = aside.path + "/copy.keys"
    try makeKeys(for: "guest#health")
    try FileManager.default.copyItem(atPath: scene.office.keyPath, toPath: copy)
    try seal("guest", type: "PersonForgotten", version: 1, only: only)
    let found = try finding()
    let whom = "keys of guest, whom the log calls forgotten (R35)"
    #expect(found.state == .broken && found.sentence == "there are \(whom)", "\(found)")
    do {
      let file = try KeyFile(path: scene.office.keyPath, mode: .write)
      try file.destroyKey(of: "guest#health")
      try file.noteCopy(at: copy, moment: 1)
      try file.noteCopy(at: copy + ".gone", moment: 2)
      try file.commit()
    }
    let other = try finding()
    #expect(other.state == .broken && other.sentence == "the copy at \(copy) holds \(whom)")
    try FileManager.default.removeItem(atPath: copy)
    #expect(try finding().state == .ok)
  }

  @Test func `finds a key without a person`() throws {
    try makeKeys(for: "guest", "stranger")
    let found = try finding()
    #expect(found.state == .look && found.sentence.contains("stranger"), "\(found)")
  }

  @Test func `finds another office's keys`() throws {
    try makeKeys(for: "guest", owner: [UInt8](repeating: 9, count: 32))
    let found = try finding()
    #expect(found.state == .broken && found.sentence.contains("another office"), "\(found)")
  }

  @Test func `finds a file that is no key file`() throws {
    let path = scene.office.keyPath
    try Data(String(repeating: "no keys ", count: 1000).utf8).write(to: URL(filePath: path))
    let found = try finding()
    #expect(found.state == .broken && found.sentence.contains("not a key file"), "\(found)")
  }

  @Test func `finds a journal that keeps destroyed keys`() throws {
    try makeKeys(for: "guest")
    do {
      let connection = try Connection(scene.office.keyPath, .readWrite)
      _ = try connection.text("PRAGMA journal_mode = WAL")
    }
    let found = try finding()
    #expect(found.state == .broken && found.sentence.contains("journal mode is wal"), "\(found)")
  }
}
