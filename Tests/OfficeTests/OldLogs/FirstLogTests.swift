import EventLog
import Foundation
import JSONText
import Projections
import Testing
import Twinning

@testable import Office

/// A log as the first release wrote it, with every type of event in its version 1: this program
/// and all that follow read it, and it tells them what it told then.
@Suite struct `The log of version 1` {
  private static let file = "v1/log.sqlite3"
  /// The head that the program printed when it had written the log.
  private static let head = "6d50d3faffadda6f3a8bdea6395798c34e5fdfe4318190abd2a726552228df5a"
  private static let events: Int64 = 73
  private static let day = "2026-03-10"

  /// What depends on what was recorded, and not on guidance, which changes with the years.
  private static let questions: [(name: String, field: String, slugs: [String])] = [
    ("program show", "", [""]), ("partner list", "", [""]), ("person list", "", [""]),
    ("delegation list", "", [""]), ("partner show", "partnership", ["hue", "leon", "afula"]),
    ("person show", "person", ["mayor", "chair", "mayor-hue", "guest-1", "guest-2", "treasurer"]),
    ("delegation show", "delegation", ["leon-2014", "hue-2026", "leon-2027"]),
    ("search", "words", ["golden", "mayor", "work"]),
    (
      "history", "subject",
      [
        "programme", "hue", "leon", "afula", "hue-2026", "leon-2027", "chair", "guest-1",
        "guest-2", "treasurer", "hue-mou", "leon-mou", "afula-mou", "hue-flood-aid", "leon-art",
      ]
    ),
  ]

  private func open() throws -> OldOffice { try OldOffice(Self.file, on: Self.day) }

  @Test func `holds, by the program`() throws {
    let old = try open()
    let report = try old.office.log.verify()
    #expect(report.fault == nil)
    #expect(report.missingGuards == [])
    #expect(report.events == Self.events)
    #expect(report.head.description == Self.head)
  }

  @Test func `holds, by the verifier in Python`() throws {
    let folder = TemporaryFolder()
    let copy = try folder.write("twinning.db", try KeptFile.bytes(Self.file))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let tool = KeptFile.folder.appending(path: "../../tools/verify-log").standardizedFileURL.path
    process.arguments = ["python3", "-I", "-S", tool, copy]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(said == "intact: \(Self.events) events, 71 commands, head \(Self.head)\n")
  }

  @Test func `has every type of event in its first version`() throws {
    let old = try open()
    let log = old.office.log
    var found: Set<String> = []
    _ = log.read(EventRange()) { row in
      if let type = try? log.eventType(row.type), type.version == 1 { found.insert(type.name) }
      return true
    }
    #expect(found.count == 44)
  }

  @Test func `makes the same rows`() throws {
    let old = try open()
    try old.office.rebuild()
    #expect(try old.office.differences() == [])
    try KeptFile.expect(
      try old.office.dump(), "v1/projections.txt",
      advice: "an old log must come to the same rows; if their shape was meant to change, record")
  }

  @Test func `answers the same`() throws {
    let old = try open()
    var lines: [String] = []
    for (name, field, slugs) in Self.questions {
      for slug in slugs {
        let fields = field.isEmpty ? [] : [JSONValue.Member(field, .string(slug))]
        let answer = try old.office.ask(name, .object(fields))
        lines.append("\(name) \(slug): \(answer.canonicalText)")
      }
    }
    try KeptFile.expect(
      lines, "v1/answers.txt",
      advice: "an old log must answer the same; if the answer was meant to change, record")
  }

  @Test func `takes new commands behind the old ones`() throws {
    let old = try open()
    let line = #"{"command":"partner describe","partnership":"hue","note":"still here"}"#
    _ = try old.office.perform(
      try old.office.request(line: Array(line.utf8), actor: "secretary"))
    let report = try old.office.log.verify()
    #expect(report.fault == nil)
    #expect(report.events == Self.events + 1)
    #expect(try old.office.differences() == [])
  }

  /// What is stored in the newest version is written as it was; what is older is lifted.
  @Test func `holds the bytes that its events are written in`() throws {
    let old = try open()
    let log = old.office.log
    var decoder = EventDecoder()
    var same = 0
    let failure = try log.read(EventRange()) { row in
      let stored = Array(row.data)
      let type = try #require(try log.eventType(row.type))
      let event = try decoder.decode(row, in: log).event
      guard event.kind.name == type.name, event.kind.version == type.version else {
        #expect(event.kind.version > type.version, "\(type) was lifted to \(event.kind)")
        return true
      }
      var writer = JSONWriter()
      event.write(to: &writer)
      #expect(
        writer.bytes == stored,
        """
        \(type.name) version \(type.version) is no longer written as the logs out there hold it: \
        put the change into a new version of the event and lift this one
        """)
      same += 1
      return true
    }
    #expect(failure == nil)
    #expect(same > 60)
  }
}
