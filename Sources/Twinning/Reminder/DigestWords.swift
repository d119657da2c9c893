import JSONText

/// The fixed sentences of a digest in one language, from the table that a translator edits
/// (`digest.words.json`).
package struct DigestWords: Sendable {
  /// Whether the language is written from right to left.
  package let isRightToLeft: Bool
  package let language: String
  private let texts: [String: String]
  private let months: [String]

  /// The languages that the table has.
  package static let languages: [String] = table.map(\.language)

  /// The sentences in a language; in English where the table has none.
  package static func of(_ language: LanguageTag?) -> DigestWords {
    let wanted = language?.primary ?? "en"
    return table.first { $0.language == wanted } ?? table.first { $0.language == "en" }
      ?? DigestWords(language: "en", .null)
  }

  private static let table: [DigestWords] = {
    let files = WordFiles.all.filter { $0.name == "digest.words.json" }
    let json = files.first.flatMap { try? JSONValue.parse($0.text.description) }
    return (json?.members ?? []).map { DigestWords(language: $0.name, $0.value) }
  }()

  private init(language: String, _ json: JSONValue) {
    self.language = language
    isRightToLeft = json["direction"]?.text == "rtl"
    months = (json["months"]?.elements ?? []).compactMap(\.text)
    texts = Dictionary(
      (json.members ?? []).compactMap { member in member.value.text.map { (member.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// A sentence with its values filled in.
  ///
  /// A name that ends with a full stop, as in `T. R.`, ends the sentence too.
  package func line(_ name: String, _ values: [String: DigestLine.Piece] = [:]) -> DigestLine {
    var line = DigestLine(isRightToLeft: isRightToLeft)
    var rest = Substring(texts[name] ?? name)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      line.add(.words(String(rest[..<open])))
      let value = values[String(rest[rest.index(after: open)..<close])]
      if let value { line.add(value) }
      rest = rest[rest.index(after: close)...]
      if value?.text.hasSuffix(".") ?? false, rest.hasPrefix(".") { rest = rest.dropFirst() }
    }
    line.add(.words(String(rest)))
    return line
  }

  /// Words without values.
  package func text(_ name: String) -> String { line(name).text }

  /// A day in words.
  package func text(_ day: CivilDay) -> String {
    let parts = day.components
    guard parts.month <= months.count else { return day.description }
    // French and Italian call the first of a month so.
    let name = parts.day == 1 && texts["date-first"] != nil ? "date-first" : "date"
    let values: [String: DigestLine.Piece] = [
      "d": .words(String(parts.day)), "month": .words(months[parts.month - 1]),
      "y": .words(String(parts.year)),
    ]
    return line(name, values).text
  }
}
