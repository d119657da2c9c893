import EventLog
import Foundation
import JSONText
import Keys
import SQLite
import Testing
import Twinning

@testable import Office

/// A key file that is missing, another office's, too old or changed: history answers, and sealed
/// fields read "sealed".
@Suite struct `Trouble with keys` {
  let scene: TestOffice
  private var path: String { scene.folder.path + "/twinning.keys" }

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guest-1","partnership":"hue","given-name":"Zephyrine","diet":["vegan"]}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-04","departs":"2026-09-11"}"#,
      #"{"command":"delegation join","delegation":"v","person":"guest-1","role":"teacher"}"#,
    ])
  }

  /// The answers, and the refusal of a command that would seal something.
  private func expectSealed(_ note: String) throws {
    let office = try scene.another()
    let shown = try office.ask("person show", ["person": "guest-1"])
    #expect(shown["title"]?.text == "guest-1")
    #expect(shown["personal"]?["identity"]?.text == "sealed")
    #expect(shown["personal"]?["health"]?.text == "sealed")
    #expect(shown.notes.contains { $0.contains(note) }, "\(shown.notes)")
    let visit = try office.ask("delegation show", ["delegation": "v"])
    #expect(visit.column("members", "name") == ["guest-1"])
    #expect(visit.column("members", "diet") == ["sealed"])
    #expect(try office.ask("history", ["subject": "guest-1"])["history"]?.elements?.count == 2)
    #expect(try office.ask("checklist", ["delegation": "v"])["items"]?.elements?.isEmpty == false)
  }

  private func expectRefused(_ part: String) throws {
    let office = try scene.another()
    let head = try office.head()
    for line in [
      #"{"command":"person detail","person":"guest-1","email":"a@b.org"}"#,
      #"{"command":"person forget","person":"guest-1","reason":"r"}"#,
    ] {
      let request = try office.request(line: Array(line.utf8), actor: "secretary")
      let error = #expect(throws: OfficeError.self) { try office.perform(request) }
      let sentence = error?.description ?? ""
      #expect(sentence.contains(part) && sentence.contains("nothing was recorded"), "\(sentence)")
    }
    #expect(try office.head() == head)
    // What needs no key is done.
    let plain = try office.request(
      line: Array(#"{"command":"person add","person":"guest-\#(head)"}"#.utf8), actor: "secretary")
    _ = try office.perform(plain)
  }

  @Test func `a missing file`() throws {
    try FileManager.default.removeItem(atPath: path)
    try expectSealed("there is no key file at \(path); bring it back from a backup")
    try expectRefused("there is no key file at \(path)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `the keys of another office`() throws {
    let other = try TestOffice.withPartners()
    try other.perform(#"{"command":"person add","person":"guest-1","given-name":"Ada"}"#)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: other.folder.path + "/twinning.keys", toPath: path)
    try expectSealed("\(path) holds the keys of another office")
    try expectRefused("holds the keys of another office")
  }

  @Test func `the keys of an office that has sealed nothing yet`() throws {
    let other = try TestOffice()
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: other.folder.path + "/twinning.keys", toPath: path)
    try expectSealed("holds the keys of another office")
    try expectRefused("holds the keys of another office")
  }

  @Test func `a file that is none`() throws {
    try Data("not a database, only text that is long enough to be one".utf8)
      .write(to: URL(fileURLWithPath: path))
    try expectSealed("\(path) is not a key file of Twinning")
    try expectRefused("is not a key file of Twinning")
  }

  @Test func `a backup of the keys from before`() throws {
    let file = try Connection(path, .readWrite)
    try file.execute("DELETE FROM person")
    try expectSealed("the key file holds no key of guest-1: it is older than what was sealed")
  }

  @Test func `keys that were changed`() throws {
    let file = try Connection(path, .readWrite)
    try file.execute("UPDATE person SET key = randomblob(32)")
    try expectSealed("what is sealed about guest-1 does not open")
  }

  @Test func `a box that was changed, or moved to somebody else`() throws {
    try scene.perform(#"{"command":"person add","person":"guest-2","given-name":"Ada"}"#)
    let row = try scene.office.log.connection.text(
      "SELECT data FROM log WHERE type = 'PersonalDetailsRecorded' ORDER BY position LIMIT 1")
    let json = try JSONValue.parse(try #require(row))
    let box = try #require(json["sealed"]?.elements?.first?["box"]?.text)
    let seals = scene.office.seals
    func open(_ box: String, _ person: String, _ about: SealedPart, _ event: String) -> [UInt8]? {
      seals.open(
        Sealed(person: PersonID(unchecked: person), about: about, content: .box(box)), in: event)
    }
    #expect(open(box, "guest-1", .identity, "PersonalDetailsRecorded") != nil)
    #expect(open(box, "guest-2", .identity, "PersonalDetailsRecorded") == nil)
    #expect(open(box, "guest-1", .health, "PersonalDetailsRecorded") == nil)
    #expect(open(box, "guest-1", .identity, "GuardianNamed") == nil)
    let flipped = (box.first == "A" ? "B" : "A") + box.dropFirst()
    #expect(open(String(flipped), "guest-1", .identity, "PersonalDetailsRecorded") == nil)
    #expect(open("no base64", "guest-1", .identity, "PersonalDetailsRecorded") == nil)
  }

  /// It may have had one: a new one would sign with another key, and nobody would know.
  @Test func `no key file is made unasked`() throws {
    let old = try TestOffice.withPartners()
    let path = old.folder.path + "/twinning.keys"
    try FileManager.default.removeItem(atPath: path)
    let office = try old.another()
    let request = try office.request(
      line: Array(#"{"command":"person add","person":"g","given-name":"Ada"}"#.utf8), actor: "a")
    let error = #expect(throws: OfficeError.self) { try office.perform(request) }
    #expect(
      error?.description == "there is no key file at \(path); bring it back from a backup; if this"
        + " office never had one, or it is lost for good, make a new key with audit key --renew"
        + " --reason …; nothing was recorded (R35)")
    #expect(!FileManager.default.fileExists(atPath: path))
    try office.renewSigningKey(reason: "there was none")
    _ = try office.perform(request)
    let keys = try KeyFile(path: path, mode: .read)
    #expect(try keys.people() == ["g", "g#health"] && keys.publicKeys().count == 1)
    let hash = try keys.firstHash()
    #expect(try hash == office.log.firstHash())
  }
}
