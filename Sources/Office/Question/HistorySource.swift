package import EventLog
import JSONText
package import Twinning

/// Where histories are read from: the log itself, as far as the question's day and moment allow.
package protocol HistorySource {
  /// The events of the streams, with the commands behind them and with what corrected them; and the
  /// corrections.
  func entries(of streams: [String]) throws(OfficeError) -> [HistoryEntry]
  /// The entries whose data, or whose command's arguments, hold one of the texts: candidates, to be
  /// looked at closely.
  func entries(holding texts: [String]) throws(OfficeError) -> [HistoryEntry]
  /// The events between two positions, in the log's order.
  func entries(
    from first: Int64, through last: Int64, _ wanted: (HistoryEntry) -> Bool
  ) throws(OfficeError) -> [HistoryEntry]
  /// The same, as it was when the log had come to a position: what was corrected later is not yet.
  func known(through position: Int64) -> any HistorySource
  /// The numbers of commands, the newest first.
  func commands(_ filter: CommandFilter) throws(OfficeError) -> [RecordedCommand]
  /// The streams of what is called like that, although its record was retracted.
  func retracted(_ name: String) throws(OfficeError) -> [String]
  /// The streams of visits, exchanges, MOUs and people of a partner whose records were retracted.
  func retracted(of partner: String) throws(OfficeError) -> [String]
  /// The numbers of the commands that corrected events of the streams.
  func corrections(of streams: [String]) throws(OfficeError) -> [Int64]
  /// The position that the log had reached at a moment that somebody names, and the moment.
  func reached(
    _ text: String, field: String
  ) throws(OfficeError) -> (position: Int64, instant: Instant)
  /// The events of streams as they read now.
  func facts(of streams: [String]) throws(OfficeError) -> [StreamFact]
  /// The moment with the day of recording in the programme's time zone, as people read it.
  func local(_ moment: Moment) throws(OfficeError) -> Moment
  /// The names of streams that begin like that.
  func streams(beginningWith prefix: String) throws(OfficeError) -> [String]
}

/// A fact with what is known of its origin.
package struct HistoryEntry: Sendable {
  /// The correction in force on it.
  package struct Mark: Sendable {
    /// `retracted` or `amended`.
    package let word: String
    /// The position of the correction.
    package let by: Int64
    /// Its command with its number.
    package let command: String
    package let actor: String
    package let recordedAt: String
    package let reason: String
    /// Before → after.
    package let changes: String
  }

  /// What it did, when it is a correction itself.
  package struct Deed: Sendable {
    package let words: String
    /// The stream of the event that it is about.
    package let stream: String
  }

  package let stream: String
  package let type: String
  package let version: Int
  /// The data as JSON text.
  package let data: [UInt8]
  package let moment: Moment
  /// When the log learned it, RFC 3339 in UTC.
  package let recordedAt: String
  /// That day in the programme's time zone.
  package let recordedOn: CivilDay
  /// The command: its name, who asked, with what arguments (JSON text).
  package let command: String
  package let commandNumber: Int64
  package let actor: String
  package let arguments: [UInt8]
  package var mark: Mark?
  package var deed: Deed?
  /// The moment as a correction has it.
  package var current: Moment

  package init(
    stream: String, type: String, version: Int, data: [UInt8], moment: Moment,
    recordedAt: String, recordedOn: CivilDay, command: String, commandNumber: Int64,
    actor: String, arguments: [UInt8]
  ) {
    self.stream = stream
    self.type = type
    self.version = version
    self.data = data
    self.moment = moment
    current = moment
    self.recordedAt = recordedAt
    self.recordedOn = recordedOn
    self.command = command
    self.commandNumber = commandNumber
    self.actor = actor
    self.arguments = arguments
  }
}

extension HistoryEntry {
  /// The entry without anything that was written freely: it may name whom the log has to forget.
  ///
  /// Boxes stay: they may be somebody else's.
  var withoutTexts: HistoryEntry {
    let fields = Catalogue.events.first { $0.name == type && $0.version == version }?.fields ?? []
    let kept = fields.filter { ![.text, .longText, .json].contains($0.kind) }.map(\.name)
    let json = (try? JSONValue.parse(utf8: data)) ?? .null
    var entry = HistoryEntry(
      stream: stream, type: type, version: version,
      data: JSONCursor.canonical(json, members: kept).bytes, moment: moment,
      recordedAt: recordedAt, recordedOn: recordedOn, command: command,
      commandNumber: commandNumber, actor: actor, arguments: Array("{}".utf8))
    entry.current = current
    entry.mark = mark.map { mark in
      Mark(
        word: mark.word, by: mark.by, command: mark.command, actor: mark.actor,
        recordedAt: mark.recordedAt, reason: "", changes: "")
    }
    entry.deed = deed.map { Deed(words: "corrected an event", stream: $0.stream) }
    return entry
  }
}

/// An event as it reads now, for trying out what would follow without it.
package struct StreamFact: Sendable {
  package let stream: String
  package let event: Event
  package let moment: Moment
}
