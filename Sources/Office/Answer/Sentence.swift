import JSONText
import Twinning

/// Events told as sentences, from the templates of the catalogue.
enum Sentence {
  /// The sentence of an event.
  static func text(of type: String, version: Int, data: JSONValue) -> String {
    let known = Catalogue.events.first { $0.name == type && $0.version == version }
    return known.map { text(of: $0, data) } ?? type
  }

  /// The sentence of an event.
  static func text(of event: Event) -> String {
    var writer = JSONWriter()
    event.write(to: &writer)
    let data = (try? JSONValue.parse(utf8: writer.bytes)) ?? .null
    return text(of: event.kind.name, version: event.kind.version, data: data)
  }

  /// Fills a template: `{member}` is a value, and a part in `[…]` is left out when a value in it is
  /// absent.
  ///
  /// The first part that stays after the opening words begins with a colon, where the template says
  /// a semicolon.
  private static func text(of description: EventDescription, _ data: JSONValue) -> String {
    var text = ""
    var isFirst = true
    for (index, half) in description.sentence.split(
      separator: "[", omittingEmptySubsequences: false
    ).enumerated() {
      let parts = half.split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
      let isOptional = index > 0 && parts.count == 2
      let (filled, isWhole) = filled(parts[0], description, data)
      if !isOptional {
        text += filled
      } else if isWhole {
        let opens = filled.hasPrefix(":") || filled.hasPrefix(";")
        text += opens ? (isFirst ? ":" : ";") + filled.dropFirst() : filled
        if opens { isFirst = false }
      }
      if isOptional { text += Self.filled(parts[1], description, data).text }
    }
    return text
  }

  /// The part with its values, and whether all of them are there.
  private static func filled(
    _ part: Substring, _ description: EventDescription, _ data: JSONValue
  ) -> (text: String, isWhole: Bool) {
    var text = ""
    var isWhole = true
    var rest = part
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      let words = words(data[name], of: description.fields.first { $0.name == name })
      isWhole = isWhole && !words.isEmpty
      text += rest[..<open] + words
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest, isWhole)
  }

  /// A value in words; nothing for one that is absent.
  static func words(_ value: JSONValue?, of field: FieldDescription?) -> String {
    switch value {
    case .string(let text): words(text, of: field)
    case .integer(let number): String(number)
    case .bool(let bool): bool ? field?.name ?? "" : ""
    case .array(let elements):
      elements.compactMap(\.text).map { field?.name == "names" ? Partnership.bare($0) : $0 }
        .joined(separator: ", ")
    case .null, .number, .object, .none: ""
    }
  }

  private static func words(_ text: String, of field: FieldDescription?) -> String {
    switch field?.kind {
    case .vagueDate: VagueDate(recorded: text).wording
    case .day: (try? CivilDay(text))?.wording ?? text
    case .wallTime: (try? WallTime(text))?.wording ?? text
    case .period:
      (try? Period(text)).map { field?.name == "offset" ? $0.wording(from: "its day") : $0.wording }
        ?? text
    default: text
    }
  }
}
