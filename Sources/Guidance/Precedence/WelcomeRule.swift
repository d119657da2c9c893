/// Who welcomes whom: the host of equal rank (R17).
package struct WelcomeRule: GuidanceItem {
  package static let noun = GuidanceNoun.welcome
  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// The guests it is about; empty: everybody else.
  package let ranks: [String]
  /// The ranks of the hosts who may welcome them, the best first.
  package let by: [String]

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.ranks = try reader.slugs("ranks")
    self.by = try reader.slugs("by")
    guard !by.isEmpty else { throw reader.refusal("by", "missing; name who welcomes them") }
  }
}
