import JSONText

/// One `*.catalogue.json`: a noun's choices, commands, queries and events.
struct CatalogueFile {
  struct Field {
    let name: String
    let kind: String
    let of: String?
    let isRequired: Bool
    let isList: Bool
    let isPositional: Bool
    let isPersonal: Bool
    let help: String
    let example: String
    let defaultText: String
    let minimum: Int64?
    let maximum: Int64?
  }

  struct Record {
    let name: String
    let type: String
    let version: Int64
    let summary: String
    let details: String
    let sentence: String
    let rules: [String]
    let examples: [String]
    let requiresReason: Bool
    let fields: [Field]
    /// An event's version that is no longer written: it is read, and lifted to the newest.
    var isRetired = false

    /// The name of its Swift type.
    var swiftType: String { isRetired ? "\(type)V\(version)" : type }
  }

  struct Choices {
    let type: String
    let summary: String
    let values: [String]
  }

  let stream: String
  let isSingle: Bool
  let choices: [Choices]
  let commands: [Record]
  /// Commands that the program alone asks for: nobody types or imports them.
  let internals: [Record]
  let queries: [Record]
  let system: [Record]
  /// Each version of each type.
  let events: [Record]
  /// What the boxes of sealed values hold.
  let sealed: [Record]
  let common: [(group: String, fields: [Field])]

  init(_ json: JSONValue) throws {
    let known = [
      "stream", "single", "choices", "commands", "internal", "queries", "system", "events",
      "sealed", "common",
    ]
    try Self.refuseUnknown(json, known: known)
    stream = json["stream"]?.text ?? ""
    isSingle = json["single"]?.bool ?? false
    choices = (json["choices"]?.members ?? []).map { member in
      Choices(
        type: member.name, summary: member.value["summary"]?.text ?? "",
        values: (member.value["values"]?.elements ?? []).compactMap(\.text))
    }
    commands = try Self.records(json["commands"])
    internals = try Self.records(json["internal"])
    queries = try Self.records(json["queries"])
    system = try Self.records(json["system"])
    events = Self.retiring(try Self.records(json["events"]))
    sealed = try Self.records(json["sealed"])
    common = try (json["common"]?.members ?? []).map { ($0.name, try Self.fields($0.value)) }
  }

  /// Refuses a misspelt member, which would otherwise be a missing one.
  private static func refuseUnknown(_ json: JSONValue, known: [String]) throws {
    for member in json.members ?? [] where !known.contains(member.name) {
      let place = (json["name"] ?? json["type"])?.text.map { " in \($0)" } ?? ""
      throw CatalogueError(message: "unknown member \"\(member.name)\"\(place)")
    }
  }

  /// Marks the versions that a higher one has replaced.
  private static func retiring(_ events: [Record]) -> [Record] {
    events.map { event in
      var event = event
      event.isRetired = events.contains { $0.type == event.type && $0.version > event.version }
      return event
    }
  }

  private static func records(_ json: JSONValue?) throws -> [Record] {
    try (json?.elements ?? []).map { record in
      try refuseUnknown(
        record,
        known: [
          "name", "type", "version", "summary", "details", "sentence", "rules", "examples",
          "requiresReason", "fields",
        ])
      guard let type = record["type"]?.text, let summary = record["summary"]?.text else {
        throw CatalogueError(message: "a record lacks type or summary: \(record.canonicalText)")
      }
      return Record(
        name: record["name"]?.text ?? type, type: type, version: record["version"]?.integer ?? 1,
        summary: summary, details: record["details"]?.text ?? "",
        sentence: record["sentence"]?.text ?? "",
        rules: (record["rules"]?.elements ?? []).compactMap(\.text),
        examples: (record["examples"]?.elements ?? []).compactMap(\.text),
        requiresReason: record["requiresReason"]?.bool ?? false,
        fields: try fields(record["fields"] ?? .null))
    }
  }

  private static func fields(_ json: JSONValue) throws -> [Field] {
    try (json.elements ?? []).map { field in
      try refuseUnknown(
        field,
        known: [
          "name", "kind", "of", "required", "list", "positional", "personal", "help", "example",
          "default", "min", "max",
        ])
      guard let name = field["name"]?.text, let kind = field["kind"]?.text else {
        throw CatalogueError(message: "a field lacks name or kind: \(field.canonicalText)")
      }
      return Field(
        name: name, kind: kind, of: field["of"]?.text,
        isRequired: field["required"]?.bool ?? false, isList: field["list"]?.bool ?? false,
        isPositional: field["positional"]?.bool ?? false,
        isPersonal: field["personal"]?.bool ?? false, help: field["help"]?.text ?? "",
        example: field["example"]?.text ?? "", defaultText: field["default"]?.text ?? "",
        minimum: field["min"]?.integer, maximum: field["max"]?.integer)
    }
  }
}
