package import JSONText

/// The JSON Schemas (draft 2020-12) of all commands and events, made from the catalogue.
package enum Schemas {
  /// Each schema with its file name below `schemas/`.
  package static var all: [(path: String, schema: JSONValue)] {
    let commands = Catalogue.entries.filter { $0.role == .command }.map { entry in
      ("commands/\(fileName(entry.name)).schema.json", schema(of: entry))
    }
    let events = Catalogue.events.map { event in
      ("events/\(event.name).v\(event.version).schema.json", schema(of: event))
    }
    let sealed = Catalogue.sealed.map { content in
      ("sealed/\(content.name).v\(content.version).schema.json", schema(of: content, "sealed"))
    }
    return commands + events + sealed
  }

  /// The text of a schema file: indented, members in their order, a line end at the end.
  package static func text(of schema: JSONValue) -> String { indented(schema, 0) + "\n" }

  private static func fileName(_ name: String) -> String {
    String(name.map { $0 == " " ? "-" : $0 })
  }

  private static func schema(of entry: CatalogueEntry) -> JSONValue {
    let envelope = Catalogue.commandFields.filter { $0.kind != .flag }
    let properties =
      [JSONValue.Member("command", .object([JSONValue.Member("const", .string(entry.name))]))]
      + (entry.fields + envelope).map { JSONValue.Member($0.name, property($0, isEvent: false)) }
    var required = ["command"] + entry.fields.filter(\.isRequired).map(\.name)
    if entry.requiresReason { required.append("reason") }
    return object(
      title: entry.name, description: describe(entry.summary, entry.rules),
      id: "commands/\(fileName(entry.name))", properties: properties, required: required)
  }

  private static func schema(
    of event: EventDescription, _ folder: String = "events"
  ) -> JSONValue {
    object(
      title: "\(event.name) version \(event.version)", description: event.summary,
      id: "\(folder)/\(event.name).v\(event.version)",
      properties: event.fields.map { JSONValue.Member($0.name, property($0, isEvent: true)) },
      required: event.fields.filter(\.isRequired).map(\.name))
  }

  private static func describe(_ summary: String, _ rules: [String]) -> String {
    rules.isEmpty ? summary : "\(summary) (\(rules.joined(separator: ", ")))"
  }

  private static func object(
    title: String, description: String, id: String, properties: [JSONValue.Member],
    required: [String]
  ) -> JSONValue {
    .object([
      JSONValue.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
      JSONValue.Member("$id", .string("urn:twinning:schema:\(id)")),
      JSONValue.Member("title", .string(title)),
      JSONValue.Member("description", .string(description)),
      JSONValue.Member("type", "object"),
      JSONValue.Member("properties", .object(properties)),
      JSONValue.Member("required", .array(required.map { .string($0) })),
      JSONValue.Member("additionalProperties", false),
    ])
  }

  private static func indented(_ value: JSONValue, _ depth: Int) -> String {
    let inner = String(repeating: "  ", count: depth + 1)
    let outer = String(repeating: "  ", count: depth)
    switch value {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        inner + JSONValue.string(member.name).canonicalText + ": "
          + indented(member.value, depth + 1)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    case .array(let elements) where !elements.isEmpty:
      return "[\n" + elements.map { inner + indented($0, depth + 1) }.joined(separator: ",\n")
        + "\n\(outer)]"
    default: return value.canonicalText
    }
  }
}
