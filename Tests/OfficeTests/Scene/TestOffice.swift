import EventLog
package import JSONText
import Testing
import Twinning

@testable import Office

/// An office in a folder of its own, with a clock that stands still.
final class TestOffice {
  let folder: TemporaryFolder
  let clock: TestClock
  let office: Office

  init(on day: String = "2026-06-15") throws {
    folder = TemporaryFolder()
    clock = try TestClock(day)
    office = try Self.open(folder, clock)
  }

  /// Another instance on the same folder.
  func another(timeout: Int = 1) throws -> Office { try Self.open(folder, clock, timeout) }

  private static func open(
    _ folder: TemporaryFolder, _ clock: TestClock, _ timeout: Int = 1
  ) throws -> Office {
    try Office(folder: folder.path, mode: .create, clock: { clock.now }, timeout: timeout)
  }

  /// Performs one command, written as a line of a command file.
  @discardableResult func perform(_ line: String, dryRun: Bool = false) throws -> Outcome {
    try office.perform(
      try office.request(line: Array(line.utf8), actor: "secretary"), dryRun: dryRun)
  }

  /// Performs lines as one batch.
  @discardableResult func batch(
    _ lines: [String], keepGoing: Bool = false, dryRun: Bool = false
  ) throws -> BatchReport {
    return try office.perform(ListedLines(lines), keepGoing: keepGoing, dryRun: dryRun)
  }

  /// The answer to a question as machines get it.
  func ask(
    _ name: String, _ fields: JSONValue = .object([]), asOf day: String? = nil,
    knownAt moment: String? = nil
  ) throws -> JSONValue {
    try office.ask(name, fields, asOf: day, knownAt: moment)
  }

  /// The programme, Huế and León: where most tests begin.
  static func withPartners(on day: String = "2026-06-15") throws -> TestOffice {
    let scene = try TestOffice(on: day)
    try scene.batch([
      #"{"command":"program found","name":"Sisters","community":"Harbour","country":"US","zone":"America/New_York","languages":["en"],"on":"1990"}"#,
      #"{"command":"partner add","partnership":"hue","names":["Huế"],"country":"VN","zones":["Asia/Ho_Chi_Minh"],"languages":["vi"],"stage":"official","on":"1995"}"#,
      #"{"command":"partner add","partnership":"leon","names":["León"],"country":"NI","zones":["America/Managua"],"languages":["es"],"stage":"official","on":"1988"}"#,
    ])
    return scene
  }
}

extension Office {
  /// The answer to a question as machines get it.
  func ask(
    _ name: String, _ fields: JSONValue = .object([]), asOf day: String? = nil,
    knownAt moment: String? = nil
  ) throws -> JSONValue {
    try answer(
      try query(name, fields), asOf: try day.map { try CivilDay($0) },
      knownAt: try moment.map { try instant($0, field: "known-at") }
    ).json
  }
}

/// A question made from its name and its fields.
func query(_ name: String, _ fields: JSONValue = .object([])) throws -> Query {
  let members = try #require(Catalogue.entry(named: name)).fields.map(\.name)
  let (bytes, unknown) = JSONCursor.canonical(fields, members: members)
  #expect(unknown.isEmpty)
  return try #require(
    try bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      return try Query.read(name, &cursor)
    })
}

/// Lines of a command file as a batch.
struct ListedLines: RequestSource {
  private let lines: [String]
  private var number = 0
  private var fields = FieldNames()

  init(_ lines: [String]) { self.lines = lines }

  /// Every other list is read ahead, so that both ways are tested.
  var readsAhead: Bool { lines.count % 2 == 0 }

  mutating func next() -> NumberedRequest? {
    guard number < lines.count else { return nil }
    number += 1
    let line = Array(lines[number - 1].utf8)
    do throws(Refusal) {
      let request = try Request(line: line, actor: "secretary", fields: &fields)
      return NumberedRequest(line: number, .success(request))
    } catch {
      return NumberedRequest(line: number, .failure(error))
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0, $1) })
  }
}

extension JSONValue {
  /// What the rows of a section hold under a key.
  func column(_ section: String, _ key: String) -> [String] {
    (self[section]?.elements ?? []).map { $0[key]?.text ?? "" }
  }

  /// The first row of a section whose `key` has the value.
  func row(_ section: String, _ key: String, _ value: String) -> JSONValue? {
    self[section]?.elements?.first { $0[key]?.text == value }
  }

  var notes: [String] { (self["notes"]?.elements ?? []).compactMap(\.text) }
}
