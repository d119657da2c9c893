package import JSONText

/// Values that people type, in cells and behind flags, as the JSON that a command takes.
package enum FieldText {
  /// A cell: several values are separated by semicolons where the field takes a list.
  package static func value(
    of field: FieldDescription, _ cell: String
  ) throws(Refusal) -> JSONValue {
    guard field.isList else { return try single(field, cell) }
    var values: [JSONValue] = []
    for part in cell.split(separator: ";") {
      let text = part.trimmingBlanks
      if !text.isEmpty { values.append(try single(field, text)) }
    }
    return .array(values)
  }

  /// One value.
  package static func single(
    _ field: FieldDescription, _ text: String
  ) throws(Refusal) -> JSONValue {
    switch field.kind {
    case .integer:
      guard let number = Int64(text) else {
        throw Refusal(
          "\"\(excerpt(text))\" is no whole number", advice: "write one such as \(field.example)",
          field: field.name)
      }
      return .integer(number)
    case .flag:
      switch text.lowercased() {
      case "yes", "true", "1", "x": return true
      case "no", "false", "0": return false
      default:
        throw Refusal(
          "\"\(excerpt(text))\" is neither yes nor no", advice: "write yes or no",
          field: field.name)
      }
    default: return .string(text)
    }
  }
}

extension Substring {
  /// The text without the blanks around it.
  fileprivate var trimmingBlanks: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
