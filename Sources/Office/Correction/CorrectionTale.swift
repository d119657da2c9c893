import EventLog
import JSONText
import Twinning

/// Tells in words what corrections did (R32).
struct CorrectionTale {
  let corrections: Corrections
  let history: LogHistory

  /// What an event says, at one time or another.
  private struct Reading {
    let data: JSONValue
    let date: VagueDate
  }

  /// The event at a position as it was recorded.
  func entry(at position: Int64) throws(OfficeError) -> HistoryEntry? {
    try history.recorded(EventRange(first: position, last: position)) { _ in true }.first
  }

  /// The entry with the correction in force on it, and, when it is one, with what it did.
  func told(_ entry: HistoryEntry) throws(OfficeError) -> HistoryEntry {
    var entry = entry
    let position = entry.moment.position
    entry.deed = try deed(of: position)
    guard let mark = corrections[position], let by = try self.entry(at: mark.by) else {
      return entry
    }
    let reason = (try? JSONValue.parse(utf8: by.data))?["reason"]?.text
    entry.mark = HistoryEntry.Mark(
      word: mark.change == .retracted ? "retracted" : "amended", by: mark.by,
      command: "\(by.command) #\(by.commandNumber)", actor: by.actor, recordedAt: by.recordedAt,
      reason: reason ?? "", changes: changes(of: entry, from: Corrections(), to: corrections))
    if case .amended(_, _, let date?) = mark.change {
      entry.current = Moment(
        effective: date, recorded: entry.moment.recorded, position: position)
    }
    return entry
  }

  /// What the correction at a position did; `nil` for every other event.
  private func deed(of position: Int64) throws(OfficeError) -> HistoryEntry.Deed? {
    guard let one = corrections.recorded.first(where: { $0.position == position }),
      let root = try entry(at: corrections.root(of: position))
    else { return nil }
    let (before, after) = (corrections.before(position), corrections.before(position + 1))
    let changes = changes(of: root, from: before, to: after)
    let words =
      switch one.event {
      case .eventAmended: "amended No. \(one.target): \(changes)"
      case .eventRetracted where one.target != root.moment.position:
        "took back No. \(one.target), about No. \(root.moment.position): \(changes)"
      default: "retracted No. \(one.target): \(sentence(of: root, under: before))"
      }
    return HistoryEntry.Deed(words: words, stream: root.stream)
  }

  private func reading(of entry: HistoryEntry, under corrections: Corrections) -> Reading? {
    let recorded = (try? JSONValue.parse(utf8: entry.data)) ?? .null
    switch corrections[entry.moment.position]?.change {
    case .none: return Reading(data: recorded, date: entry.moment.effective)
    case .retracted: return nil
    case .amended(let data, _, let date):
      return Reading(
        data: data?.value ?? recorded, date: date ?? entry.moment.effective)
    }
  }

  private func sentence(of entry: HistoryEntry, under corrections: Corrections) -> String {
    Sentence.text(
      of: entry.type, version: entry.version,
      data: reading(of: entry, under: corrections)?.data ?? .null)
  }

  /// What differs in an event between two states of its corrections: before → after.
  private func changes(
    of entry: HistoryEntry, from old: Corrections, to new: Corrections
  ) -> String {
    let (before, after) = (reading(of: entry, under: old), reading(of: entry, under: new))
    guard let before else {
      return after == nil ? "nothing changes" : "counts again: \(sentence(of: entry, under: new))"
    }
    guard let after else { return "counts no more: \(sentence(of: entry, under: old))" }
    var parts: [String] = []
    let description = Catalogue.events.first {
      $0.name == entry.type && $0.version == entry.version
    }
    for field in description?.fields ?? [] where before.data[field.name] != after.data[field.name] {
      let (was, becomes) = (before.data[field.name], after.data[field.name])
      parts.append(
        "\(field.name): \(words(was, of: field)) → \(words(becomes, of: field))")
    }
    if before.date != after.date {
      parts.append("dated: \(before.date.wording) → \(after.date.wording)")
    }
    return parts.isEmpty ? "nothing changes" : parts.joined(separator: "; ")
  }

  private func words(_ value: JSONValue?, of field: FieldDescription) -> String {
    let words = Sentence.words(value, of: field)
    return words.isEmpty ? "nothing" : words
  }
}
