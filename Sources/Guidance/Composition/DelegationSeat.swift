/// A seat that an official delegation should have filled (R8).
package struct DelegationSeat: GuidanceItem {
  package static let noun = GuidanceNoun.composition
  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// When the seat is asked for.
  package let when: FactCondition
  /// Any of these ranks fills it.
  package let ranks: [String]
  /// Any of these offices or roles fills it.
  package let offices: [String]
  /// What is said when nobody fills it.
  package let warning: String

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.when = try reader.optionalCondition("when") ?? .always
    self.ranks = try reader.slugs("ranks")
    self.offices = try reader.slugs("offices")
    self.warning = try reader.text("warning")
    guard !ranks.isEmpty || !offices.isEmpty else {
      throw reader.refusal("ranks", "nobody could fill the seat; name ranks or offices")
    }
  }
}
