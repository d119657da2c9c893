import Foundation
import Testing
import Twinning

@testable import Calendars

/// What three libraries read in a feed, each from the file alone, beside what was meant.
@Suite struct `A feed beside other readers` {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func read(_ reader: String, _ bytes: [UInt8]) throws -> [[String: Any]] {
    let python = Self.root.appending(path: ".venv/bin/python")
    try #require(
      FileManager.default.isExecutableFile(atPath: python.path),
      "no .venv with the readers of calendars; run tools/test, or: source tools/setup; need_python")
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = python
    process.arguments = [Self.root.appending(path: "tools/read-calendar").path, reader, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try answer.split(separator: 0x0A).map { line in
      try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
    }
  }

  @Test(arguments: ["icalendar", "vobject", "libical"])
  func `is read as it was meant, field by field`(reader: String) throws {
    let feed = try FeedSample.feed()
    let found = try read(reader, try feed.written(zones: FeedScene.zones))
    #expect(found.count == feed.events.count)
    let byUID = Dictionary(uniqueKeysWithValues: found.map { ($0["uid"] as? String ?? "", $0) })
    for event in feed.events {
      let read = try #require(byUID[event.uid], "\(event.uid)")
      func expect(_ name: String, _ meant: Any?) {
        // Lists come as arrays of anything.
        let value = read[name].map { "\($0)" }
        #expect(value == meant.map { "\($0)" }, "\(reader), \(event.summary): \(name)")
      }
      expect("summary", event.summary)
      expect("description", event.description)
      expect("location", event.location)
      expect("url", event.url)
      expect("status", event.status?.rawValue)
      expect("transp", "TRANSPARENT")
      expect("sequence", event.sequence)
      expect("categories", event.categories.isEmpty ? nil : event.categories)
      expect("alarms", event.alarms.isEmpty ? nil : event.alarms.map { $0.minutesBefore * -60 })
      expect("stamp", Int(event.changed.unixSeconds))
      expect("modified", Int(event.changed.unixSeconds))
      switch event.span {
      case .days(let first, let last):
        expect("start", first.description)
        expect("end", last.adding(days: 1)?.description)
      case .local(let from, let until):
        expect("start", Int(try FeedScene.zones.unixSeconds(of: from)))
        expect("end", try until.map { Int(try FeedScene.zones.unixSeconds(of: $0)) })
      case .utc(let from, let until):
        expect("start", Int(from.unixSeconds))
        expect("end", until.map { Int($0.unixSeconds) })
      }
    }
  }

  @Test(arguments: ["icalendar", "vobject", "libical"])
  func `names its organizer in a mail`(reader: String) throws {
    var feed = FeedScene.feed(FeedScene.event("a", try FeedScene.days("2027-05-04", "2027-05-04")))
    feed.publisher = CalendarPublisher(
      name: "The \"Sister\" Cities; Inc.", address: "a@example.org")
    let found = try read(reader, try feed.written(zones: FeedScene.zones))
    #expect(found.first?["organizer"] as? String == "mailto:a@example.org")
  }
}
