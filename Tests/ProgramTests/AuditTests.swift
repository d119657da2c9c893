import Foundation
import SQLite
import Testing

/// Checkpoints and verifying, as somebody types it.
struct AuditTests {
  /// `tools/verify-log` of this repository.
  private static let tool = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../tools/verify-log"
  ).standardizedFileURL.path

  /// Runs program and tool; they have to say the same.
  ///
  /// Complaints of the program lose their prefix.
  /// - Parameter inSameWords: false where each has its own words for what is no JSON.
  private func both(
    _ office: TestOffice, _ words: [String] = [], inSameWords: Bool = true
  ) throws -> (Int32, [String]) {
    let program = try office.run(["audit", "verify"] + words)
    let tool = try Binary.run(
      program: "/usr/bin/env", ["python3", "-I", "-S", Self.tool, office.folder] + words)
    let said = (program.complaints.replacing("twinning: ", with: "") + program.output)
      .split(separator: "\n").map(String.init)
    #expect(
      !inSameWords || tool.output.split(separator: "\n").map(String.init) == said, tool.transcript)
    #expect(tool.code == program.code)
    #expect(tool.complaints.isEmpty, tool.transcript)
    return (program.code, said)
  }

  private func write(_ text: String, _ office: TestOffice, _ name: String) throws -> String {
    let path = "\(office.folder)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `a checkpoint as text, JSON and code is extended later`() throws {
    let office = try TestOffice()
    let text = try write(office.done(["audit", "checkpoint"]).output, office, "a.txt")
    let made = try office.done(["audit", "checkpoint", "--json"]).output
    let json = try write(made, office, "a.json")
    let code = try #require(made.split(separator: "\"").first { $0.hasPrefix("TWINNING1:") })
    try office.done(["partner", "add", "leon", "--names", "León", "--country", "NI"])
    for words in [text, json, String(code)] {
      let (status, said) = try both(office, ["--against", words])
      #expect(status == 0)
      #expect(
        said.last == "extends the checkpoint of 2026-11-24T10:00:00Z at position 2: 1 event since")
    }
    let piped = try office.run(
      ["audit", "verify", "--against", "-"], input: Data(contentsOf: URL(filePath: text)))
    #expect(piped.code == 0, piped.transcript)
  }

  @Test func `a checkpoint that was quoted in a letter is read`() throws {
    let office = try TestOffice()
    let lines = try office.done(["audit", "checkpoint"]).output.split(separator: "\n")
    for mark in ["> ", ">", ">> ", "> > "] {
      let quoted = "They wrote:\n" + lines.map { mark + $0 + "\n" }.joined() + "Greetings\n"
      let (status, said) = try both(office, ["--against", write(quoted, office, "a.txt")])
      #expect(status == 0, "\(said)")
    }
  }

  @Test func `init prints the key, and audit key again`() throws {
    let office = try TestOffice(empty: ())
    let begun = try office.done([
      "init", "--name", "Sister Cities", "--community", "Harbour", "--country", "US", "--zone",
      "UTC",
    ]).output
    let key = try office.done(["audit", "key"]).output.split(separator: "\n")
    #expect(key.count == 3)
    #expect(begun.contains(key[0...1].joined(separator: "\n")))
    #expect(begun.contains("Write its public key into your minutes"))
    let hex = String(key[2].prefix(64))
    #expect(try office.done(["audit", "key", "--json"]).output.contains("\"key\":\"\(hex)\""))
    let text = try write(office.done(["audit", "checkpoint"]).output, office, "a.txt")
    #expect(try both(office, ["--against", text, "--key", hex]).0 == 0)
    #expect(
      try both(office, ["--against", text, "--key", key[0...1].joined(separator: " ")]).0 == 0)
    let other = String(repeating: "a", count: 64)
    let (status, said) = try both(office, ["--against", text, "--key", other])
    #expect(status == 1)
    #expect(said[0].hasSuffix("is signed by \(hex), which is not the key that was given"))
  }

  @Test func `a new key signs, and what the old one signed still counts`() throws {
    let office = try TestOffice()
    let text = try write(office.done(["audit", "checkpoint"]).output, office, "a.txt")
    #expect(
      try office.run(["audit", "key", "--renew"]).complaints.contains("a new key needs a reason"))
    #expect(
      try office.run(["audit", "key", "--reason", "x"]).complaints.contains("for a new key only"))
    let renewed = try office.done(["audit", "key", "--renew", "--reason", "the laptop was lost"])
    #expect(renewed.output.contains("made 2026-11-24T10:00:00.000000Z: the laptop was lost"))
    let later = try write(office.done(["audit", "checkpoint"]).output, office, "b.txt")
    let (status, said) = try both(office, ["--against", text, "--against", later])
    #expect(status == 0)
    #expect(said.count == 3)
  }

  @Test func `without its key file an office signs nothing and says what to do`() throws {
    let office = try TestOffice()
    let text = try write(office.done(["audit", "checkpoint"]).output, office, "a.txt")
    try FileManager.default.removeItem(atPath: "\(office.folder)/twinning.keys")
    let ran = try office.run(["audit", "checkpoint"])
    #expect(ran.code == 66)
    #expect(
      ran.complaints.contains("twinning.keys; bring it back from a backup; if this office never"))
    let (status, said) = try both(office, ["--against", text])
    #expect(status == 1)
    #expect(
      said[0].hasSuffix("and nothing here says whose key that is: give --key, from your minutes"))
    try office.done(["audit", "key", "--renew", "--reason", "there was none"])
    try office.done(["audit", "checkpoint"])
    #expect(try both(office, ["--against", text]).1[0].hasSuffix("none of this office's keys"))
  }

  @Test func `a log that was changed is not signed, and is looked at as it is`() throws {
    let office = try TestOffice()
    let text = try write(office.done(["audit", "checkpoint"]).output, office, "a.txt")
    let connection = try Connection(office.database, .readWrite)
    try connection.execute(
      """
      DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete;
      CREATE TRIGGER stranger AFTER INSERT ON command BEGIN SELECT 1; END;
      UPDATE event SET data = '{}' WHERE position = 2
      """)
    let (status, said) = try both(office, ["--against", text])
    #expect(status == 1)
    #expect(said.contains("position 2: the hash does not match"))
    #expect(said.contains { $0.hasPrefix("a stranger's trigger stranger is in the file") })
    let ran = try office.run(["audit", "checkpoint"])
    #expect(ran.code == 1)
    #expect(
      ran.complaints.contains("the log is not intact, and is not signed: position 2: the hash"))
    // Not even its projections can be made anew; verifying needs none.
    try connection.execute("DELETE FROM event WHERE position = 2")
    #expect(
      try both(office).1.contains("position 2: command 2 has no events"))
  }

  @Test func `a checkpoint of another office, or the keys of another, are told`() throws {
    let (office, other) = try (TestOffice(), TestOffice())
    let foreign = try write(other.done(["audit", "checkpoint"]).output, office, "b.txt")
    let (status, said) = try both(office, ["--against", foreign])
    #expect(status == 1)
    #expect(
      said[1].contains("the log is of another office, or was written anew from its beginning"))
    // The keys of the other one beside this log sign nothing.
    try FileManager.default.removeItem(atPath: "\(office.folder)/twinning.keys")
    try FileManager.default.copyItem(
      atPath: "\(other.folder)/twinning.keys", toPath: "\(office.folder)/twinning.keys")
    let refused = try office.run(["audit", "checkpoint"])
    #expect(refused.code == 1)
    #expect(refused.complaints.contains("twinning.keys holds the keys of another office"))
  }

  @Test(
    arguments: [
      ("A letter.", "no line in it says TWINNING CHECKPOINT 1"),
      ("{\"checkpoint\":2}", "\"checkpoint\": it must be 1, the only form known here"),
      ("{\"checkpoint\":1,\"x\":1}", "\"x\": no such member is known"),
      ("{\"checkpoint\":1,\"position\":0}", "\"position\": it must be a whole number from 1"),
      (
        "{\"checkpoint\":1,\"position\":1,\"made\":\"2026-02-30T10:00:00Z\"}",
        "\"made\": it must be a moment like 2026-11-24T10:00:00Z"
      ),
      ("TWINNING9:AAAA", "its form is not known here, only TWINNING1:…"),
    ])
  func `what is no checkpoint is refused, and nothing is compared`(
    _ text: String, _ reason: String
  ) throws {
    let office = try TestOffice()
    let file = try write(text, office, "a.txt")
    let (status, said) = try both(office, ["--against", file])
    #expect(status == 1)
    #expect(said == ["the checkpoint cannot be read: \(reason)"])
  }

  @Test func `program and tool take the same for a checkpoint, whatever stands around it`() throws {
    let office = try TestOffice()
    let text = try office.done(["audit", "checkpoint"]).output
    let json = try office.done(["audit", "checkpoint", "--json"]).output
    let code = String(
      try #require(json.split(separator: "\"").first { $0.hasPrefix("TWINNING1:") }))
    let mark = "\u{FEFF}"
    let heading = "Twinning checkpoint 99999999999999999999 office\n"
    for good in [mark + text, mark + json, mark + code, heading + text]
      + [String(repeating: "\n", count: 100) + code, code.lowercased()]
    {
      let (status, said) = try both(office, ["--against", write(good, office, "a.txt")])
      #expect(status == 0, "\(said)")
    }
    let lone = json.replacing(code, with: "\\ud800")
    let dotless = code.replacing("TWINNING", with: "TW\u{131}NN\u{131}NG")
    for bad in [dotless, " " + code + "!", lone] {
      let file = try write(bad, office, "a.txt")
      #expect(try both(office, ["--against", file], inSameWords: bad != lone).0 == 1, "\(bad)")
    }
    let wide = "\(office.folder)/a.txt"
    try #require(json.data(using: .utf16LittleEndian)).write(to: URL(filePath: wide))
    #expect(try both(office, ["--against", wide], inSameWords: false).0 == 1)
  }

  @Test(arguments: ["checkpoint", "office", "position", "head", "made", "key", "signature", "code"])
  func `one changed character in any member of the JSON is found`(_ name: String) throws {
    let office = try TestOffice()
    let good = try office.done(["audit", "checkpoint", "--json"]).output
    let value = try #require(good.range(of: "\"\(name)\":")?.upperBound)
    // Past a quotation mark, and past the code's own beginning, which it must have.
    let text = name == "code" ? 30 : name == "made" ? 10 : good[value] == "\"" ? 2 : 0
    let place = good.index(value, offsetBy: text)
    var bad = good
    bad.replaceSubrange(
      place...place, with: good[place] == "3" ? "5" : good[place] == "A" ? "B" : "3")
    let (status, said) = try both(office, ["--against", write(bad, office, "a.json")])
    #expect(status == 1, "\(bad)")
    #expect(
      said.contains { $0.contains("cannot be read") || $0.contains("signature does not fit") })
  }

  @Test func `a file that is not there, and a key without a checkpoint, are told`() throws {
    let office = try TestOffice()
    #expect(try office.run(["audit", "verify", "--against", "/nowhere"]).code == 66)
    #expect(
      try both(office, ["--key", "00"]).1 == [
        "there is nothing to check the key against; give --against too"
      ])
    let text = try write(office.done(["audit", "checkpoint"]).output, office, "a.txt")
    #expect(
      try both(office, ["--against", text, "--key", "00"]).1 == [
        "key: a public key is 64 digits from 0 to f"
      ])
    #expect(try Binary.run(["--office", "/nowhere", "audit", "verify"]).code == 66)
  }

  @Test func `the QR symbol goes into a file or below the text`() throws {
    let office = try TestOffice()
    let drawn = try office.done(["audit", "checkpoint", "--qr", "-"]).output.split(separator: "\n")
    #expect(drawn.count == 13 + 33)
    let file = try write(drawn.joined(separator: "\n"), office, "a.txt")
    #expect(try both(office, ["--against", file]).0 == 0)
    let picture = "\(office.folder)/a.svg"
    try office.done(["audit", "checkpoint", "--qr", picture])
    #expect(try String(contentsOfFile: picture, encoding: .utf8).hasPrefix("<?xml"))
    #expect(try office.run(["audit", "checkpoint", "--qr", "/dev/null/x.svg"]).code == 73)
  }

  @Test func `the QR symbol never goes over the office itself, even by force`() throws {
    let office = try TestOffice()
    let before = try office.log()
    let key = try office.done(["audit", "key"]).output
    for name in ["twinning.db", "twinning.keys", "twinning.db-wal"] {
      let ran = try office.run([
        "audit", "checkpoint", "--qr", "\(office.folder)/\(name)", "--force",
      ])
      #expect(ran.code == 73, ran.transcript)
      #expect(ran.complaints.contains("is part of this very office"), ran.transcript)
      #expect(ran.output.isEmpty)
    }
    #expect(try office.done(["audit", "key"]).output == key)
    try office.expectUntouched(before)
  }

  @Test func `the QR symbol is never drawn over a checkpoint that was kept`() throws {
    let office = try TestOffice()
    let kept = try write(office.done(["audit", "checkpoint"]).output, office, "a.txt")
    let text = try String(contentsOfFile: kept, encoding: .utf8)
    let ran = try office.run(["audit", "checkpoint", "--qr", kept])
    #expect(ran.code == 73, ran.transcript)
    #expect(ran.output.isEmpty)
    #expect(ran.complaints.hasSuffix("is there already; choose another name, or give --force\n"))
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == text)
    try office.done(["audit", "checkpoint", "--qr", kept, "--force"])
    #expect(try String(contentsOfFile: kept, encoding: .utf8).hasPrefix("<?xml"))
  }

  @Test func `no folder is made for the QR symbol`() throws {
    let office = try TestOffice()
    let ran = try office.run(["audit", "checkpoint", "--qr", "\(office.folder)/proofs/a.svg"])
    #expect(ran.code == 73, ran.transcript)
    #expect(!FileManager.default.fileExists(atPath: "\(office.folder)/proofs"))
  }
}
