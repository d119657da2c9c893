import EventLog
import Foundation
import JSONText
import Keys
import Testing
import Twinning

@testable import Office

@Suite struct `Who is held` {
  let scene: TestOffice

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"pupil-4","partnership":"hue","given-name":"An","born":"2012","diet":["vegan"],"source":"the form"}"#,
      #"{"command":"person add","person":"guardian-4","partnership":"hue","family-name":"Ottoline"}"#,
      #"{"command":"person add","person":"teacher-4","partnership":"hue","given-name":"Zephyrine"}"#,
      #"{"command":"person add","person":"mayor","public-name":"The mayor"}"#,
      #"{"command":"person appoint","person":"mayor","office":"mayor"}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-04","departs":"2026-09-11"}"#,
      #"{"command":"delegation join","delegation":"v","person":"pupil-4","role":"artist"}"#,
      #"{"command":"delegation join","delegation":"v","person":"teacher-4","role":"teacher"}"#,
      #"{"command":"checklist assign","delegation":"v","item":"gifts","person":"teacher-4"}"#,
      #"{"command":"partner describe","partnership":"hue","note":"Zephyrine wrote; teacher-4 too"}"#,
    ])
  }

  private func name(_ guardian: String = "guardian-4") throws {
    try scene.perform(
      #"{"command":"person guardian","person":"pupil-4","guardian":"\#(guardian)","relation":"mother","phone":"555-01","care-note":"asthma"}"#
    )
  }

  private func dossier(_ person: String) throws -> JSONValue {
    try scene.ask("person dossier", .object([JSONValue.Member("person", .string(person))]))
  }

  @Test func `R10: a minor without a guardian is warned of, by the birth date`() throws {
    let before = try scene.ask("delegation show", ["delegation": "v"])
    let warning = "pupil-4 is a minor and has no guardian on record (R10)"
    #expect(before["warnings"]?.elements?.compactMap(\.text).contains(warning) == true)
    #expect(before.row("members", "person", "pupil-4")?["remarks"]?.text == "minor")
    try name()
    let after = try scene.ask("delegation show", ["delegation": "v"])
    #expect(after["warnings"]?.elements?.compactMap(\.text).contains(warning) != true)
    #expect(after.column("guardians", "name") == ["Ottoline"])
    #expect(after.column("guardians", "phone") == ["555-01"])
    #expect(after.column("guardians", "careNote") == ["asthma"])
  }

  @Test func `R35: either of two people in one event is forgotten without the other`() throws {
    try name()
    try scene.perform(#"{"command":"person forget","person":"guardian-4","reason":"r"}"#)
    let child = try scene.ask("person show", ["person": "pupil-4"])
    #expect(child.column("guardians", "name") == ["somebody, forgotten 2026-06-15"])
    #expect(child.column("guardians", "phone") == [""])
    #expect(child.column("guardians", "careNote") == ["asthma"])
    #expect(child.notes.isEmpty)
    let other = try TestOffice.withPartners()
    try other.batch([
      #"{"command":"person add","person":"pupil-4","given-name":"An"}"#,
      #"{"command":"person add","person":"guardian-4"}"#,
      #"{"command":"person guardian","person":"pupil-4","guardian":"guardian-4","relation":"mother","phone":"555-01","care-note":"asthma"}"#,
      #"{"command":"person forget","person":"pupil-4","reason":"r"}"#,
    ])
    let gone = try other.ask("person show", ["person": "pupil-4"]).canonicalText
    #expect(!gone.contains("asthma") && !gone.contains("mother"))
    let kept = try other.ask("person dossier", ["person": "guardian-4"])
    #expect(kept.row("personal", "field", "phone")?["value"]?.text == "555-01")
    #expect(kept.row("personal", "field", "care-note") == nil)
  }

  @Test func `R35: a dossier holds every detail with its origin`() throws {
    try name()
    let told = try dossier("pupil-4")
    #expect(
      told.column("personal", "field") == ["given-name", "born", "diet", "relation", "care-note"])
    let first = try #require(told.row("personal", "field", "given-name"))
    #expect(first["value"]?.text == "An" && first["source"]?.text == "the form")
    #expect(first["who"]?.text == "secretary" && first["kept"]?.text == "sealed")
    #expect(first["command"]?.text == "person add #4" && first["position"]?.integer == 5)
    #expect(told.column("named", "what").contains("pupil-4 joined as artist"))
    #expect(told.column("retention", "rule") == ["keep-minors", "keep-health"])
    #expect(told["wards"] == nil && told["access"]?.elements?.count == 3)
    #expect(try dossier("guardian-4")["wards"]?.elements == ["pupil-4"])
  }

  @Test func `R35: a dossier finds tasks, free texts and copies of keys`() throws {
    let file = try KeyFile(path: scene.folder.path + "/twinning.keys", mode: .write)
    try file.noteCopy(at: "/media/stick/keys", moment: 1)
    try file.commit()
    let told = try dossier("teacher-4")
    #expect(told.column("tasks", "item") == ["gifts"])
    #expect(told.column("freeTexts", "stream") == ["partnership/hue"])
    #expect(told.column("freeTexts", "fields") == ["note"])
    #expect(told["keyCopies"]?.elements == ["/media/stick/keys"])
    let error = #expect(throws: OfficeError.self) { try dossier("nobody") }
    #expect(error?.description == "there is no person \"nobody\"; see person list, or person add")
  }

  @Test func `R35: of somebody forgotten a dossier tells where the log still names them`() throws {
    try scene.perform(#"{"command":"person forget","person":"teacher-4","reason":"r"}"#)
    let told = try dossier("teacher-4")
    #expect(told["personal"]?.elements?.isEmpty == true && told["retention"] == nil)
    #expect(told.column("named", "stream").contains("delegation/v"))
    #expect(told["person"]?["forgotten"]?.text == "2026-06-15")
  }

  @Test func `R35: who is held is told with ground, rule and day`() throws {
    try name()
    let told = try scene.ask("person retained")
    let people = told.column("retained", "person")
    #expect(
      people == ["guardian-4", "mayor", "pupil-4", "pupil-4", "teacher-4"])
    #expect(
      told.column("retained", "until") == [
        "2031-09-11", "", "2027-09-11", "2027-09-11", "2031-09-11",
      ])
    let child = try #require(told.row("retained", "person", "pupil-4"))
    #expect(child["grounds"]?.elements == ["member of v as artist"])
    #expect(child["rule"]?.text == "keep-minors" && child["due"]?.bool == false)
    #expect(
      told.row("retained", "person", "guardian-4")?["grounds"]?.elements == ["guardian of pupil-4"])
    #expect(try scene.ask("person retained", ["due": true])["retained"]?.elements?.isEmpty == true)
  }

  @Test func `R35: what a rule would forget is due on its day, with the command that does it`()
    throws
  {
    try name()
    try scene.clock.set("2027-09-11")
    let due = try scene.ask("person retained", ["due": true])
    #expect(due.column("retained", "part") == ["identity", "health"])
    #expect(
      due["commands"]?.elements == [#"twinning person forget pupil-4 --reason "retention""#])
    try scene.perform(#"{"command":"person forget","person":"pupil-4","reason":"retention"}"#)
    #expect(try scene.ask("person retained", ["due": true])["retained"]?.elements?.isEmpty == true)
    try scene.clock.set("2040-01-01")
    // An office-holder's public function has no end.
    #expect(
      try scene.ask("person retained", ["due": true]).column("retained", "person")
        == ["guardian-4", "teacher-4"])
  }

  @Test func `R35: an office's own guidance changes how long`() throws {
    let guidance = scene.folder.path + "/guidance"
    try FileManager.default.createDirectory(atPath: guidance, withIntermediateDirectories: true)
    try Data(
      #"""
      {"sources": {"own": {"name": "our bylaws", "grade": "A"}},
       "items": [{"id": "keep-identity", "title": "Names", "why": "our bylaws say so",
        "sources": ["own"], "rules": ["R35"], "covers": "identity", "of": "anybody",
        "from": "last-activity", "after": "P1M"}]}
      """#.utf8
    ).write(to: URL(fileURLWithPath: guidance + "/retention-own.guidance.json"))
    let office = try scene.another()
    let told = try office.ask("person retained")
    #expect(told.row("retained", "person", "teacher-4")?["until"]?.text == "2026-10-11")
  }

  @Test func `R35: a guardian of whom nothing else is told is held too, whoever was forgotten`()
    throws
  {
    let other = try TestOffice.withPartners()
    try other.batch([
      #"{"command":"person add","person":"pupil-4","given-name":"An"}"#,
      #"{"command":"person add","person":"guardian-4"}"#,
      #"{"command":"person guardian","person":"pupil-4","guardian":"guardian-4","phone":"555-01"}"#,
    ])
    func held() throws -> [String] {
      let told = try other.ask("person retained")
      return zip(told.column("retained", "person"), told.column("retained", "part")).map {
        "\($0) \($1)"
      }
    }
    // No care note was given: nothing is held of anybody's health.
    #expect(try held() == ["guardian-4 identity", "pupil-4 identity"])
    try other.perform(#"{"command":"person forget","person":"pupil-4","reason":"r"}"#)
    #expect(try held() == ["guardian-4 identity"])
    #expect(try other.ask("person show", ["person": "pupil-4"])["guardians"] == nil)
    let dossier = try other.ask("person dossier", ["person": "guardian-4"])
    #expect(dossier.column("retention", "part") == ["identity"])
    try other.perform(
      #"{"command":"person forget","person":"guardian-4","only":"identity","reason":"r"}"#)
    #expect(try held() == [])
  }

  @Test(arguments: [("pupil-4", "health"), ("pupil-4", "identity"), ("guardian-4", "identity")])
  func `R35: a part that the naming of a guardian tells anew is forgotten anew`(
    person: String, part: String
  ) throws {
    let forget =
      #"{"command":"person forget","person":"\#(person)","only":"\#(part)","reason":"r"}"#
    func isHeld() throws -> Bool {
      let told = try scene.ask("person retained")
      return zip(told.column("retained", "person"), told.column("retained", "part"))
        .contains { $0 == (person, part) }
    }
    let keys = scene.folder.path + "/twinning.keys"
    let name = SealPlace.key(
      of: PersonID(unchecked: person), try #require(SealedPart(rawValue: part)))
    for _ in 1...2 {
      try self.name()
      #expect(try isHeld())
      try scene.perform(forget)
      #expect(try KeyFile(path: keys, mode: .read).key(of: name) == nil)
      #expect(try !isHeld())
    }
    let error = #expect(throws: OfficeError.self) { try scene.perform(forget) }
    #expect(error?.description.contains("nothing was recorded since") == true)
  }
}
