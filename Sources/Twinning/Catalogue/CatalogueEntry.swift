/// A command, a query or a system command as people meet it: what help, the manual page, the
/// completions, the schemas and later the forms are made of.
package struct CatalogueEntry: Sendable {
  package enum Role: Sendable {
    /// Appends to the log.
    case command
    /// Reads projections.
    case query
    /// Looks after the office, or prints something about the program.
    case system
  }

  /// The words that people type: `delegation plan`, `today`.
  package let name: String
  package let role: Role
  /// One line without a full stop.
  package let summary: String
  /// Paragraphs for the long help; may be empty.
  package let details: String
  /// The rules of the rulebook it may run into: `R9`.
  package let rules: [String]
  /// Whether a reason must be given.
  package let requiresReason: Bool
  package let fields: [FieldDescription]
  /// Whole lines, without the program's name.
  package let examples: [String]

  /// Its own fields and those that all of its role take.
  package var allFields: [FieldDescription] {
    switch role {
    case .command: fields + Catalogue.commandFields + Catalogue.allFields
    case .query: fields + Catalogue.queryFields + Catalogue.allFields
    case .system: fields + Catalogue.allFields
    }
  }

  package init(
    name: String, role: Role, summary: String, details: String, rules: [String],
    requiresReason: Bool, fields: [FieldDescription], examples: [String]
  ) {
    self.name = name
    self.role = role
    self.summary = summary
    self.details = details
    self.rules = rules
    self.requiresReason = requiresReason
    self.fields = fields
    self.examples = examples
  }
}
