import Foundation
import SQLite
import Testing

/// The log leaves with `export` and comes back with `import log`.
struct HandoverTests {
  private func file(_ office: TestOffice, _ name: String) -> String { "\(office.folder)/\(name)" }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  private func head(_ office: TestOffice) throws -> String {
    try office.done(["audit", "verify"]).output
  }

  @Test func `an office goes out and comes back the same`() throws {
    let office = try TestOffice.sample()
    let path = file(office, "out.jsonl")
    let out = try office.done(["export", path])
    #expect(out.output.contains("head "), out.transcript)
    let other = try TestOffice(empty: ())
    let back = try other.done(["import", "log", path])
    #expect(back.output.contains("are in"), back.transcript)
    #expect(try head(other) == head(office))
    #expect(try other.run(["rebuild", "--check"]).code == 0)
    try other.done(["export", file(other, "again.jsonl")])
    #expect(try bytes(file(other, "again.jsonl")) == bytes(path))
    #expect(try other.done(["schedule"]).output == office.done(["schedule"]).output)
  }

  @Test func `a pipe carries it too`() throws {
    let office = try TestOffice()
    let other = try TestOffice(empty: ())
    let ran = try Binary.shell(
      "\"$0\" --office \"$1\" export - | \"$0\" --office \"$2\" import log -",
      [office.folder, other.folder])
    #expect(ran.code == 0, ran.transcript)
    #expect(try head(other) == head(office))
  }

  @Test func `an export goes over no file that is there`() throws {
    let office = try TestOffice()
    let path = file(office, "out.jsonl")
    try Data("mine".utf8).write(to: URL(filePath: path))
    let ran = try office.run(["export", path])
    #expect(ran.code == 73, ran.transcript)
    #expect(ran.complaints.contains("is there already"))
    #expect(ran.complaints.contains("--force"))
    #expect(try bytes(path) == Data("mine".utf8))
    try office.done(["export", path, "--force"])
    #expect(try bytes(path).count > 1000)
    #expect(try office.run(["export", office.folder]).code == 73)
    #expect(try office.run(["export", "/nowhere/out.jsonl"]).code == 73)
  }

  @Test(arguments: [
    "twinning.db", "twinning.db-wal", "twinning.keys", "twinning.lock", "twinning",
    "link/twinning.db",
    "hard-link",
  ])
  func `an export never goes over the office itself, even by force`(name: String) throws {
    let office = try TestOffice()
    try FileManager.default.createSymbolicLink(
      atPath: file(office, "link"), withDestinationPath: office.folder)
    try FileManager.default.linkItem(atPath: office.database, toPath: file(office, "hard-link"))
    let before = try office.log()
    let key = try office.done(["audit", "key"]).output
    let ran = try office.run(["export", file(office, name), "--force"])
    #expect(ran.code == 73, ran.transcript)
    #expect(ran.complaints.contains("is part of this very office"), ran.transcript)
    #expect(try office.done(["audit", "key"]).output == key)
    try office.expectUntouched(before)
  }

  @Test func `an export onto a full disk is told, and leaves nothing`() throws {
    let office = try TestOffice()
    try office.done(["perform", "-"], input: Lines.partners(300))
    // No file may grow beyond 100 blocks of 512 or 1024 bytes.
    let ran = try Binary.shell(
      "ulimit -f 100; \"$0\" export \"$1/out.jsonl\"", [office.folder], settings: office.settings)
    #expect(ran.code == 73, ran.transcript)
    let names = try FileManager.default.contentsOfDirectory(atPath: office.folder)
    #expect(!names.contains { $0.contains("out.jsonl") }, "\(names)")
    let piped = try Binary.shell(
      "\"$0\" export - > /dev/full", settings: office.settings)
    #expect(piped.code == 74, piped.transcript)
  }

