/// An office or role that a person can hold: in a government, in the programme, in a visit.
package struct OfficeKind: GuidanceItem {
  package static let noun = GuidanceNoun.offices
  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// The rank it carries, a code of the orders of precedence; `nil`: none.
  package let rank: String?
  /// The offices that see to its tasks while it is vacant, the first first.
  package let standIns: [String]

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.rank = try reader.optionalSlug("rank")
    self.standIns = try reader.slugs("stand-ins")
    guard !standIns.contains(header.id) else {
      throw reader.refusal("stand-ins", "an office cannot stand in for itself")
    }
  }
}
