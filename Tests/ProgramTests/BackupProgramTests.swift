import Foundation
import SQLite
import Testing

/// `backup`, `restore` and `doctor`, as somebody types them.
struct BackupProgramTests {
  private func backups(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".db") }.sorted().map { "\(folder)/\($0)" }
  }

  @Test func `a backup comes back with one command`() throws {
    let office = try TestOffice.sample()
    let target = try Binary.folder()
    let made = try office.done(["backup", target])
    #expect(made.output.contains("checked, head "), made.transcript)
    let path = try #require(try backups(target).first)
    let other = try TestOffice(empty: ())
    let ran = try other.run(["restore", path], settings: ["TWINNING_NOW": "2026-11-30T10:00:00Z"])
    #expect(ran.code == 0, ran.transcript)
    #expect(ran.output.contains("6 days ago"), ran.transcript)
    #expect(try other.log() == office.log())
    #expect(try other.run(["rebuild", "--check"]).code == 0)
    #expect(
      try other.run(["doctor"], settings: ["TWINNING_NOW": "2026-11-30T10:00:00Z"]).code == 0)
  }

  @Test func `backups are made while others write, and each holds`() throws {
    let office = try TestOffice()
    let target = try Binary.folder()
    let writer = try office.start(["perform", "-"])
    writer.give(Lines.partners(25_000))
    try until("the import holds the lock") { office.isLocked }
    try office.done(["backup", target])
    let singles = try (1...6).map {
      try office.start(["partner", "add", "s\($0)", "--names", "S", "--country", "FR"])
    }
    writer.endInput()
    #expect(try writer.end().code == 0)
    for number in 1...4 {
      let ran = try office.run(
        ["backup", target], settings: ["TWINNING_NOW": "2026-11-24T10:00:0\(number)Z"])
      #expect(ran.code == 0, ran.transcript)
    }
    for single in singles { #expect(try single.end().code == 0) }
    let made = try backups(target)
    #expect(made.count == 5)
    for path in made {
      let ran = try Binary.run(program: "/usr/bin/env", ["python3", tool, path])
      #expect(ran.output.hasPrefix("intact"), ran.transcript)
    }
    #expect(try office.run(["audit", "verify"]).code == 0)
    #expect(try office.run(["rebuild", "--check"]).code == 0)
  }

  private var tool: String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../tools/verify-log").standardizedFileURL.path()
  }

  @Test func `a backup onto the log or a file is refused`() throws {
    let office = try TestOffice()
    let before = try office.log()
    for path in [office.database, "/etc/passwd"] {
      let ran = try office.run(["backup", path])
      #expect(ran.code == 73, ran.transcript)
      #expect(ran.complaints.contains("name a folder"), ran.transcript)
    }
    try office.expectUntouched(before)
  }

  @Test func `a disk that is full is told, and nothing is left`() throws {
    let office = try TestOffice.sample()
    let target = try Binary.folder()
    let ran = try Binary.shell(
      "ulimit -f 40; \"$0\" backup \"$1\"", [target], settings: office.settings)
    #expect([73, 74].contains(ran.code), ran.transcript)
    #expect(try FileManager.default.contentsOfDirectory(atPath: target).isEmpty)
  }

  @Test func `the log is never restored over`() throws {
    let office = try TestOffice()
    try office.done(["backup"])
    let path = try #require(try backups("\(office.folder)/backups").first)
    let before = try office.log()
    for file in [path, office.database] {
      let ran = try office.run(["restore", file])
      #expect(ran.code == 73, ran.transcript)
    }
    try office.expectUntouched(before)
  }

  @Test func `the doctor ends with 1 when something is broken`() throws {
    let office = try TestOffice()
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: office.folder)
    let sound = try office.run(["doctor"])
    #expect(sound.code == 0, sound.transcript)
    #expect(sound.output.contains("0 broken"), sound.transcript)
    do {
      let connection = try Connection(office.database, .readWrite)
      try connection.execute("DROP TRIGGER event_no_update")
    }
    let ran = try office.run(["doctor", "--json"])
    #expect(ran.code == 1, ran.transcript)
    #expect(ran.output.contains(#"{"about":"guards","state":"broken""#), ran.transcript)
    #expect(try TestOffice(empty: ()).run(["doctor"]).code == 66)
  }
}
