/// Lines under an item that are made from the visit: the guests in order, diets as counts.
package struct ChecklistLines: Equatable, Sendable {
  /// What there is a line for.
  package enum Source: String, Sendable, CaseIterable {
    /// Each member in order of precedence.
    case recognition
    /// Each diet, as a count without names.
    case diets
    /// Each member whose command of the hosts' languages is known or asked about.
    case languages
    /// Each access need, as a count without names.
    case access
    /// Each seat of the composition that nobody fills.
    case missingSeats = "missing-seats"

    /// What its text may be filled with.
    package var names: [String] {
      switch self {
      case .recognition:
        ["place", "person", "office", "rank", "spoken", "written", "grade", "welcomer", "why"]
      case .diets: ["diet", "count"]
      case .languages: ["person", "languages", "level"]
      case .access: ["access", "count"]
      case .missingSeats: ["seat", "warning"]
      }
    }
  }

  package let source: Source
  /// The text of a line, with places to fill.
  package let text: String

  init?(from reader: inout ItemReader) throws(GuidanceError) {
    let source = try reader.optionalWord("lines", of: Source.self)
    let text = try reader.optionalText("line")
    guard let source else {
      guard text == nil else { throw reader.refusal("line", "needs \"lines\" beside it") }
      return nil
    }
    guard let text else { throw reader.refusal("line", "missing; add it") }
    try reader.check(template: text, "line", knows: source.names)
    self.source = source
    self.text = text
  }
}
