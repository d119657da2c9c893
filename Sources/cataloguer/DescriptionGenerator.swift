/// Writes the descriptions of commands, queries and events: what help, schemas and forms are
/// made of.
struct DescriptionGenerator {
  let files: [CatalogueFile]

  func write(to swift: inout SwiftText) {
    swift.block("extension Catalogue") { swift in
      let entries =
        files.flatMap { $0.commands.map { ("command", $0) } }
        + files.flatMap { $0.queries.map { ("query", $0) } }
        + files.flatMap { $0.system.map { ("system", $0) } }
      swift.line("/// The names of all entries, in the catalogue's order.")
      let names = entries.map { SwiftText.literal($0.1.name) }.joined(separator: ", ")
      swift.line("package static var names: [String] { [\(names)] }")
      swift.line("/// The entry at `index` of ``names``.")
      swift.block("package static func entry(at index: Int) -> CatalogueEntry") { swift in
        swift.block("switch index") { swift in
          for (index, entry) in entries.enumerated() {
            swift.line("\(index == entries.count - 1 ? "default" : "case \(index)"):")
            swift.line("  \(description(entry.1, role: entry.0))")
          }
        }
      }
      for (group, fields) in files.flatMap(\.common) {
        swift.line(
          "/// Fields that every \(group == "all" ? "entry" : group) takes besides its own.")
        swift.line(
          "package static var \(group)Fields: [FieldDescription] { "
            + "[\(fields.map(self.field).joined(separator: ", "))] }")
      }
      swift.line("/// All event types, oldest version first.")
      swift.line("package static var events: [EventDescription] { [")
      for file in files {
        for event in file.events {
          swift.line("  \(self.event(event, in: file)),")
        }
      }
      swift.line("] }")
      swift.line("/// What the boxes of sealed values hold.")
      swift.line("package static var sealed: [EventDescription] { [")
      for file in files {
        for record in file.sealed {
          swift.line("  \(self.event(record, in: file)),")
        }
      }
      swift.line("] }")
    }
  }

  private func description(_ record: CatalogueFile.Record, role: String) -> String {
    "CatalogueEntry(name: \(SwiftText.literal(record.name)), role: .\(role), "
      + "summary: \(SwiftText.literal(record.summary)), "
      + "details: \(SwiftText.literal(record.details)), rules: \(list(record.rules)), "
      + "requiresReason: \(record.requiresReason), "
      + "fields: [\(record.fields.map(field).joined(separator: ", "))], "
      + "examples: \(list(record.examples)))"
  }

  private func event(_ record: CatalogueFile.Record, in file: CatalogueFile) -> String {
    "EventDescription(name: \(SwiftText.literal(record.type)), version: \(record.version), "
      + "stream: \(SwiftText.literal(file.stream)), summary: \(SwiftText.literal(record.summary)), "
      + "sentence: \(SwiftText.literal(record.sentence)), "
      + "fields: [\(record.fields.map(field).joined(separator: ", "))])"
  }

  private func field(_ field: CatalogueFile.Field) -> String {
    // People type a language with its level as a text.
    let isSkill = field.kind == "languageSkill"
    let kind = isSkill ? "text" : field.kind
    let of = isSkill ? "LanguageSkill" : field.of ?? ""
    let choices = field.kind == "choice" ? values(of: field.of ?? "") : []
    return "FieldDescription(name: \(SwiftText.literal(field.name)), kind: .\(kind), "
      + "of: \(SwiftText.literal(of)), isRequired: \(field.isRequired), "
      + "isList: \(field.isList), isPositional: \(field.isPositional), "
      + "isPersonal: \(field.isPersonal), help: \(SwiftText.literal(field.help)), "
      + "example: \(SwiftText.literal(field.example)), choices: \(list(choices)), "
      + "defaultText: \(SwiftText.literal(field.defaultText)), "
      + "minimum: \(field.minimum.map(String.init) ?? "nil"), "
      + "maximum: \(field.maximum.map(String.init) ?? "nil"))"
  }

  private func values(of type: String) -> [String] {
    files.flatMap(\.choices).first { $0.type == type }?.values ?? []
  }

  private func list(_ values: [String]) -> String {
    "[\(values.map(SwiftText.literal).joined(separator: ", "))]"
  }
}
