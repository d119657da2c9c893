/// A step with evidence: on the way to an official agreement (R4), or of being ready for it (R3).
package struct AgreementStep: Equatable, Sendable {
  /// Whose step it is.
  package enum Side: String, Sendable, CaseIterable {
    case home
    case partner
    case both
    case national
  }

  package let side: Side
  /// The steps that come first, by id.
  package let after: [String]
  /// What has to be given, such as `document`.
  package let needs: [String]
  /// The evidence wanted, in words.
  package let evidence: String

  init(from reader: inout ItemReader) throws(GuidanceError) {
    self.side = try reader.word("side", of: Side.self)
    self.after = try reader.slugs("after")
    self.needs = try reader.slugs("needs")
    self.evidence = try reader.text("evidence")
  }
}

/// A step that makes a partnership official (R4).
package struct SigningStep: GuidanceItem {
  package static let noun = GuidanceNoun.agreement
  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  package let step: AgreementStep

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.step = try AgreementStep(from: &reader)
  }
}

/// A sign that two communities are ready to become official partners (R3).
package struct ReadinessStep: GuidanceItem {
  package static let noun = GuidanceNoun.readiness
  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  package let step: AgreementStep

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.step = try AgreementStep(from: &reader)
  }
}
