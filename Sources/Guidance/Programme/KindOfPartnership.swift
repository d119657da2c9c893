/// A kind of partnership: one concept, with the words that are used for it locally.
package struct KindOfPartnership: GuidanceItem {
  package static let noun = GuidanceNoun.kinds
  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// What it is called elsewhere.
  package let words: [String]
  /// True when it is a limited or a first step only.
  package let isLimited: Bool

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.words = try reader.texts("words")
    self.isLimited = try reader.flag("limited")
  }
}
