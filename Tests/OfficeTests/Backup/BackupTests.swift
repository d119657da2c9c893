import EventLog
import Foundation
import Keys
import SQLite
import Testing

@testable import Office

/// A copy that stands alone, made while others work.
@Suite struct `A backup` {
  let scene: TestOffice
  let target: TemporaryFolder

  init() throws {
    scene = try TestOffice.withPartners()
    target = TemporaryFolder()
  }

  private func rights(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// A key file of this office, with one key.
  private func makeKeys(of office: Office) throws {
    let keys = try KeyFile(
      path: office.keyPath, mode: office.hasKeys ? .write : .create)
    try keys.belong(toFirstHash: try #require(try office.log.firstEventHash()).bytes)
    _ = try keys.makeKey(of: "guest", at: 1)
    try keys.commit()
  }

  @Test func `is one file of its owner, and holds what the log holds`() throws {
    let report = try scene.office.backup(to: target.path)
    #expect(report.head == (try scene.office.log.headHash()))
    #expect(
      try names(target.path) == ["twinning-20260615T120000Z.db", "twinning-20260615T120000Z.keys"])
    #expect(try rights(report.path) == 0o600)
    let copy = try SQLiteLog(path: report.path, mode: .read)
    #expect(try copy.journalMode() == "delete")
    #expect(try copy.verify() == (try scene.office.log.verify()))
    #expect(report.size == Folder.size(of: report.path))
  }

  @Test func `lies in the office folder when nobody names another`() throws {
    let report = try scene.office.backup()
    #expect(report.path == "\(scene.folder.path)/backups/twinning-20260615T120000Z.db")
    #expect(try rights("\(scene.folder.path)/backups") == 0o700)
  }

  @Test func `comes back as an office like any other`() throws {
    try makeKeys(of: scene.office)
    let report = try scene.office.backup(to: target.path)
    let place = TemporaryFolder()
    let folder = place.path + "/new/office"
    let restored = try Restore(of: report.path, keys: nil, into: folder).run()
    #expect(restored.head == report.head && restored.keys == report.keys)
    #expect(try rights(folder) == 0o700)
    let office = try Office(folder: folder, mode: .write, timeout: 1)
    #expect(try office.log.journalMode() == "wal")
    #expect(try rights("\(folder)/twinning.db") == 0o600)
    #expect(try rights("\(folder)/twinning.keys") == 0o600)
    #expect(try office.log.verify() == (try scene.office.log.verify()))
    #expect(try office.dump() == scene.office.dump())
    #expect(try KeyFile(path: office.keyPath, mode: .read).people() == ["guest"])
    let line = #"{"command":"partner describe","partnership":"hue","note":"works"}"#
    _ = try office.perform(try office.request(line: Array(line.utf8), actor: "secretary"))
    #expect(try office.differences() == [])
  }

  @Test func `keeps its keys apart, and the office knows where`() throws {
    try makeKeys(of: scene.office)
    let apart = TemporaryFolder()
    let report = try scene.office.backup(to: target.path, keys: apart.path)
    #expect(try names(target.path) == ["twinning-20260615T120000Z.db"])
    #expect(try names(apart.path) == ["twinning-20260615T120000Z.keys"])
    let keys = try #require(report.keys)
    #expect(try rights(keys) == 0o600)
    #expect(try KeyFile(path: keys, mode: .read).people() == ["guest"])
    let known = try KeyFile(path: scene.office.keyPath, mode: .read).copies()
    #expect(known == [AbsolutePath.of(keys)])
    // Alone it comes back without keys.
    let place = TemporaryFolder()
    let restored = try Restore(of: report.path, keys: nil, into: place.path).run()
    #expect(restored.keys == nil)
    #expect(!KeyFile.exists(at: place.path + "/twinning.keys"))
  }

  @Test func `is one state of the log while others write`() throws {
    let writer = try scene.another()
    let before = try scene.office.log.headHash()
    var wrote = false
    let report = try scene.office.backup(to: target.path) { progress in
      guard progress.what == "copying the log", !wrote else { return }
      wrote = true
      let line = #"{"command":"partner describe","partnership":"hue","note":"beside"}"#
      guard let request = try? writer.request(line: Array(line.utf8), actor: "other") else {
        return
      }
      _ = try? writer.perform(request)
    }
    #expect(report.head == before)
    #expect(try scene.office.log.headHash() != before)
    #expect(try SQLiteLog(path: report.path, mode: .read).headHash() == before)
  }

  @Test func `takes what is in the write-ahead log, and leaves it there`() throws {
    let log = "\(scene.folder.path)/twinning.db-wal"
    let size = try #require(Folder.size(of: log))
    #expect(size > 0)
    let reader = try Office(folder: scene.folder.path, mode: .read, timeout: 1)
    _ = try reader.backup(to: target.path)
    #expect(Folder.size(of: log) == size)
  }

  @Test func `makes room for the newest, and touches no other office's`() throws {
    let other = try TestOffice.withPartners(on: "2026-06-01")
    let foreign = try other.office.backup(to: target.path).path
    let stray = try target.write("twinning-20200101T000000Z.db", "not a backup")
    var made: [String] = []
    for _ in 1...4 {
      scene.clock.advance(seconds: 1)
      made.append(try scene.office.backup(to: target.path, keep: 2).path)
    }
    let left = try names(target.path).filter { $0.hasSuffix(".db") }.map { "\(target.path)/\($0)" }
    #expect(left == ([foreign, stray] + made.suffix(2)).sorted())
  }

  @Test func `never makes room by removing itself, whatever the clock said before`() throws {
    for keep in [1, 2] {
      let folder = "\(target.path)/\(keep)"
      scene.clock.advance(seconds: 1_000_000)
      let late = try scene.office.backup(to: folder).path
      scene.clock.advance(seconds: -1_000_000)
      let report = try scene.office.backup(to: folder, keep: keep)
      #expect(FileManager.default.fileExists(atPath: report.path))
      #expect(report.removed == (keep == 1 ? [late] : []))
    }
  }

  @Test func `takes its keys along when it goes`() throws {
    try makeKeys(of: scene.office)
    let apart = TemporaryFolder()
    for _ in 1...3 {
      scene.clock.advance(seconds: 1)
      _ = try scene.office.backup(to: target.path, keys: apart.path, keep: 1)
    }
    #expect(try names(apart.path) == ["twinning-20260615T120003Z.keys"])
    let known = try KeyFile(path: scene.office.keyPath, mode: .read).copies()
    #expect(known == [AbsolutePath.of("\(apart.path)/twinning-20260615T120003Z.keys")])
  }

  @Test func `clears away what a killed one left an hour ago`() throws {
    let old = try target.write(".twinning-20260101T000000Z.db.99.part", "half")
    let new = try target.write(".twinning-20260615T110000Z.db.99.part", "half")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -4_000)], ofItemAtPath: old)
    _ = try scene.office.backup(to: target.path)
    #expect(!FileManager.default.fileExists(atPath: old))
    #expect(FileManager.default.fileExists(atPath: new))
  }
}
