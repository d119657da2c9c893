import Calendars
import EventLog
import Foundation
import Glibc
import Keys
import SQLite
import Testing

@testable import Office

/// Each thing that the doctor looks at is found fine in a sound office, and found out when it is
/// not.
@Suite struct `The doctor` {
  let scene: TestOffice
  /// Zone data of today, wherever the test runs.
  let zones: TemporaryFolder

  init() throws {
    scene = try TestOffice.withPartners()
    zones = TemporaryFolder()
    _ = try zones.write("tzdata.zi", "# version 2026a\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: scene.folder.path)
    _ = try scene.office.backup()
  }

  private func examine(
    at day: String = "2026-06-15", room: DiskRoom = .ofSystem, library: String = "3.40.1"
  ) throws -> [Finding] {
    let clock = try TestClock(day)
    return try Doctor(
      of: scene.folder.path, now: clock.now, room: room, zones: SystemZones(folder: zones.path),
      library: library
    ).examine()
  }

  private func expect(
    _ about: String, _ state: Finding.State, saying words: String, in findings: [Finding],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let finding = try #require(
      findings.first { $0.about == about }, sourceLocation: sourceLocation)
    #expect(finding.state == state, "\(finding)", sourceLocation: sourceLocation)
    #expect(
      finding.sentence.contains(words), "\(finding)", sourceLocation: sourceLocation)
    #expect(finding.advice.isEmpty == (state == .ok), "\(finding)", sourceLocation: sourceLocation)
  }

  /// The findings after something was done to the file by SQL alone.
  private func examine(after sql: String) throws -> [Finding] {
    do {
      let connection = try Connection(scene.office.log.path, .readWrite)
      try connection.execute(sql)
    }
    return try examine()
  }

  @Test func `finds a sound office sound`() throws {
    let findings = try examine()
    for finding in findings { #expect(finding.state == .ok, "\(finding)") }
    #expect(findings.state == .ok)
    #expect(
      findings.map(\.about) == [
        "SQLite", "file", "settings", "chain", "guards", "strangers", "clock", "projections",
        "keys",
        "rights", "write-ahead log", "room", "time zones", "backup",
      ])
  }

  @Test func `finds no office where there is none`() throws {
    let place = TemporaryFolder()
    #expect(throws: OfficeError.self) {
      try Doctor(of: place.path, now: .now).examine()
    }
  }

  @Test func `changes nothing`() throws {
    let before = try scene.folder.allBytes()
    _ = try examine()
    #expect(try scene.folder.allBytes() == before)
  }

  @Test(arguments: [
    ("3.40.1", Finding.State.ok, "guarded by the lock file"), ("3.51.2", .ok, "WAL-reset"),
    ("3.51.3", .ok, "version 3.51.3"), ("3.6.23", .ok, "version 3.6.23"),
    ("unknown", .look, "cannot be understood"),
  ])
  func `knows which SQLite has the WAL-reset bug`(
    version: String, state: Finding.State, words: String
  ) throws {
    try expect("SQLite", state, saying: words, in: try examine(library: version))
  }

  @Test func `finds a damaged file`() throws {
    try expect(
      "file", .broken, saying: "name a stream that is not there",
      in: try examine(after: "DROP TRIGGER stream_no_delete; DELETE FROM stream WHERE id = 2"))
  }

  @Test func `finds a file whose pages are torn`() throws {
    let path = scene.office.log.path
    try scene.office.log.connection.checkpoint(truncate: true)
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    // Behind the header of the file, in the tables.
    try handle.seek(toOffset: 4096 * 5)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096 * 4))
    try handle.close()
    let findings = try examine()
    #expect(findings.state == .broken)
    let file = try #require(findings.first { $0.about == "file" || $0.about == "format" })
    #expect(file.state == .broken, "\(file)")
  }

  @Test func `finds another journal mode`() throws {
    let scene = scene
    let folder = TemporaryFolder()
    let copy = try scene.office.backup(to: folder.path).path
    try FileManager.default.moveItem(atPath: copy, toPath: folder.path + "/twinning.db")
    let findings = try Doctor(
      of: folder.path, now: scene.clock.now, zones: SystemZones(folder: zones.path)
    ).examine()
    try expect("settings", .look, saying: "delete and not wal", in: findings)
  }

  @Test func `finds a changed event`() throws {
    try expect(
      "chain", .broken, saying: "position 2: the hash does not match",
      in: try examine(
        after: "DROP TRIGGER event_no_update; UPDATE event SET effective = '1' WHERE position = 2"))
  }

  @Test(arguments: ["event_guard", "stream_no_update"])
  func `finds a guard that is gone`(name: String) throws {
    try expect(
      "guards", .broken, saying: "trigger \(name)", in: try examine(after: "DROP TRIGGER \(name)"))
  }

  @Test func `finds a guard that was changed`() throws {
    try expect(
      "guards", .broken, saying: "trigger event_no_update",
      in: try examine(
        after: """
          DROP TRIGGER event_no_update;
          CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT 1; END
          """))
  }

  @Test(arguments: [
    (
      "CREATE TRIGGER x AFTER INSERT ON event BEGIN SELECT 1; END", Finding.State.broken,
      "trigger x"
    ),
    ("CREATE TABLE mine(a)", .look, "table mine"), ("CREATE VIEW v AS SELECT 1", .look, "view v"),
    ("CREATE INDEX i ON event(recorded_at)", .look, "index i"),
  ])
  func `finds what it did not make`(sql: String, state: Finding.State, words: String) throws {
    try expect("strangers", state, saying: words, in: try examine(after: sql))
  }

  @Test func `finds a clock that was set back`() throws {
    try expect(
      "clock", .look, saying: "the last command was recorded at 2026-06-15",
      in: try examine(at: "2026-06-14"))
  }

  @Test(arguments: [
    ("UPDATE partner_row SET name = 'x' WHERE slug = 'hue'", Finding.State.broken, "partner_row"),
    ("DELETE FROM subject_row", .broken, "subject_row"),
    ("UPDATE projection SET position = 1", .broken, "the position"),
    ("UPDATE projection SET version = 0", .look, "an older version"),
    ("UPDATE projection SET version = 999", .broken, "version 999"),
    ("DROP TABLE projection", .look, "there are none yet"),
  ])
  func `finds projections that are not what the log folds to`(
    sql: String, state: Finding.State, words: String
  ) throws {
    try expect("projections", state, saying: words, in: try examine(after: sql))
  }

  @Test(arguments: ["", "/twinning.db"])
  func `finds what others can open`(name: String) throws {
    let path = scene.folder.path + name
    try FileManager.default.setAttributes(
      [.posixPermissions: name.isEmpty ? 0o755 : 0o644], ofItemAtPath: path)
    try expect("rights", .broken, saying: path, in: try examine())
  }

  @Test func `finds what belongs to another user`() throws {
    // Only the administrator can give a file away.
    guard geteuid() == 0 else { return }
    #expect(chown(scene.office.log.path, 65_534, 65_534) == 0)
    try expect("rights", .look, saying: "another user", in: try examine())
  }

  @Test func `finds a write-ahead log that grew`() throws {
    // A file with a hole: nothing is written.
    let path = scene.office.log.path + "-wal"
    #expect(truncate(path, 200 * 1024 * 1024) == 0)
    try expect("write-ahead log", .look, saying: "200.0 MiB", in: try examine())
  }

  @Test(arguments: [
    (Int64(1_000_000), Finding.State.broken), (40_000_000, .look), (1_000_000_000, .ok),
  ])
  func `finds a full disk`(free: Int64, state: Finding.State) throws {
    try expect("room", state, saying: "are free", in: try examine(room: DiskRoom { _ in free }))
  }

  @Test func `finds a disk that does not tell`() throws {
    try expect(
      "room", .look, saying: "does not say", in: try examine(room: DiskRoom { _ in nil }))
  }

  @Test(arguments: [
    ("2026-06-15", Finding.State.ok), ("2027-06-01", .ok), ("2027-09-01", .look),
    ("2036-01-01", .look),
  ])
  func `finds old zone data`(day: String, state: Finding.State) throws {
    try expect("time zones", state, saying: "version 2026a", in: try examine(at: day))
  }

  @Test(arguments: ["", "# version x\n", "# version 2026\n"])
  func `finds zone data without a version`(text: String) throws {
    _ = try zones.write("tzdata.zi", text)
    try expect("time zones", .look, saying: "do not say their version", in: try examine())
  }

  @Test func `finds that there is no backup, or an old one`() throws {
    try expect("backup", .ok, saying: "made today", in: try examine())
    try expect("backup", .look, saying: "46 days old", in: try examine(at: "2026-07-31"))
    try FileManager.default.removeItem(atPath: scene.office.backupFolder)
    try expect("backup", .look, saying: "there is none", in: try examine())
    // Another office's does not count.
    let other = try TestOffice.withPartners(on: "2026-06-14")
    _ = try other.office.backup(to: scene.office.backupFolder)
    try expect("backup", .look, saying: "there is none", in: try examine())
  }
}
