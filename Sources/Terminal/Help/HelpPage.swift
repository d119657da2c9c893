import Twinning

/// Help from the catalogue, as lines of plain text.
struct HelpPage {
  let style: Style
  let width: Int

  /// What the program is and all it can do, a line each.
  func overview() -> [String] {
    var lines = [
      "twinning: the office of a sister-city committee", "",
      style.heading("How to write a line"), "  twinning COMMAND [VALUES] [--FLAGS]", "",
      style.heading("To begin"),
      "  twinning demo sample-office            a sample office to look at",
      "  twinning --office sample-office due    what is due in it",
      "  twinning help delegation plan          how one command is written",
      "  twinning help R9                       what a rule asks that an error names",
    ]
    for group in Self.groups {
      lines += ["", style.heading(group.title)]
      lines += summaries(Catalogue.entries.filter(group.holds), of: Self.nameColumn)
    }
    lines += ["", style.heading("Flags that everything takes")]
    lines += Catalogue.allFields.flatMap(fieldLines)
    return lines
  }

  /// The commands of a noun.
  func noun(_ noun: String) -> [String] {
    let entries = Catalogue.entries.filter { $0.name == noun || $0.name.hasPrefix(noun + " ") }
    return [style.heading("twinning \(noun)"), ""] + summaries(entries, of: Self.nameColumn)
      + ["", "twinning help \(entries.last?.name ?? noun) tells how one of them is written."]
  }

  /// All about one command.
  func entry(_ entry: CatalogueEntry) -> [String] {
    var lines = [
      style.heading("twinning \(entry.name)") + ": \(entry.summary)", "",
    ]
    lines += synopsis(entry)
    if !entry.details.isEmpty { lines += [""] + wrapped(entry.details, indent: 0) }
    let places = entry.fields.filter(\.isPositional)
    lines += block("Values", places)
    lines += block("Flags", entry.fields.filter { !$0.isPositional })
    switch entry.role {
    case .command: lines += block("Flags of every command", Catalogue.commandFields)
    case .query: lines += block("Flags of every question", Catalogue.queryFields)
    case .system: break
    }
    lines += block("Flags that everything takes", Catalogue.allFields)
    if !entry.examples.isEmpty {
      lines += ["", style.heading("Examples")]
      lines += entry.examples.flatMap { wrapped("twinning \($0)", indent: 2, hanging: 4) }
    }
    if !entry.rules.isEmpty {
      lines += [
        "", "Rules it may run into: \(entry.rules.joined(separator: ", "))",
        "twinning help \(entry.rules[0]) tells what it asks.",
      ]
    }
    return lines
  }

  /// What rules ask.
  func rules(_ rules: [(number: String, text: String)]) -> [String] {
    rules.flatMap { pair($0.number, $0.text, Self.ruleColumn) }
  }

  /// The shape of the line; no part of it is broken.
  private func synopsis(_ entry: CatalogueEntry) -> [String] {
    var lines: [String] = []
    var line = " "
    for part in Synopsis.parts(of: entry) {
      if CellWidth.of(line) + 1 + CellWidth.of(part) > width, line.contains(where: { $0 != " " }) {
        lines.append(line)
        line = "   "
      }
      line += " " + part
    }
    return lines + [line]
  }

  private func block(_ title: String, _ fields: [FieldDescription]) -> [String] {
    fields.isEmpty ? [] : ["", style.heading(title)] + fields.flatMap(fieldLines)
  }

  private static let nameColumn = 24
  private static let ruleColumn = 5
  private static let flagColumn = 28

  private func summaries(_ entries: [CatalogueEntry], of column: Int) -> [String] {
    entries.flatMap { pair($0.name, $0.summary, column) }
  }

  private func fieldLines(_ field: FieldDescription) -> [String] {
    pair(FieldHelp.label(field), FieldHelp.sentence(field), Self.flagColumn)
  }

  /// A name at the left, its explanation beside it; a long name stands on a line by itself.
  private func pair(_ name: String, _ text: String, _ column: Int) -> [String] {
    let lines = TextWrapping.lines(text, width: max(30, width - column - 2))
    let indent = String(repeating: " ", count: column + 2)
    let cells = CellWidth.of(name)
    guard cells < column else {
      return ["  \(name)"] + lines.map { indent + $0 }
    }
    let first = "  " + name + String(repeating: " ", count: column - cells) + (lines.first ?? "")
    return [first] + lines.dropFirst().map { indent + $0 }
  }

  private func wrapped(_ text: String, indent: Int, hanging: Int = 0) -> [String] {
    let lines = TextWrapping.lines(text, width: width - max(indent, hanging))
    return lines.enumerated().map { index, line in
      String(repeating: " ", count: index == 0 ? indent : max(indent, hanging)) + line
    }
  }

  private static let groups: [(title: String, holds: @Sendable (CatalogueEntry) -> Bool)] = [
    ("Questions", { $0.role == .query }),
    ("Commands: what is put on record", { $0.role == .command }),
    ("The office and the program", { $0.role == .system }),
  ]
}

/// A field in words, for help and the manual page.
enum FieldHelp {
  /// `--arrives DATE`, or the place's name.
  static func label(_ field: FieldDescription) -> String {
    let value = Metavariable.text(of: field)
    if field.isPositional { return value + (field.isList ? " …" : "") }
    return value.isEmpty ? "--\(field.name)" : "--\(field.name) \(value)"
  }

  /// The help with choices, bounds, default and whether it is needed.
  static func sentence(_ field: FieldDescription) -> String {
    var parts = [field.help]
    if !field.choices.isEmpty, !label(field).contains("|") {
      parts.append("one of \(field.choices.joined(separator: ", "))")
    }
    if let low = field.minimum, let high = field.maximum { parts.append("\(low) to \(high)") }
    if !field.defaultText.isEmpty { parts.append("\(field.defaultText) when left out") }
    if !field.example.isEmpty, field.choices.isEmpty, field.kind != .flag {
      parts.append("such as \(field.example)")
    }
    if field.isRequired { parts.append("needed") }
    if field.isList { parts.append("may be given again") }
    return parts.joined(separator: "; ")
  }
}
