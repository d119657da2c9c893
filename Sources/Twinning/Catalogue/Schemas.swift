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
    return commands + events
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

  private static func schema(of event: EventDescription) -> JSONValue {
    object(
      title: "\(event.name) version \(event.version)", description: event.summary,
      id: "events/\(event.name).v\(event.version)",
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

  private static func property(_ field: FieldDescription, isEvent: Bool) -> JSONValue {
    let description = JSONValue.Member("description", .string(field.help))
    let described = field.help.isEmpty ? [] : [description]
    guard field.isList else { return .object(described + value(field)) }
    var list: [JSONValue.Member] = [
      JSONValue.Member("type", "array"), JSONValue.Member("items", .object(value(field))),
    ]
    if !isEvent { list.append(JSONValue.Member("maxItems", .integer(Int64(TextLimit.listLimit)))) }
    return .object(described + list)
  }

  /// What one value of the field looks like.
  private static func value(_ field: FieldDescription) -> [JSONValue.Member] {
    let text = JSONValue.Member("type", "string")
    switch field.kind {
    case .slug:
      let part = "[a-z0-9]+(-[a-z0-9]+)*"
      let pattern = field.of == "ChecklistKey" ? "^\(part)(:\(part))?$" : "^\(part)$"
      return [
        text, JSONValue.Member("maxLength", .integer(Int64(Slug.longest * 2 + 1))),
        JSONValue.Member("pattern", .string(pattern)),
      ]
    case .text, .path, .dayRange:
      return [text, JSONValue.Member("maxLength", .integer(Int64(TextLimit.line.bytes)))]
    case .longText:
      return [text, JSONValue.Member("maxLength", .integer(Int64(TextLimit.long.bytes)))]
    case .day: return [text, JSONValue.Member("format", "date")]
    case .vagueDate:
      return [text, JSONValue.Member("$comment", "EDTF, ISO 8601-2; empty for unknown")]
    case .wallTime:
      return [
        text, JSONValue.Member("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"),
      ]
    case .zone: return [text, JSONValue.Member("$comment", "an IANA time zone")]
    case .country: return [text, JSONValue.Member("pattern", "^[A-Z]{2}$")]
    case .language:
      return [text, JSONValue.Member("pattern", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    case .integer:
      let low = field.minimum.map { [JSONValue.Member("minimum", .integer(Int64($0)))] } ?? []
      let high = field.maximum.map { [JSONValue.Member("maximum", .integer(Int64($0)))] } ?? []
      return [JSONValue.Member("type", "integer")] + low + high
    case .flag: return [JSONValue.Member("type", "boolean")]
    case .choice: return [JSONValue.Member("enum", .array(field.choices.map { .string($0) }))]
    case .period:
      return [
        text, JSONValue.Member("pattern", "^-?P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"),
      ]
    }
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
