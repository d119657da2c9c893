import JSONText
import Office
import Twinning

/// Reads a line by the catalogue: `NOUN VERB`, positional values in their order, `--name value`,
/// `--name=value`, `--flag`, `--no-flag`; `--` ends the flags.
struct LineParser {
  private let words: [String]
  private var at = 0
  private var leading: [(field: FieldDescription, value: JSONValue)] = []
  private var wantsHelp = false

  /// No line of a person has more; a shell's pattern that went wrong might.
  static let wordLimit = 2000

  static func parse(_ words: [String]) throws(LineProblem) -> Line {
    guard words.count <= wordLimit else {
      throw .usage(UsageError("the line has more than \(wordLimit) words"))
    }
    var parser = LineParser(words: words)
    return try parser.line()
  }

  private init(words: [String]) { self.words = words }

  private mutating func line() throws(LineProblem) -> Line {
    while at < words.count, words[at].hasPrefix("-"), words[at].count > 1 {
      try leadingFlag()
    }
    let bare = Array(words[at...].prefix { !$0.hasPrefix("-") })
    let asked = wantsHelp || words[at...].prefix { $0 != "--" }.contains { Self.isHelp($0) }
    guard let noun = bare.first else {
      if asked || words.isEmpty { return .help([]) }
      throw .usage(UsageError("no command is given"))
    }
    let entry: CatalogueEntry
    if bare.count > 1, let found = Catalogue.entry(named: "\(noun) \(bare[1])") {
      entry = found
      at += 2
    } else if let found = Catalogue.entry(named: noun) {
      entry = found
      at += 1
    } else {
      let isNoun = Catalogue.names.contains { $0.hasPrefix(noun + " ") }
      if isNoun, asked, bare.count == 1 { return .help([noun]) }
      if isNoun, bare.count == 1 { return .noun(noun) }
      throw .usage(Self.unknown(bare))
    }
    if asked, entry.name != "help" { return .help([entry.name]) }
    return .run(try values(of: entry))
  }

  private static func isHelp(_ word: String) -> Bool { word == "--help" || word == "-h" }

  /// A flag before the command: one of those that everything takes.
  private mutating func leadingFlag() throws(LineProblem) {
    if Self.isHelp(words[at]) {
      wantsHelp = true
      at += 1
      return
    }
    if words[at] == "--version" {
      throw .version
    }
    let given = try flag(among: Catalogue.allFields, of: "twinning")
    leading.append(given)
  }

  private mutating func values(of entry: CatalogueEntry) throws(LineProblem) -> Invocation {
    var invocation = Invocation(entry)
    let settings = Catalogue.allFields
    let isSetting = { (name: String) in settings.contains { $0.name == name } }
    let fields = entry.allFields.filter { !$0.isPositional || !isSetting($0.name) }
    var places = entry.fields.filter(\.isPositional)[...]
    var isOpen = true
    for (field, value) in leading { try set(value, for: field, &invocation) }
    while at < words.count {
      let word = words[at]
      if isOpen, word == "--" {
        isOpen = false
        at += 1
        continue
      }
      if isOpen, Self.isFlag(word) {
        let (field, value) = try flag(among: fields, of: entry.name)
        if isSetting(field.name) {
          try set(value, for: field, &invocation)
        } else {
          try take(value, for: field, &invocation)
        }
        continue
      }
      while let place = places.first, !place.isList, invocation[place.name] != nil {
        places.removeFirst()
      }
      guard let place = places.first else {
        throw .usage(
          UsageError(
            "\"\(excerpt(word))\" is one word too many",
            advice: "put words that belong together in quotes; see twinning help \(entry.name)"))
      }
      at += 1
      try take(try value(of: place, word), for: place, &invocation)
      if !place.isList { places.removeFirst() }
    }
    if let missing = entry.fields.first(where: { $0.isRequired && invocation[$0.name] == nil }) {
      throw .usage(Self.missing(missing, entry))
    }
    if entry.requiresReason, invocation["reason"] == nil,
      let reason = Catalogue.commandFields.first(where: { $0.name == "reason" })
    {
      throw .usage(Self.missing(reason, entry))
    }
    return invocation
  }

  /// A minus alone is standard input, and one before a digit or a P is a period back from today.
  private static func isFlag(_ word: String) -> Bool {
    guard word.hasPrefix("-"), let second = word.dropFirst().first else { return false }
    return !(second.isNumber || second == "P")
  }

  private mutating func flag(
    among fields: [FieldDescription], of name: String
  ) throws(LineProblem) -> (field: FieldDescription, value: JSONValue) {
    let word = words[at]
    at += 1
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let typed = String(parts[0].drop { $0 == "-" })
    let isLong = word.hasPrefix("--")
    guard isLong, let field = fields.first(where: { $0.name == typed }) else {
      if isLong, typed.hasPrefix("no-"), parts.count == 1,
        let field = fields.first(where: { $0.kind == .flag && "no-" + $0.name == typed })
      {
        return (field, false)
      }
      throw .usage(Self.unknownFlag(word: String(parts[0]), typed, fields, name))
    }
    if field.kind == .flag, parts.count == 1 { return (field, true) }
    if parts.count == 2 { return (field, try value(of: field, String(parts[1]))) }
    guard at < words.count, !words[at].hasPrefix("--") else {
      throw .usage(
        UsageError(
          "--\(field.name) needs a value",
          advice: "write --\(field.name) \(Metavariable.text(of: field))"))
    }
    at += 1
    return (field, try value(of: field, words[at - 1]))
  }

  private func value(
    of field: FieldDescription, _ word: String
  ) throws(LineProblem) -> JSONValue {
    do throws(Refusal) {
      return try FieldText.single(field, word)
    } catch {
      throw .refused(error)
    }
  }

  private func take(
    _ value: JSONValue, for field: FieldDescription, _ invocation: inout Invocation
  ) throws(LineProblem) {
    guard invocation.take(value, for: field) else { throw .usage(Self.twice(field)) }
  }

  private func set(
    _ value: JSONValue, for field: FieldDescription, _ invocation: inout Invocation
  ) throws(LineProblem) {
    guard invocation.set(value, for: field) else { throw .usage(Self.twice(field)) }
  }

  private static func twice(_ field: FieldDescription) -> UsageError {
    UsageError("--\(field.name) is given twice", advice: "give it once")
  }
}

/// Why a line is not run.
enum LineProblem: Error {
  /// The line itself is wrong: exit 64.
  case usage(UsageError)
  /// A value is wrong: exit 1.
  case refused(Refusal)
  /// `--version`.
  case version
}
