/// An office or role that a person can hold: in a government, in the programme, in a visit.
package struct OfficeKind: GuidanceItem {
  package static let noun = GuidanceNoun.offices
  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// The rank it carries, a code of the orders of precedence; `nil`: none.
  package let rank: String?
  /// The office that sees to its items while it is vacant.
  package let fallback: String?

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.rank = try reader.optionalSlug("rank")
    self.fallback = try reader.optionalSlug("fallback")
  }
}
