import EventLog
import Foundation
import JSONText
import Keys
import Testing
import Twinning

@testable import Office

/// A log from before sealing: its details are read for ever, and hidden once their person is
/// forgotten.
@Suite struct `Details from before sealing` {
  private let folder = TemporaryFolder()
  private let office: Office

  init() throws {
    let log = try SQLiteLog(path: folder.path + "/twinning.db", mode: .create)
    let events: [(stream: String, type: String, data: String)] = [
      (
        "programme", "ProgrammeFounded",
        #"{"name":"Sisters","community":"Harbour","country":"US","zone":"UTC","languages":["en"]}"#
      ),
      ("person/guest-1", "PersonRegistered", #"{"person":"guest-1","public-name":"Z. Q."}"#),
      (
        "person/guest-1", "PersonalDetailsRecorded",
        #"{"person":"guest-1","given-name":"Zephyrine","family-name":"Quillfeather","#
          + #""born":"1971-03-09","diet":["no-shellfish"]}"#
      ),
    ]
    let now = try TestClock("2026-06-15").now
    var ids = UUIDv7Maker()
    try log.begin()
    for event in events {
      let id = ids.next(at: now)
      _ = try log.append(
        NewCommand(
          id: id, name: "person add", arguments: Array("{}".utf8), actor: "secretary",
          correlation: id, recordedAt: now, program: "0.1.0", key: nil,
          result: Array("{}".utf8)),
        [
          NewEvent(
            stream: event.stream, type: event.type, typeVersion: 1, effective: "2026-06-15",
            data: Array(event.data.utf8))
        ], expecting: [])
    }
    try log.commit()
    office = try Office(folder: folder.path, mode: .write, clock: { now }, timeout: 1)
  }

  private func perform(_ line: String) throws -> Outcome {
    try office.perform(try office.request(line: Array(line.utf8), actor: "secretary"))
  }

  @Test func `are shown, and said to stand in clear`() throws {
    let shown = try office.ask("person show", ["person": "guest-1"])
    #expect(shown["personal"]?["givenName"]?.text == "Zephyrine")
    #expect(shown["personal"]?["inClear"]?.text == "3")
    let dossier = try office.ask("person dossier", ["person": "guest-1"])
    #expect(dossier.row("personal", "field", "born")?["kept"]?.text == "in clear")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/twinning.keys"))
  }

  @Test func `add up with sealed ones`() throws {
    try office.renewSigningKey(reason: "there was none")
    _ = try perform(#"{"command":"person detail","person":"guest-1","given-name":"Zoë"}"#)
    let shown = try office.ask("person show", ["person": "guest-1"])
    #expect(shown["personal"]?["givenName"]?.text == "Zoë")
    #expect(shown["personal"]?["familyName"]?.text == "Quillfeather")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/twinning.keys"))
  }

  @Test(arguments: [nil, "2026-06-15", "2026-06-14"])
  func `of somebody forgotten are in no answer, and the command says where they stand`(
    day: String?
  ) throws {
    let outcome = try perform(
      #"{"command":"person forget","person":"guest-1","reason":"asked"}"#)
    #expect(outcome.warnings.count == 1)
    #expect(outcome.warnings.first?.contains("at position 2, 3: ") == true)
    for (name, field) in [
      ("person show", "person"), ("person dossier", "person"), ("history", "subject"),
    ] {
      guard day != "2026-06-14" else { break }
      let fields = JSONValue.object([JSONValue.Member(field, "guest-1")])
      let told = try office.ask(name, fields, asOf: day).canonicalText
      for value in ["Zephyrine", "Quillfeather", "1971", "shellfish", "Z. Q."] {
        #expect(!told.contains(value), "\(name): \(value)")
      }
      #expect(told.contains("somebody, forgotten 2026-06-15"), "\(name)")
    }
    let list = try office.ask("person list", [:], asOf: day).canonicalText
    #expect(!list.contains("Z. Q."))
    let found = try office.ask("search", ["words": ["z"]], asOf: day)
    #expect(found["found"]?.elements?.isEmpty == true)
  }

  @Test func `of a part forgotten alone stand where the command says`() throws {
    let outcome = try perform(
      #"{"command":"person forget","person":"guest-1","only":"health","reason":"asked"}"#)
    #expect(outcome.warnings.first?.contains("at position 3: ") == true)
    let dossier = try office.ask("person dossier", ["person": "guest-1"])
    #expect(dossier.row("personal", "field", "diet") == nil)
    #expect(dossier.row("personal", "field", "born") != nil)
    #expect(dossier["person"]?["publicName"]?.text == "Z. Q.")
  }
}
