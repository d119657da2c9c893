import Calendars
import JSONText
import Testing
import Twinning

@testable import Office

/// What every feed of every office promises.
@Suite struct `Calendars of any office` {
  private static func demo() throws -> TestOffice {
    let scene = try TestOffice(on: "2026-11-24")
    let report = try scene.office.perform(
      SampleLines(around: try scene.office.today()), keepGoing: false, dryRun: false
    ) { _ in }
    #expect(report.refused.isEmpty)
    return scene
  }

  /// All feeds by the name of their file.
  private func feeds(_ office: Office) throws -> [String: [UInt8]] {
    let folder = TemporaryFolder()
    var feeds: [String: [UInt8]] = [:]
    for feed in try office.publish(to: folder.path).feeds {
      let name = String(feed.path.dropFirst(folder.path.count + 1))
      feeds[name] = try WholeFile.read(feed.path, limit: 10_000_000)
    }
    return feeds
  }

  /// Whether what is to be typed begins with the name of a command.
  private func namesACommand(_ description: String) -> Bool {
    guard let line = description.split(separator: #"\ntwinning "#).last else { return false }
    let words = line.split(separator: " ").map(String.init)
    return Catalogue.entry(named: words[0]) != nil
      || Catalogue.entry(named: words.prefix(2).joined(separator: " ")) != nil
  }

  private func check(_ scene: TestOffice, _ what: String) throws {
    let feeds = try feeds(scene.office)
    for (name, bytes) in feeds {
      #expect(CalendarLint.sentences(on: bytes) == [], "\(what): \(name)")
      for event in WrittenEvent.all(in: bytes) {
        #expect(namesACommand(event["DESCRIPTION"]), "\(what): \(event["DESCRIPTION"])")
      }
    }
    #expect(try self.feeds(scene.another()) == feeds, "\(what)")
    try scene.office.rebuild()
    #expect(try self.feeds(scene.office) == feeds, "\(what)")
    // Nothing in it comes from the clock, but the day.
    scene.clock.advance(seconds: 3600)
    #expect(try self.feeds(scene.office) == feeds, "\(what)")
  }

  @Test func `are the same bytes each time and after a rebuild, and the lint finds nothing`() throws
  {
    let scene = try Self.demo()
    try check(scene, "the sample office")
    #expect(
      try feeds(scene.office).keys.sorted() == [
        "office.ics", "partner-afula-gilboa.ics", "partner-avignon.ics", "partner-changsha.ics",
        "partner-hue.ics", "partner-leon.ics", "person-artist-hue.ics", "person-chair.ics",
        "person-liaison.ics", "person-mayor-hue.ics", "person-teacher-hue.ics",
      ])
  }

  @Test(arguments: 1...12) func `whatever was recorded`(seed: UInt64) throws {
    let (scene, _) = try `Replay equals live`.lived(seed: seed, compares: false)
    try check(scene, "seed \(seed)")
  }

  @Test func `go with the log into another folder`() throws {
    let scene = try Self.demo()
    let other = try TestOffice(on: "2026-11-24")
    _ = try Exported.adopt(
      try Exported.bytes(of: scene.office), into: other, keys: scene.office.keyPath)
    #expect(try feeds(other.office) == feeds(scene.office))
    #expect(try feeds(Self.demo().office) != feeds(scene.office), "two offices have the same UIDs")
  }

  @Test func `tell no private name, no short name of a guest, and nothing that is sealed`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guest-9","partnership":"hue","given-name":"Zephyrine","family-name":"Quillfeather","born":"2012-03-09","diet":["halal"],"languages":["vi:native"]}"#,
      #"{"command":"person add","person":"helper-9","given-name":"Ottoline"}"#,
      #"{"command":"delegation plan","delegation":"hue-visit","partnership":"hue","direction":"inbound","arrives":"2026-09-01","responsible":"helper-9"}"#,
      #"{"command":"delegation join","delegation":"hue-visit","person":"guest-9","role":"teacher","minor":true}"#,
    ])
    let due = try scene.ask("due").canonicalText
    #expect(due.contains("Zephyrine Quillfeather") && due.contains("diets-to-caterer"))
    for (name, bytes) in try feeds(scene.office) {
      let text = WrittenEvent.lines(of: bytes).joined(separator: "\n")
      for secret in [
        "Zephyrine", "Quillfeather", "Ottoline", "guest-9", "helper-9", "2012", "diet", "halal",
      ] {
        #expect(!text.contains(secret), "\(name): \(secret)")
      }
    }
    let consent = try scene.office.events().first {
      $0["SUMMARY"].contains("guardians of the teacher")
    }
    #expect(consent?["DESCRIPTION"].contains("twinning checklist hue-visit --open") == true)
  }
}
