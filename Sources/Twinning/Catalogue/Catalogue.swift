/// Everything that may be asked of an office, each declared once (`*.catalogue.json`).
///
/// An entry is made when it is asked for: a program that starts for one command builds one.
package enum Catalogue {
  /// All entries.
  package static var entries: [CatalogueEntry] { names.indices.map(entry(at:)) }

  /// The entry called `name`.
  package static func entry(named name: String) -> CatalogueEntry? {
    names.firstIndex(of: name).map(entry(at:))
  }

  /// The description of an event type.
  package static func event(_ kind: EventKind) -> EventDescription {
    events[Int(kind.rawValue)]
  }
}