  @Test func `a file that was cut or changed is refused, and there is no office`() throws {
    let office = try TestOffice()
    let path = file(office, "out.jsonl")
    try office.done(["export", path])
    let whole = try bytes(path)
    for (bad, words) in [
      (whole.dropLast(400), "line "), (whole.prefix(30), "line 1"), (Data(), "line 1"),
      (Data(String(decoding: whole, as: UTF8.self).replacing("Huế", with: "Hué").utf8), "hash"),
    ] {
      try Data(bad).write(to: URL(filePath: path))
      let other = try TestOffice(empty: ())
      let ran = try other.run(["import", "log", path])
      #expect(ran.code == 65, ran.transcript)
      #expect(ran.complaints.contains(words), ran.transcript)
      #expect(ran.complaints.split(separator: "\n").count == 1, ran.transcript)
      #expect(try other.run(["partner", "list"]).code == 66)
    }
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(arguments: ["new", "new/", "years/2027/new"])
  func `what is refused or rehearsed leaves no folder behind`(name: String) throws {
    let office = try TestOffice()
    let path = file(office, "out.jsonl")
    try office.done(["export", path])
    let whole = try bytes(path)
    let place = try Binary.folder()
    let folder = "\(place)/\(name)"
    let line = ["import", "log", path, "--office", folder]
    try Data(whole.dropLast(400)).write(to: URL(filePath: path))
    #expect(try Binary.run(line).code == 65)
    #expect(try names(place).isEmpty)
    try whole.write(to: URL(filePath: path))
    let rehearsed = try Binary.run(line + ["--dry-run"])
    #expect(rehearsed.code == 0, rehearsed.transcript)
    #expect(rehearsed.output.contains("would be in \(folder)"), rehearsed.transcript)
    #expect(try names(place).isEmpty)
    let taken = try Binary.run(line)
    #expect(taken.code == 0, taken.transcript)
    #expect(try names(place) == [String(name.prefix { $0 != "/" })])
    let rights = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions]
    #expect(rights as? Int == 0o700)
    #expect(try Binary.run(["--office", folder, "audit", "verify"]).output == head(office))
    let next = ["partner", "add", "next", "--names", "Next", "--country", "FR"]
    #expect(try Binary.run(["--office", folder] + next).code == 0)
  }

  @Test func `a folder that was there before stays, and is no office`() throws {
    let office = try TestOffice()
    let path = file(office, "out.jsonl")
    try office.done(["export", path])
    let other = try TestOffice(empty: ())
    try Data("mine".utf8).write(to: URL(filePath: file(other, "letter.txt")))
    try other.done(["import", "log", path, "--dry-run"])
    #expect(try names(other.folder).contains("letter.txt"))
    #expect(try other.run(["partner", "list"]).code == 66)
    try other.done(["import", "log", path])
    #expect(try head(other) == head(office))
  }

  @Test func `an office that has a log takes no other`() throws {
    let office = try TestOffice()
    let path = file(office, "out.jsonl")
    try office.done(["export", path])
    let before = try office.log()
    let ran = try office.run(["import", "log", path])
    #expect(ran.code == 73, ran.transcript)
    #expect(ran.complaints.contains("there is an office"), ran.transcript)
    try office.expectUntouched(before)
  }

  @Test func `there is nothing to export without an office`() throws {
    let office = try TestOffice(empty: ())
    #expect(try office.run(["export", file(office, "out.jsonl")]).code == 66)
    #expect(try office.run(["import", "log", "/nowhere/file"]).code == 66)
  }

  @Test func `whoever gets personal details in the clear is told`() throws {
    let old = try TestOffice(empty: ())
    let kept = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Logs/v1/log.sqlite3").standardizedFileURL
    try FileManager.default.copyItem(atPath: kept.path(), toPath: old.database)
    let ran = try old.done(["export", file(old, "out.jsonl"), "--sealed"])
    #expect(ran.complaints.contains("3 events from before"), ran.transcript)
  }
}
