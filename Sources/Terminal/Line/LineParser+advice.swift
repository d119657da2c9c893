import Twinning

extension LineParser {
  /// A command that is none, with the nearest names.
  static func unknown(_ bare: [String]) -> UsageError {
    let noun = bare[0]
    let typed = bare.prefix(2).joined(separator: " ")
    let verbs = Catalogue.names.filter { $0.hasPrefix(noun + " ") }
    guard verbs.isEmpty else {
      let near = NearestNames.nearest(verbs, to: typed)
      return UsageError(
        "there is no command \"\(excerpt(typed))\"",
        advice: near.isEmpty ? "there are \(list(verbs, "and"))" : "did you mean \(list(near))?")
    }
    let meant = EverydayWords.commands(for: noun)
    guard meant.isEmpty else {
      return UsageError(
        "there is no command \"\(excerpt(noun))\"", advice: "did you mean \(list(meant))?")
    }
    let names = Catalogue.names
    var near = bare.count > 1 ? NearestNames.nearest(names, to: typed) : []
    if near.isEmpty { near = NearestNames.nearest(names, to: noun) }
    if near.isEmpty {
      let nouns = NearestNames.nearest(Set(names.map(Self.firstWord)).sorted(), to: noun)
      near = names.filter { nouns.first == Self.firstWord($0) }
    }
    return UsageError(
      "there is no command \"\(excerpt(near.isEmpty ? noun : typed))\"",
      advice: near.isEmpty ? "see twinning help" : "did you mean \(list(near))?")
  }

  static func unknownFlag(
    word: String, _ typed: String, _ fields: [FieldDescription], _ name: String
  ) -> UsageError {
    let near = NearestNames.nearest(fields.map(\.name), to: typed).map { "--\($0)" }
    let help = name == "twinning" ? "see twinning help" : "see twinning help \(name)"
    return UsageError(
      "\(name) has no flag \(excerpt(word))",
      advice: near.isEmpty ? help : "did you mean \(list(near))?")
  }

  static func missing(_ field: FieldDescription, _ entry: CatalogueEntry) -> UsageError {
    let what = field.isPositional ? field.name.uppercased() : "--\(field.name)"
    return UsageError(
      "\(entry.name) needs \(what): \(field.help)",
      advice: "write \(Synopsis.text(of: entry)), or see twinning help \(entry.name)")
  }

  private static func firstWord(_ name: String) -> String {
    name.split(separator: " ").first.map(String.init) ?? name
  }

  /// `a`, `a or b`, `a, b or c`.
  private static func list(_ names: [String], _ last: String = "or") -> String {
    guard let final = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(last) " + final
  }
}
