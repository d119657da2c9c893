/// What a guidance file is about; a file is named after it: `checklist.guidance.json`, or
/// `checklist-harvest.guidance.json` for one that adds to it.
package enum GuidanceNoun: String, Sendable, CaseIterable {
  case kinds
  case stages
  case readiness
  case agreement
  case offices
  case composition
  case precedence
  case address
  case welcome
  case checklist
  case cadences
  case feasts
  case retention

  /// The ending of a guidance file's name.
  package static let suffix = ".guidance.json"

  /// The noun of a file name, with or without the ending; `nil` when there is none such.
  init?(fileName: String) {
    let stem =
      fileName.hasSuffix(Self.suffix) ? fileName.dropLast(Self.suffix.count) : fileName[...]
    self.init(rawValue: String(stem.prefix { $0 != "-" }))
  }
}
