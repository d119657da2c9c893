import Twinning

/// What stands for a value in help: `DATE`, `home|partner`, `DELEGATION`.
enum Metavariable {
  /// Choices longer than this are left to the help of the field.
  private static let choicesLimit = 40

  static func text(of field: FieldDescription) -> String {
    switch field.kind {
    case .slug: field.isPositional ? field.name.uppercased() : "NAME"
    case .text, .longText: field.isPositional ? field.name.uppercased() : "TEXT"
    case .day: "DAY"
    case .vagueDate: "DATE"
    case .dayRange: "PERIOD"
    case .wallTime: "TIME"
    case .zone: "ZONE"
    case .country: "COUNTRY"
    case .language: "LANGUAGE"
    case .integer: field.isPositional ? field.name.uppercased() : "NUMBER"
    case .flag, .sealed: ""
    case .choice: choices(field)
    case .period: "PERIOD"
    case .path: field.name.uppercased()
    case .instant: field.isPositional ? field.name.uppercased() : "INSTANT"
    case .json: "JSON"
    }
  }

  private static func choices(_ field: FieldDescription) -> String {
    let joined = field.choices.joined(separator: "|")
    return joined.count <= choicesLimit ? joined : field.name.uppercased()
  }
}

/// The shape of a whole line.
enum Synopsis {
  /// `twinning checklist tick DELEGATION ITEM [--evidence TEXT]`, without what everything takes.
  static func text(of entry: CatalogueEntry) -> String {
    parts(of: entry).joined(separator: " ")
  }

  /// The parts of the line that are not to be broken.
  static func parts(of entry: CatalogueEntry) -> [String] {
    var words = ["twinning", entry.name]
    let places = entry.fields.filter(\.isPositional)
    for field in places {
      let value = Metavariable.text(of: field) + (field.isList ? "…" : "")
      words.append(field.isRequired ? value : "[\(value)]")
    }
    let flags = entry.fields.filter { !$0.isPositional }
    words += flags.filter(\.isRequired).map(flag)
    if entry.requiresReason { words.append("--reason TEXT") }
    words += flags.filter { !$0.isRequired }.map { "[\(flag($0))]" }
    return words
  }

  private static func flag(_ field: FieldDescription) -> String {
    let value = Metavariable.text(of: field)
    return (value.isEmpty ? "--\(field.name)" : "--\(field.name) \(value)")
      + (field.isList ? " …" : "")
  }
}
