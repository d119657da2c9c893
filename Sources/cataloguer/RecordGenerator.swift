/// Writes one record: a struct with its members, its reader and its writer.
struct RecordGenerator {
  enum Role {
    case command
    case query
    case event(stream: String, single: Bool)
    /// What a sealed box holds.
    case sealed
  }

  let record: CatalogueFile.Record
  let role: Role

  func write(to swift: inout SwiftText) {
    swift.line("/// \(record.summary.prefix(1).uppercased() + record.summary.dropFirst()).")
    swift.block("package struct \(record.swiftType): Equatable, Sendable") { swift in
      for field in record.fields { write(field, to: &swift) }
      writeInit(to: &swift)
      writeReader(to: &swift)
      writeWriter(to: &swift)
      if case .event(let stream, let isSingle) = role, !record.isRetired {
        let id = record.fields.first.map { SwiftText.camel($0.name) } ?? ""
        let name = isSingle ? "\"\(stream)\"" : "\"\(stream)/\" + \(id).text"
        swift.line("package var stream: String { \(name) }")
      }
    }
  }

  private func write(_ field: CatalogueFile.Field, to swift: inout SwiftText) {
    if !field.help.isEmpty {
      swift.line("/// \(field.help.prefix(1).uppercased() + field.help.dropFirst()).")
    }
    swift.line("package var \(SwiftText.camel(field.name)): \(memberType(field))")
  }

  /// The Swift type of one value of the field.
  private func scalarType(_ field: CatalogueFile.Field) -> String {
    switch field.kind {
    case "slug", "choice": field.of ?? "SubjectID"
    case "day": "CivilDay"
    case "vagueDate": "VagueDate"
    case "wallTime": "WallTime"
    case "country": "CountryCode"
    case "zone": "ZoneName"
    case "language": "LanguageTag"
    case "languageSkill": "LanguageSkill"
    case "integer": "Int"
    case "flag": "Bool"
    case "period": "Period"
    case "sealed": "Sealed"
    case "json": "RawJSON"
    default: "String"
    }
  }

  private func hasValue(_ field: CatalogueFile.Field) -> Bool {
    field.isRequired || field.kind == "flag"
      || (field.kind == "choice" && !field.defaultText.isEmpty)
  }

  private func memberType(_ field: CatalogueFile.Field) -> String {
    if field.isList { return "[\(scalarType(field))]" }
    return hasValue(field) ? scalarType(field) : scalarType(field) + "?"
  }

  private func initial(_ field: CatalogueFile.Field) -> String {
    if field.isList { return "[]" }
    if field.kind == "flag" { return "false" }
    if field.kind == "choice", !field.defaultText.isEmpty {
      return ".\(SwiftText.camel(field.defaultText))"
    }
    return "nil"
  }

  private func isBare(_ field: CatalogueFile.Field) -> Bool {
    field.isRequired && !field.isList
  }

  private func writeInit(to swift: inout SwiftText) {
    let parameters = record.fields.map { field in
      let value = isBare(field) ? "" : " = \(initial(field))"
      return "\(SwiftText.camel(field.name)): \(memberType(field))\(value)"
    }
    swift.block("package init(\(parameters.joined(separator: ", ")))") { swift in
      for field in record.fields {
        let name = SwiftText.camel(field.name)
        swift.line(
          "self.\(name.hasPrefix("`") ? String(name.dropFirst().dropLast()) : name) = \(name)")
      }
    }
  }

  /// The reader asks for each member in its order; commands check what they read.
  private func writeReader(to swift: inout SwiftText) {
    swift.line("/// Reads the canonical text.")
    swift.block("package init(reading cursor: inout JSONCursor) throws(JSONError)") { swift in
      swift.line("guard cursor.open() else { throw cursor.notAnObject }")
      for field in record.fields {
        let name = SwiftText.camel(field.name)
        let key = SwiftText.literal("\"\(field.name)\":")
        let read = readCall(field)
        if field.isRequired {
          swift.line("guard cursor.member(\(key)) else { throw cursor.missing }")
          swift.line("\(name) = \(read)")
        } else {
          swift.line("\(name) = cursor.member(\(key)) ? \(read) : \(initial(field))")
        }
      }
      swift.line("guard cursor.close() else { throw cursor.notCanonical }")
    }
  }

  private func readCall(_ field: CatalogueFile.Field) -> String {
    let wasChecked =
      switch role {
      case .event, .sealed: true
      case .command, .query: false
      }
    let type = scalarType(field)
    if wasChecked {
      return field.isList ? "try cursor.readList(\(type).self)" : "try \(type).read(&cursor)"
    }
    if field.kind == "integer" {
      let low = field.minimum.map(String.init) ?? "Int.min"
      let high = field.maximum.map(String.init) ?? "Int.max"
      return "try cursor.acceptInteger(in: \(low)...\(high))"
    }
    let kind = ["longText", "text", "path", "dayRange", "instant"].contains(field.kind)
    if kind {
      let limit = field.kind == "longText" ? "TextLimit.long" : "TextLimit.line"
      return field.isList
        ? "try cursor.acceptTexts(\(limit))" : "try cursor.acceptText(\(limit))"
    }
    return field.isList ? "try cursor.acceptList(\(type).self)" : "try \(type).accept(&cursor)"
  }

  private func writeWriter(to swift: inout SwiftText) {
    swift.line("/// Writes the canonical text.")
    swift.block("package func write(to writer: inout JSONWriter)") { swift in
      swift.line("writer.beginObject()")
      for field in record.fields {
        let name = SwiftText.camel(field.name)
        let key = SwiftText.literal(field.name)
        if field.isList {
          swift.line("writer.list(\(key), \(name))")
        } else if field.kind == "flag" {
          swift.line("if \(name) { writer.member(\(key), true) }")
        } else if hasValue(field) {
          swift.line("writer.member(\(key), \(name))")
        } else {
          swift.line("if let \(name) { writer.member(\(key), \(name)) }")
        }
      }
      swift.line("writer.endObject()")
    }
  }
}
