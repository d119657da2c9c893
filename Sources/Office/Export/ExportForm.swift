import EventLog

/// The form of an exported log: CloudEvents 1.0, one JSON object a line, written down in
/// `schemas/export/v1.md`.
enum ExportForm {
  /// The version of the form; a landed one never changes.
  static let version: Int64 = 1

  static let begin = "twinning.log.begin"
  static let command = "twinning.command"
  static let end = "twinning.log.end"
  private static let eventPrefix = "twinning.event."

  /// The `type` of an event's line, such as `twinning.event.MouMoved.v1`.
  static func type(of event: NewEvent) -> String {
    "\(eventPrefix)\(event.type).v\(event.typeVersion)"
  }

  /// The event's type and version that a line's `type` names; `nil` for a line that is no event.
  static func event(_ type: String) -> (name: String, version: Int)? {
    guard type.hasPrefix(eventPrefix) else { return nil }
    let rest = type.dropFirst(eventPrefix.count)
    guard let mark = rest.lastIndex(of: "."), mark > rest.startIndex,
      rest[mark...].hasPrefix(".v"), let version = Int(rest[mark...].dropFirst(2)), version > 0
    else { return nil }
    return (String(rest[..<mark]), version)
  }

  private static let officePrefix = "urn:twinning:office:"

  /// The `source` of all lines of an office: by the hash of its first event.
  static func source(_ firstHash: Digest) -> String { officePrefix + firstHash.description }

  /// The hash of the first event that a `source` names.
  static func firstHash(_ source: String) -> Digest? {
    guard source.hasPrefix(officePrefix) else { return nil }
    return Digest(String(source.dropFirst(officePrefix.count)))
  }
}
