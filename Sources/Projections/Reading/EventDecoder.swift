package import EventLog
import JSONText
package import Twinning

/// Turns rows of the log into typed events.
///
/// A type of event that this program does not know, in a log of its own format, is an error: to
/// pass it over would answer questions wrongly.
package struct EventDecoder {
  private var kinds: [EventKind?] = []
  /// What of the log counts no more, or reads differently.
  private let corrections: Corrections

  /// More types in all their versions than a log will ever have.
  private static let typeLimit = 10_000

  package init(_ corrections: Corrections = Corrections()) { self.corrections = corrections }

  /// The event of a row as it reads with its correction, and its moment; `nil` when it was
  /// retracted.
  package mutating func current(
    _ row: EventRow, in log: some LogStorage
  ) throws(ProjectionError) -> (event: Event, moment: Moment)? {
    guard let correction = corrections[row.position] else { return try decode(row, in: log) }
    guard case .amended(let data, let version, let dated) = correction.change else { return nil }
    let (recorded, moment) = try decode(row, in: log)
    let event = try data.map { (data) throws(ProjectionError) in
      try amended(recorded.kind.name, version, data, by: correction.by)
    }
    return (
      event ?? recorded,
      dated.map { Moment(effective: $0, recorded: moment.recorded, position: moment.position) }
        ?? moment
    )
  }

  private func amended(
    _ type: String, _ version: Int, _ data: RawJSON, by position: Int64
  ) throws(ProjectionError) -> Event {
    do throws(JSONError) {
      guard let event = try Event.read(type, version: version, data.bytes) else {
        throw JSONError(
          offset: 0, reason: "this program does not know \(type) version \(version)")
      }
      return event
    } catch {
      throw ProjectionError.unreadableEvent(position: position, reason: error.reason)
    }
  }

  /// The event of a row as it was recorded, and its moment.
  package mutating func decode(
    _ row: EventRow, in log: some LogStorage
  ) throws(ProjectionError) -> (event: Event, moment: Moment) {
    let kind = try kind(of: row, in: log)
    let moment = Moment(
      effective: VagueDate(utf8: Span(_unsafeBytes: row.effective)) ?? .unknown,
      recorded: CivilDay(daysSince1970: Int(row.recordedAt.day)) ?? .latest,
      position: row.position)
    var cursor = JSONCursor(row.data)
    do throws(JSONError) {
      return (try Event.read(kind, &cursor), moment)
    } catch {
      return (try lift(row, kind), moment)
    }
  }

  private mutating func kind(
    of row: EventRow, in log: some LogStorage
  ) throws(ProjectionError) -> EventKind {
    guard row.type > 0, row.type <= Self.typeLimit else {
      throw ProjectionError.unreadableEvent(
        position: row.position, reason: "it has type \(row.type), which cannot be")
    }
    if row.type < kinds.count, let known = kinds[row.type] { return known }
    let found: (name: String, version: Int)?
    do throws(LogError) {
      found = try log.eventType(row.type)
    } catch {
      throw ProjectionError.database(error.description)
    }
    guard let found,
      let kind = EventKind.allCases.first(where: {
        $0.name == found.name && $0.version == found.version
      })
    else {
      let name = found.map { "\($0.name) version \($0.version)" } ?? "type \(row.type)"
      throw ProjectionError.unreadableEvent(
        position: row.position, reason: "this program does not know \(name)")
    }
    if row.type >= kinds.count {
      kinds.append(contentsOf: repeatElement(nil, count: row.type + 1 - kinds.count))
    }
    kinds[row.type] = kind
    return kind
  }

  /// Reads data that are not in the canonical form: another program may have written them.
  private func lift(_ row: EventRow, _ kind: EventKind) throws(ProjectionError) -> Event {
    do throws(JSONError) {
      let members = Catalogue.event(kind).fields.map(\.name)
      let json = try JSONValue.parse(utf8: Array(row.data))
      let (bytes, unknown) = JSONCursor.canonical(json, members: members)
      if let stray = unknown.first {
        throw JSONError(offset: 0, reason: "\(kind.name) has no member \"\(stray)\"")
      }
      let result: Result<Event, JSONError> = bytes.withUnsafeBytes { raw in
        var cursor = JSONCursor(raw)
        do throws(JSONError) {
          return .success(try Event.read(kind, &cursor))
        } catch {
          return .failure(
            JSONError(offset: error.offset, reason: "\(cursor.memberName): \(error.reason)"))
        }
      }
      return try result.get()
    } catch {
      throw ProjectionError.unreadableEvent(position: row.position, reason: error.reason)
    }
  }
}

extension Corrections {
  /// Reads what a log holds of corrections, up to a position.
  package init(
    reading log: some LogStorage, through position: Int64 = .max
  ) throws(ProjectionError) {
    var decoder = EventDecoder()
    var events: [(position: Int64, event: Event)] = []
    let range = EventRange(last: position, stream: Self.stream)
    let failure = try log.read(range) { (row) throws(ProjectionError) -> Bool in
      events.append((row.position, try decoder.decode(row, in: log).event))
      return true
    }
    if let failure { throw ProjectionError.database(failure.description) }
    self.init(events)
  }

  /// The one stream in which all of them lie.
  package static let stream = "corrections"
}
