import JSONText
import Testing

@testable import Office

/// Checks, passports and visas, from what is recorded to what is due.
@Suite struct `Papers of members` {
  private func visit() throws -> TestOffice {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"delegation plan","delegation":"hue-2027","partnership":"hue","direction":"outbound","arrives":"2027-05-04","departs":"2027-05-11"}"#,
      #"{"command":"person add","person":"guest-1"}"#,
      #"{"command":"person add","person":"guest-2"}"#,
      #"{"command":"delegation join","delegation":"hue-2027","person":"guest-1","role":"teacher"}"#,
      #"{"command":"delegation join","delegation":"hue-2027","person":"guest-2","role":"teacher"}"#,
    ])
    return scene
  }

  private func papers(_ scene: TestOffice) throws -> [String] {
    try `What is due`.due(scene).filter { $0.hasPrefix("passport") || $0.hasPrefix("visa") }
  }

  @Test func `R10: passports are asked for until all were seen, and renewed when too short`() throws
  {
    let scene = try visit()
    #expect(try papers(scene).contains("passports-checked hue-2027 2027-01-04"))
    try scene.perform(
      #"{"command":"person passport","person":"guest-1","expires":"2031-01-01"}"#)
    #expect(try papers(scene).contains("passports-checked hue-2027 2027-01-04"))
    try scene.perform(
      #"{"command":"person passport","person":"guest-2","expires":"2027-11-01"}"#)
    let due = try papers(scene)
    #expect(!due.contains { $0.hasPrefix("passports-checked") })
    #expect(due.contains("passport-renewal:guest-2 hue-2027 2027-01-04"))
    #expect(!due.contains { $0.hasPrefix("passport-renewal:guest-1") })
  }

  @Test func `R10: visas are asked about, then seen to for each member`() throws {
    let scene = try visit()
    #expect(try papers(scene).contains("visas-asked hue-2027 2027-01-04"))
    for (person, state) in [("guest-1", "needed"), ("guest-2", "not-needed")] {
      try scene.perform(
        #"{"command":"person visa","person":"\#(person)","delegation":"hue-2027","visa":"\#(state)"}"#
      )
    }
    let due = try papers(scene)
    #expect(!due.contains { $0.hasPrefix("visas-asked") })
    #expect(due.contains("visa-granted:guest-1 hue-2027 2027-04-13"))
    #expect(!due.contains { $0.hasPrefix("visa-granted:guest-2") })
    try scene.perform(
      #"{"command":"person visa","person":"guest-1","delegation":"hue-2027","visa":"granted"}"#)
    #expect(try !papers(scene).contains { $0.hasPrefix("visa-granted") })
    let shown = try scene.ask("person show", ["person": "guest-1"])
    #expect(shown["personal"]?["visas"]?.text == "hue-2027: granted")
  }

  @Test func `R10: the renewal of a check is due on its last day, and goes with the person`() throws
  {
    let scene = try visit()
    try scene.perform(
      #"{"command":"person check","person":"guest-1","checked":"2026-05-05","level":"enhanced"}"#)
    let renewal = ["safeguarding-check guest-1 2027-05-05"]
    func checks() throws -> [String] {
      try `What is due`.due(scene).filter { $0.hasPrefix("safeguarding-check") }
    }
    #expect(try checks() == renewal)
    #expect(try PlainText.search("2026-05-05", in: scene) == [])
    #expect(try PlainText.search("enhanced", in: scene) == [])
    #expect(try scene.office.differences() == [])
    try scene.perform(
      #"{"command":"person forget","person":"guest-1","reason":"asked for it"}"#)
    #expect(try checks().isEmpty)
    #expect(try scene.office.differences() == [])
    try scene.office.rebuild()
    #expect(try checks().isEmpty)
  }

  @Test func `R35: the dossier hands papers over, and they stay out of the log`() throws {
    let scene = try visit()
    try scene.batch([
      #"{"command":"person passport","person":"guest-1","expires":"2031-01-17"}"#,
      #"{"command":"person visa","person":"guest-1","delegation":"hue-2027","visa":"asked"}"#,
      #"{"command":"person check","person":"guest-1","checked":"2026-05-05"}"#,
    ])
    let dossier = try scene.ask("person dossier", ["person": "guest-1"]).canonicalText
    for told in ["2031-01-17", "asked", "2026-05-05"] { #expect(dossier.contains(told)) }
    #expect(try PlainText.search("2031-01-17", in: scene) == [])
    let retained = try scene.ask("person retained").canonicalText
    #expect(retained.contains("guest-1"))
  }
}
