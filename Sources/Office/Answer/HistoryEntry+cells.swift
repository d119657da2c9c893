import JSONText
import Twinning

// How an event of the log stands in tables.

extension HistoryEntry {
  /// The event as a sentence; a correction says what it did, and what was corrected says by what.
  var what: Cell {
    let data = (try? JSONValue.parse(utf8: data)) ?? .null
    let sentence = deed?.words ?? Sentence.text(of: type, version: version, data: data)
    guard let mark else { return Cell(sentence) }
    let changes = mark.word == "amended" ? ", \(mark.changes)" : ""
    return Cell(
      "\(sentence) [\(mark.word) by No. \(mark.by)\(changes)]", json: .string(sentence),
      tone: .muted)
  }

  /// The short name that it is about.
  var subject: String {
    let stream = deed?.stream ?? stream
    return stream.split(separator: "/").last.map(String.init) ?? stream
  }

  var recorded: Cell {
    Cell(ShortDate.text(recordedOn.wording), json: .string(recordedAt))
  }

  var reason: String? { text("reason") }
  var source: String? { text("source") }

  /// For machines: how it was corrected, by what, when, by whom and why.
  var corrected: Cell {
    guard let mark else { return Cell("", json: .null) }
    return Cell(
      mark.word,
      json: .object([
        JSONValue.Member("how", .string(mark.word)), JSONValue.Member("by", .integer(mark.by)),
        JSONValue.Member("command", .string(mark.command)),
        JSONValue.Member("who", .string(mark.actor)),
        JSONValue.Member("recorded", .string(mark.recordedAt)),
        JSONValue.Member("why", .string(mark.reason)),
        JSONValue.Member("changes", .string(mark.changes)),
      ]))
  }

  /// What the event says, or else the command behind it.
  private func text(_ member: String) -> String? {
    let data = (try? JSONValue.parse(utf8: data)) ?? .null
    let arguments = (try? JSONValue.parse(utf8: arguments)) ?? .null
    return data[member]?.text ?? arguments[member]?.text
  }
}
