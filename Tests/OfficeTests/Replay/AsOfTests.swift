import EventLog
import Foundation
import JSONText
import Projections
import SQLite
import Testing
import Twinning

@testable import Office

/// As of a day, an office answers what one answers that never heard of anything later.
@Suite struct `As of a day` {
  @Test(arguments: [41, 42, 43, 44, 45, 46, 47, 48])
  func `answers are those of an office that knows no more`(seed: UInt64) throws {
    // A history and a dossier tell corrections, of which the other office cannot have heard.
    let corrects = seed % 2 == 0
    var (scene, maker) = try `Replay equals live`.lived(
      seed: seed, compares: false, forgets: false, corrects: corrects)
    maker.look(at: try scene.office.folded(asOf: nil) { _ in })
    let questions = try EveryQuestion.about(maker.known).filter { question in
      switch question {
      case .askHistory, .askTrail, .askDossier: !corrects
      default: true
      }
    }
    for _ in 0..<3 {
      let day = try #require(
        CivilDay(
          year: maker.random.number(1990...2028), month: maker.random.number(1...12), day: 20))
      let folder = TemporaryFolder()
      let clock = try TestClock(day.description)
      let other = try Self.office(in: folder, knowing: scene.office.log, by: day, clock)
      try Self.copyKeys(of: scene.office, to: other)
      for question in questions {
        #expect(
          Self.told(scene.office, question, asOf: day) == Self.told(other, question),
          "seed \(seed), \(day)")
      }
    }
  }

  /// Whether it was certainly so by the day, said in another way than `Moment.settled` does: by
  /// then its last day was over, or by then the log had it and it did not lie wholly ahead.
  private static func wasSo(_ effective: VagueDate, recorded: CivilDay, by day: CivilDay) -> Bool {
    if let latest = effective.latest, latest <= day { return true }
    let began = effective.earliest ?? .earliest
    if effective.latest == nil { return recorded <= day && began <= day }
    return recorded <= day && began <= recorded
  }

  /// Copies the events that were so by the day into another log, with their commands.
  private static func office(
    in folder: TemporaryFolder, knowing log: SQLiteLog, by day: CivilDay, _ clock: TestClock
  ) throws -> Office {
    var kept: [(command: Int64, event: NewEvent)] = []
    var failures: [any Error] = []
    let corrections = try Corrections(reading: log)
    let failure = log.read(EventRange()) { row in
      var effective = String(decoding: row.effective, as: UTF8.self)
      var data = Array(row.data)
      switch corrections[row.position]?.change {
      case .retracted: return true
      case .amended(let amended, _, let dated):
        effective = dated?.description ?? effective
        data = amended?.bytes ?? data
      case .none: break
      }
      guard let recorded = CivilDay(daysSince1970: Int(row.recordedAt.day)),
        Self.wasSo(VagueDate(recorded: effective), recorded: recorded, by: day)
      else { return true }
      do {
        let type = try #require(try log.eventType(row.type))
        guard !type.name.hasPrefix("Event") else { return true }
        let event = NewEvent(
          stream: try #require(try log.streamName(row.stream)), type: type.name,
          typeVersion: type.version, effective: effective, data: data)
        kept.append((row.command, event))
      } catch {
        failures.append(error)
      }
      return true
    }
    try #require(failure == nil && failures.isEmpty)
    let copy = try SQLiteLog(path: folder.path + "/twinning.db", mode: .create)
    try copy.begin()
    for (number, event) in kept {
      let source = try #require(try log.command(number)).command
      let command = NewCommand(
        id: source.id, name: source.name, arguments: source.arguments, actor: source.actor,
        correlation: source.correlation, recordedAt: source.recordedAt, program: source.program,
        key: nil, result: source.result)
      _ = try copy.append(command, [event], expecting: [])
    }
    try copy.commit()
    return try Office(folder: folder.path, mode: .create, clock: { clock.now }, timeout: 1)
  }

  /// Gives another log the same keys.
  private static func copyKeys(of office: Office, to other: Office) throws {
    guard let first = try other.log.firstHash() else { return }
    let path = other.folder + "/twinning.keys"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: office.folder + "/twinning.keys", toPath: path)
    let keys = try Connection(path, .readWrite)
    let statement = try keys.statement("UPDATE office SET first_hash = ?")
    try statement.bind(blob: first, at: 1)
    _ = try statement.step()
    statement.reset()
  }

  /// The answer without the numbers that differ from log to log.
  private static func told(_ office: Office, _ query: Query, asOf day: CivilDay? = nil) -> String {
    do throws(OfficeError) {
      let json = try office.answer(query, asOf: day).json
      return String(decoding: plain(json).canonicalBytes, as: UTF8.self)
    } catch {
      return error.absent ?? error.description
    }
  }

  private static func plain(_ json: JSONValue) -> JSONValue {
    switch json {
    case .array(let elements):
      .array(elements.filter { $0.text?.hasPrefix("as of") != true }.map(plain))
    case .object(let members):
      .object(
        members.filter { !["command", "position"].contains($0.name) }
          .map { JSONValue.Member($0.name, plain($0.value)) })
    default: json
    }
  }
}
