import EventLog
import Foundation
import JSONText
import Keys
import SQLite
import Sodium
import Testing
import Twinning

@testable import Office

/// Whoever is forgotten is gone from every answer and every file, and the log still stands (R35).
@Suite struct `Forgetting a person` {
  let scene: TestOffice

  private static let values = [
    "Zephyrine", "Quillfeather", "1971-03-09", "zq@example.org", "+1-555-0142", "no-shellfish",
    "step-free-path",
  ]

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guest-1","partnership":"hue","languages":["vi:native"],"given-name":"Zephyrine","family-name":"Quillfeather","born":"1971-03-09","email":"zq@example.org","phone":"+1-555-0142","diet":["no-shellfish"],"access-needs":["step-free-path"]}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-04","departs":"2026-09-11"}"#,
      #"{"command":"delegation join","delegation":"v","person":"guest-1","role":"teacher"}"#,
    ])
  }

  private var keys: KeyFile {
    get throws { try KeyFile(path: scene.folder.path + "/twinning.keys", mode: .read) }
  }

  private func forget(_ more: String = "") throws -> Outcome {
    try scene.perform(
      #"{"command":"person forget","person":"guest-1","reason":"asked for it"\#(more)}"#)
  }

  /// All answers that may tell of the person, as one text.
  private func answers(asOf day: String? = nil) throws -> String {
    let person: JSONValue = ["person": "guest-1"]
    let visit: JSONValue = ["delegation": "v"]
    let asked: [(String, JSONValue)] = [
      ("person show", person), ("person list", [:]), ("delegation show", visit),
      ("checklist", visit), ("history", ["subject": "guest-1"]), ("search", ["words": ["guest"]]),
      ("schedule", person),
    ]
    return try asked.map { try scene.ask($0.0, $0.1, asOf: day).canonicalText }.joined()
  }

  @Test func `answers show the values before and not after`() throws {
    let before = try answers()
    for value in ["Zephyrine Quillfeather", "zq@example.org", "no-shellfish", "step-free-path"] {
      #expect(before.contains(value), "\(value)")
    }
    _ = try forget()
    try scene.clock.set("2026-07-01")
    for day in [nil, "2026-06-15", "2026-06-20"] {
      let after = try answers(asOf: day)
      for value in Self.values { #expect(!after.contains(value), "\(value) as of \(day ?? "")") }
      #expect(!after.contains("key file"), "what was forgotten is no trouble")
    }
    let shown = try scene.ask("delegation show", ["delegation": "v"])
    #expect(shown.column("members", "name") == ["a teacher, forgotten 2026-06-15"])
    let told = try scene.ask("checklist", ["delegation": "v"]).canonicalText
    #expect(told.contains("a teacher, forgotten 2026-06-15") && !told.contains("diet of"))
  }

  @Test func `no file holds the values, before or after`() throws {
    for value in Self.values { #expect(try PlainText.search(value, in: scene) == [], "\(value)") }
    let key = try #require(try keys.key(of: "guest-1")).bytes
    let health = try #require(try keys.key(of: "guest-1#health")).bytes
    _ = try forget()
    for value in Self.values { #expect(try PlainText.search(value, in: scene) == [], "\(value)") }
    let bytes = try scene.folder.allBytes()
    #expect(bytes.range(of: Data(key)) == nil && bytes.range(of: Data(health)) == nil)
    #expect(try keys.people() == [] && keys.unfinishedErasures().isEmpty)
  }

  @Test func `the log verifies, and the tables are what it folds to`() throws {
    _ = try forget()
    let report = try scene.office.log.verify()
    #expect(report.fault == nil && report.missingGuards.isEmpty)
    #expect(try scene.office.differences() == [])
    let before = try scene.office.dump()
    try scene.office.rebuild()
    #expect(try scene.office.dump() == before)
    #expect(try scene.ask("program show")["counts"]?["person"]?.integer == 1)
  }

  @Test func `twice is refused, and so is anything new about the person`() throws {
    _ = try forget()
    let refused = [
      #"{"command":"person forget","person":"guest-1","reason":"again"}"#,
      #"{"command":"person detail","person":"guest-1","email":"a@b.org"}"#,
      #"{"command":"person appoint","person":"guest-1","office":"mayor"}"#,
      #"{"command":"delegation join","delegation":"v","person":"guest-1","role":"artist"}"#,
    ]
    for line in refused {
      let error = #expect(throws: OfficeError.self) { try scene.perform(line) }
      let sentence = error?.description ?? ""
      #expect(sentence.hasPrefix("guest-1 was forgotten on 15 June 2026"), "\(sentence)")
    }
  }

  @Test func `a part alone takes its own key, and what is recorded later has a new one`() throws {
    let before = try #require(try keys.key(of: "guest-1#health"))
    _ = try forget(#","only":"health""#)
    #expect(try keys.people() == ["guest-1"])
    let shown = try scene.ask("person show", ["person": "guest-1"])
    #expect(shown["title"]?.text == "Zephyrine Quillfeather")
    #expect(shown["personal"]?["diet"] == nil && shown["personal"]?["health"] == nil)
    let error = #expect(throws: OfficeError.self) { try forget(#","only":"health""#) }
    #expect(
      error?.description
        == "only: the health part of guest-1 was forgotten on 15 June 2026; nothing was recorded"
        + " since (R35)")
    try scene.perform(#"{"command":"person detail","person":"guest-1","diet":["halal"]}"#)
    #expect(try keys.key(of: "guest-1#health") != before)
    let later = try scene.ask("person show", ["person": "guest-1"], asOf: "2026-06-15")
    #expect(later["personal"]?["diet"]?.text == "halal")
    #expect(later["notes"]?.elements?.count == 1)
    #expect(try scene.office.differences() == [])
    _ = try forget(#","only":"health""#)
    #expect(try keys.people() == ["guest-1"])
  }

  @Test func `a rehearsal destroys nothing`() throws {
    try scene.perform(
      #"{"command":"person forget","person":"guest-1","reason":"r"}"#, dryRun: true)
    #expect(try keys.people().count == 2)
    #expect(try answers().contains("Zephyrine"))
  }

  @Test func `copies of the keys are reached, and those that are gone are told of`() throws {
    let aside = TemporaryFolder()
    let copy = aside.path + "/keys-1"
    try FileManager.default.copyItem(atPath: scene.folder.path + "/twinning.keys", toPath: copy)
    do {
      let file = try KeyFile(path: scene.folder.path + "/twinning.keys", mode: .write)
      try file.noteCopy(at: copy, moment: 1)
      try file.noteCopy(at: aside.path + "/keys-2", moment: 2)
      try file.commit()
    }
    let outcome = try forget()
    #expect(
      outcome.warnings == [
        "the copy of the key file at \(aside.path)/keys-2 is not there: wherever it went, it still"
          + " opens what was forgotten; destroy it (R35)"
      ])
    #expect(try KeyFile(path: copy, mode: .read).people() == [])
  }

  @Test func `what a kill left half forgotten is ended by the next writer`() throws {
    let path = scene.folder.path + "/twinning.keys"
    let (identity, health) = try (keys.key(of: "guest-1"), keys.key(of: "guest-1#health"))
    _ = try forget()
    let moment = try #require(try scene.office.log.command(7)).receipt.recordedAt.microseconds
    try scene.perform(
      #"{"command":"person add","person":"guest-2","given-name":"Ada","diet":["vegan"]}"#)
    // As if the program had been killed between the log's commit and the destruction.
    let file = try Connection(path, .readWrite)
    for (name, key) in [("guest-1", identity), ("guest-1#health", health)] {
      let statement = try file.prepare("INSERT INTO person VALUES(?, ?, 1)")
      try statement.bind(name, at: 1)
      try statement.bind(blob: try #require(key).bytes, at: 2)
      _ = try statement.step()
      try file.execute("INSERT INTO erasure VALUES('\(name)', \(moment))")
    }
    // And once before the log's commit: then the person is not forgotten.
    try file.execute("INSERT INTO erasure VALUES('guest-2', \(moment + 1))")
    #expect(try keys.people() == ["guest-1", "guest-1#health", "guest-2", "guest-2#health"])
    _ = try scene.another()
    #expect(try keys.people() == ["guest-2", "guest-2#health"])
    #expect(try keys.unfinishedErasures().isEmpty)
    #expect(try scene.ask("person show", ["person": "guest-2"])["title"]?.text == "Ada")
  }

  /// Puts the health key back with the note that it is to be destroyed, as a kill between the log's
  /// commit and the destruction leaves them.
  private func forgetHealthHalfway() throws -> (old: SealingKey, moment: Int64) {
    let key = try #require(try keys.key(of: "guest-1#health"))
    let number = try #require(try forget(#","only":"health""#).number)
    let moment = try #require(try scene.office.log.command(number)).receipt.recordedAt.microseconds
    let file = try Connection(scene.folder.path + "/twinning.keys", .readWrite)
    let statement = try file.prepare("INSERT INTO person VALUES('guest-1#health', ?, 1)")
    try statement.bind(blob: key.bytes, at: 1)
    _ = try statement.step()
    try file.execute("INSERT INTO erasure VALUES('guest-1#health', \(moment))")
    return (key, moment)
  }

  @Test func `a key that is about to be destroyed seals nothing any more`() throws {
    let other = try scene.another()
    let (old, moment) = try forgetHealthHalfway()
    let line = #"{"command":"person detail","person":"guest-1","diet":["halal"]}"#
    _ = try other.perform(try other.request(line: Array(line.utf8), actor: "secretary"))
    let new = try #require(try keys.key(of: "guest-1#health"))
    #expect(try new != old && keys.unfinishedErasures().isEmpty)
    // Whoever began the erasure comes late, and leaves the new key alone.
    let late = OfficeSeals.Erasure(key: "guest-1#health", moment: moment)
    #expect(scene.office.seals.finish([late]) == [])
    _ = try scene.another()
    #expect(try keys.key(of: "guest-1#health") == new)
    let shown = try scene.ask("person show", ["person": "guest-1"])
    #expect(shown["personal"]?["diet"]?.text == "halal")
  }

  @Test func `an old copy of the key file brings nobody back`() throws {
    let path = scene.folder.path + "/twinning.keys"
    let aside = TemporaryFolder()
    let old = aside.path + "/old.keys"
    try scene.perform(#"{"command":"person add","person":"guest-2","diet":["vegan"]}"#)
    try FileManager.default.copyItem(atPath: path, toPath: old)
    _ = try forget()
    try scene.clock.set("2026-07-01")
    try scene.perform(
      #"{"command":"person forget","person":"guest-2","only":"health","reason":"r"}"#)
    let backup = try scene.office.backup()
    let place = aside.path + "/place"
    let report = try Restore(of: backup.path, keys: old, into: place).run()
    let note =
      "the key file held keys of guest-1, guest-2, forgotten in the log: an older copy of it has"
      + " come back; they were destroyed (R35)"
    #expect(report.notes == [note])
    let left = try KeyFile(path: place + "/twinning.keys", mode: .read).people()
    #expect(left == ["guest-2"])
    // Put in place by hand, it is noticed by the next who writes.
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: old, toPath: path)
    let next = try scene.another()
    #expect(try keys.people() == ["guest-2"])
    let line = #"{"command":"person detail","person":"guest-2","diet":["halal"]}"#
    let outcome = try next.perform(try next.request(line: Array(line.utf8), actor: "secretary"))
    #expect(outcome.warnings == [note])
    // What was recorded since a part was forgotten has a key of its own, which stays.
    _ = try scene.another()
    #expect(try keys.people() == ["guest-2", "guest-2#health"])
  }
}
