import JSONText
package import Projections
package import Twinning

/// What a question is answered from: the rows, the aggregates, the history, the guidance, the day.
package struct Desk {
  package let rows: any RowSource
  package let records: any Records
  package let history: any HistorySource
  package let rules: Rules
  package let zones: any TimeZoneRules
  package let seals: any PersonalSeals
  /// Where copies of the keys were put.
  package let keyCopies: [String]
  /// The day in the programme's time zone; with `--as-of`, that day.
  package let today: CivilDay
  /// Set when the answer is as of a day in the world.
  package let asOf: CivilDay?

  /// Reads rows, with the office's own error.
  func read<Value>(
    _ body: (any RowSource) throws(ProjectionError) -> Value
  ) throws(OfficeError) -> Value {
    do throws(ProjectionError) {
      return try body(rows)
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  /// Reads aggregates, with the office's own error.
  func look<Value>(
    _ body: (any Records) throws(Refusal) -> Value
  ) throws(OfficeError) -> Value {
    do throws(Refusal) {
      return try body(records)
    } catch {
      throw OfficeError.refused(error)
    }
  }
}

/// Where histories are read from: the log itself.
package protocol HistorySource {
  /// The events of the streams in the log's order, with the commands behind them, as far as the
  /// question's day allows.
  func entries(of streams: [String]) throws(OfficeError) -> [HistoryEntry]
  /// The entries whose data, or whose command's arguments, hold one of the texts: candidates, to be
  /// looked at closely.
  func entries(holding texts: [String]) throws(OfficeError) -> [HistoryEntry]
}

/// A fact with what is known of its origin.
package struct HistoryEntry: Sendable {
  package let stream: String
  package let type: String
  package let version: Int
  /// The data as JSON text.
  package let data: [UInt8]
  package let moment: Moment
  /// When the log learned it, RFC 3339 in UTC.
  package let recordedAt: String
  /// The command: its name, who asked, with what arguments (JSON text).
  package let command: String
  package let commandNumber: Int64
  package let actor: String
  package let arguments: [UInt8]
}

extension HistoryEntry {
  /// The entry without anything that was written freely: it may name whom the log has to forget.
  ///
  /// Boxes stay: they may be somebody else's.
  var withoutTexts: HistoryEntry {
    let fields = Catalogue.events.first { $0.name == type && $0.version == version }?.fields ?? []
    let kept = fields.filter { ![.text, .longText].contains($0.kind) }.map(\.name)
    let json = (try? JSONValue.parse(utf8: data)) ?? .null
    return HistoryEntry(
      stream: stream, type: type, version: version,
      data: JSONCursor.canonical(json, members: kept).bytes, moment: moment,
      recordedAt: recordedAt, command: command, commandNumber: commandNumber, actor: actor,
      arguments: Array("{}".utf8))
  }
}
