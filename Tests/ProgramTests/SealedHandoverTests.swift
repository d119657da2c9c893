import Foundation
import Keys
import Testing

/// What is sealed opens where the keys went, and nowhere else (R35).
struct SealedHandoverTests {
  private static let name = "Zephyrine"

  private func office() throws -> TestOffice {
    let office = try TestOffice()
    try office.done(["person", "add", "guest-1", "--given-name", Self.name])
    try #require(try shows(office))
    return office
  }

  private func shows(_ office: TestOffice) throws -> Bool {
    try office.done(["person", "show", "guest-1"]).output.contains(Self.name)
  }

  /// Whether a file holds the text as it is.
  static func holds(_ text: String, _ path: String) throws -> Bool {
    try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
  }

  @Test func `a successor opens it, an auditor does not`() throws {
    let office = try office()
    let (whole, sealed) = ("\(office.folder)/a.jsonl", "\(office.folder)/b.jsonl")
    try office.done(["export", whole])
    let told = try office.done(["export", sealed, "--sealed"])
    #expect(told.output.contains("The keys are not in it"), told.transcript)
    #expect(!FileManager.default.fileExists(atPath: sealed + ".keys"))
    #expect(try Data(contentsOf: URL(filePath: whole)) == Data(contentsOf: URL(filePath: sealed)))
    for path in [whole, whole + ".keys"] { #expect(try !Self.holds(Self.name, path)) }
    let successor = try TestOffice(empty: ())
    try successor.done(["import", "log", whole])
    #expect(try shows(successor))
    try successor.done(["person", "add", "guest-2", "--given-name", "Second"])
    let auditor = try TestOffice(empty: ())
    let taken = try auditor.done(["import", "log", sealed])
    #expect(taken.output.contains("No keys came with it"), taken.transcript)
    #expect(try !shows(auditor))
    #expect(try auditor.run(["audit", "verify"]).output == office.run(["audit", "verify"]).output)
  }

  /// The keys that a rehearsal or a refusal has made become the office's that is taken over later.
  @Test(arguments: [false, true])
  func `an import without keys after one that did nothing takes people on`(
    isRehearsal: Bool
  ) throws {
    let office = try office()
    let (path, cut) = ("\(office.folder)/a.jsonl", "\(office.folder)/cut.jsonl")
    try office.done(["export", path, "--sealed"])
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    try Data((lines.dropLast().joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: cut))
    let auditor = try TestOffice(empty: ())
    let first = try auditor.run(
      ["import", "log"] + (isRehearsal ? [path, "--dry-run"] : [cut]))
    #expect(first.code == (isRehearsal ? 0 : 65), first.transcript)
    try auditor.done(["import", "log", path])
    try auditor.done(["person", "add", "guest-2", "--given-name", "Second"])
    let shown = try auditor.done(["person", "show", "guest-2"])
    #expect(shown.output.contains("Second"), shown.transcript)
  }

  /// A kill between the keys and the log leaves the keys alone.
  @Test func `an import that was stopped behind its keys can be done again`() throws {
    let office = try office()
    let path = "\(office.folder)/a.jsonl"
    try office.done(["export", path])
    let successor = try TestOffice(empty: ())
    try FileManager.default.copyItem(
      atPath: path + ".keys", toPath: "\(successor.folder)/twinning.keys")
    try successor.done(["import", "log", path])
    #expect(try shows(successor))
    let other = try TestOffice(empty: ())
    try FileManager.default.copyItem(
      atPath: "\(office.folder)/twinning.keys", toPath: "\(other.folder)/twinning.keys")
    let foreign = try TestOffice.sample()
    try foreign.done(["export", "\(foreign.folder)/b.jsonl"])
    let ran = try other.run(["import", "log", "\(foreign.folder)/b.jsonl"])
    #expect(ran.code == 73, ran.transcript)
    #expect(ran.complaints.contains("move it away first"), ran.transcript)
  }

  @Test func `a backup opens with its keys, until the person is forgotten`() throws {
    let office = try office()
    let (backups, keys) = (try Binary.folder(), try Binary.folder())
    try office.done(["backup", backups, "--keys", keys])
    let time = "twinning-20261124T100000Z"
    #expect(try !Self.holds(Self.name, "\(backups)/\(time).db"))
    let restored = try TestOffice(empty: ())
    try restored.done([
      "restore", "\(backups)/\(time).db", "--keys", "\(keys)/\(time).keys",
    ])
    #expect(try shows(restored))
    let without = try TestOffice(empty: ())
    let told = try without.done(["restore", "\(backups)/\(time).db"])
    #expect(told.output.contains("No keys came with it"), told.transcript)
    #expect(try !shows(without))
    try office.done(["person", "forget", "guest-1", "--reason", "asked for it"])
    #expect(try KeyFile(path: "\(keys)/\(time).keys", mode: .read).people() == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: keys) == ["\(time).keys"])
    let later = try TestOffice(empty: ())
    try later.done(["restore", "\(backups)/\(time).db", "--keys", "\(keys)/\(time).keys"])
    #expect(try !shows(later))
  }
}
