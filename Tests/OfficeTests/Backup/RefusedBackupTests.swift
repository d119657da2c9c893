import EventLog
import Foundation
import Keys
import SQLite
import Testing

@testable import Office

/// What cannot be backed up or brought back is refused, and nothing is left half done.
@Suite struct `A backup that cannot be` {
  let scene: TestOffice
  let target: TemporaryFolder

  init() throws {
    scene = try TestOffice.withPartners()
    target = TemporaryFolder()
  }

  private func names(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
  }

  private func expect(
    saying words: String..., sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
  ) {
    let error = #expect(throws: OfficeError.self, sourceLocation: sourceLocation) { try body() }
    let message = error.map { "\($0)" } ?? ""
    for word in words {
      #expect(message.contains(word), "\(message)", sourceLocation: sourceLocation)
    }
  }

  @Test func `is one onto the log itself`() throws {
    let before = try scene.office.log.verify()
    let link = target.path + "/link"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: scene.office.log.path)
    for path in [scene.office.log.path, link] {
      expect(saying: "is the log itself", "name a folder") {
        _ = try scene.office.backup(to: path)
      }
    }
    #expect(try scene.office.log.verify() == before)
  }

  @Test func `is one onto a file, or into a folder that cannot be made`() throws {
    let file = try target.write("a-file", "text")
    expect(saying: "is a file", "name a folder") { _ = try scene.office.backup(to: file) }
    expect(saying: "is a file") { _ = try scene.office.backup(to: target.path, keys: file) }
    expect(saying: "cannot be made") { _ = try scene.office.backup(to: "/proc/no/folder") }
    #expect(names(target.path) == ["a-file"])
  }

  @Test func `is one for which there is no room`() throws {
    let room = DiskRoom { _ in 4096 }
    expect(saying: "not enough room", "4.0 KiB are free", "make room for") {
      _ = try scene.office.backup(to: target.path, room: room)
    }
    #expect(names(target.path) == [])
  }

  @Test func `is a second one within a second`() throws {
    _ = try scene.office.backup(to: target.path)
    expect(saying: "is there already", "try again") {
      _ = try scene.office.backup(to: target.path)
    }
    #expect(names(target.path).filter { $0.hasSuffix(".db") }.count == 1)
  }

  @Test func `is one of a log that does not hold`() throws {
    try scene.office.log.connection.execute(
      "DROP TRIGGER event_no_update; UPDATE event SET effective = '2000' WHERE position = 2")
    expect(saying: "does not hold", "position 2") {
      _ = try scene.office.backup(to: target.path)
    }
    #expect(names(target.path) == [])
  }

  @Test func `never comes back over an office`() throws {
    let backup = try scene.office.backup(to: target.path).path
    let head = try scene.office.log.headHash()
    expect(saying: "twinning.db is there", "nothing is written over", "--office") {
      _ = try Restore(of: backup, keys: nil, into: scene.folder.path).run()
    }
    expect(saying: "is the log of this very office", "name a backup") {
      _ = try Restore(of: scene.office.log.path, keys: nil, into: scene.folder.path).run()
    }
    #expect(try scene.office.log.headHash() == head)
  }

  /// What is left of another log would be mixed into this one.
  @Test(arguments: ["twinning.db-wal", "twinning.db-journal", "twinning.keys"])
  func `never comes back beside what is left of another`(name: String) throws {
    let backup = try scene.office.backup(to: target.path).path
    let place = TemporaryFolder()
    _ = try place.write(name, "remains")
    expect(saying: "\(name) is there") {
      _ = try Restore(of: backup, keys: nil, into: place.path).run()
    }
    #expect(names(place.path) == [name])
  }

  @Test func `is a file that is none`() throws {
    let place = TemporaryFolder().path + "/office"
    expect(saying: "cannot be read") {
      _ = try Restore(of: target.path + "/nothing.db", keys: nil, into: place).run()
    }
    expect(saying: "it is no file") {
      _ = try Restore(of: target.path, keys: nil, into: place).run()
    }
    let text = try target.write("text.db", String(repeating: "not a log ", count: 1000))
    expect(saying: "is not a log") { _ = try Restore(of: text, keys: nil, into: place).run() }
    let empty = try target.write("empty.db", "")
    expect(saying: "there is no log") { _ = try Restore(of: empty, keys: nil, into: place).run() }
    #expect(names(place) == [])
  }

  @Test(arguments: [
    "UPDATE event SET effective = '2000' WHERE position = 3",
    "DELETE FROM event WHERE position = 2", "UPDATE command SET actor = 'x' WHERE number = 1",
  ])
  func `is one that was changed`(sql: String) throws {
    let backup = try scene.office.backup(to: target.path).path
    do {
      let connection = try Connection(backup, .readWrite)
      for table in ["event", "command"] {
        try connection.execute("DROP TRIGGER \(table)_no_update; DROP TRIGGER \(table)_no_delete")
      }
      try connection.execute(sql)
    }
    let place = TemporaryFolder()
    expect(saying: "does not hold", "nothing was done", "take another backup") {
      _ = try Restore(of: backup, keys: nil, into: place.path).run()
    }
    #expect(names(place.path) == [])
  }

  @Test func `is one that was cut`() throws {
    let backup = try scene.office.backup(to: target.path).path
    let bytes = try Data(contentsOf: URL(filePath: backup))
    let cut = try target.write("cut.db", bytes.prefix(bytes.count / 2))
    let place = TemporaryFolder()
    expect(saying: "cut.db: it cannot be read rightly", "nothing was done", "another backup") {
      _ = try Restore(of: cut, keys: nil, into: place.path).run()
    }
    #expect(names(place.path) == [])
  }

  /// The backup holds: other keys are wanted, and no other backup.
  @Test func `is one with the keys of another office`() throws {
    let backup = try scene.office.backup(to: target.path).path
    let path = target.path + "/other.keys"
    do {
      let keys = try KeyFile(path: path, mode: .create)
      try keys.belong(toFirstHash: [UInt8](repeating: 7, count: 32))
      try keys.commit()
    }
    let place = TemporaryFolder()
    let advice = "; nothing was done; give the keys that were kept with the log"
    func expect(_ keys: String, _ trouble: String) {
      let error = #expect(throws: OfficeError.self) {
        try Restore(of: backup, keys: keys, into: place.path).run()
      }
      #expect(error?.description == "\(keys) \(trouble)\(advice)")
    }
    expect(path, "holds the keys of another office")
    let text = try target.write("text.keys", String(repeating: "no keys ", count: 1000))
    expect(text, "is not a key file of Twinning")
    self.expect(saying: "no such file") {
      _ = try Restore(of: backup, keys: target.path + "/none.keys", into: place.path).run()
    }
    #expect(names(place.path) == [])
  }
}
