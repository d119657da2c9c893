import JSONText
import Twinning

/// A line that was understood: the entry of the catalogue and the values given, by field name.
struct Invocation {
  let entry: CatalogueEntry
  /// Values in the order in which they were given.
  private(set) var values: [JSONValue.Member] = []
  /// Flags that everything takes, apart from the values: one of a command may have the same name
  /// (the office that somebody takes, the folder of the office).
  private var settings: [JSONValue.Member] = []

  init(_ entry: CatalogueEntry) { self.entry = entry }

  /// The entry's own fields, for a command also those that every command takes.
  var arguments: JSONValue {
    var names = entry.fields.map(\.name)
    if entry.role == .command {
      names += Catalogue.commandFields.filter { $0.kind != .flag }.map(\.name)
    }
    return .object(values.filter { names.contains($0.name) })
  }

  /// The value of a field; a list's as an array.
  subscript(_ name: String) -> JSONValue? { values.first { $0.name == name }?.value }

  /// The value of a flag that everything takes.
  func setting(_ name: String) -> JSONValue? { settings.first { $0.name == name }?.value }

  /// Takes such a flag; answers false when it is there already.
  mutating func set(_ value: JSONValue, for field: FieldDescription) -> Bool {
    guard setting(field.name) == nil else { return false }
    settings.append(JSONValue.Member(field.name, value))
    return true
  }

  /// A text given for a field.
  func text(_ name: String) -> String? { self[name]?.text }

  /// Whether a flag is set.
  func isSet(_ name: String) -> Bool { self[name]?.bool == true }

  /// Takes a value; answers false when the field has one already and takes no list.
  mutating func take(_ value: JSONValue, for field: FieldDescription) -> Bool {
    guard let index = values.firstIndex(where: { $0.name == field.name }) else {
      values.append(JSONValue.Member(field.name, field.isList ? .array([value]) : value))
      return true
    }
    guard field.isList, let elements = values[index].value.elements else { return false }
    values[index] = JSONValue.Member(field.name, .array(elements + [value]))
    return true
  }
}

/// What a line comes to.
enum Line {
  case run(Invocation)
  /// Help was asked for on the words.
  case help([String])
  /// A noun without its verb: its help is shown, and the line is wrong.
  case noun(String)
}
