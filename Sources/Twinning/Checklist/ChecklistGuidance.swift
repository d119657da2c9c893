package import Guidance

/// The guidance that checklists of visits to one country need, taken out of the files once.
package struct ChecklistGuidance: Sendable {
  package let courtesy: CourtesyRules
  let rules: [ChecklistRule]
  let seats: [DelegationSeat]

  /// - Parameters:
  ///   - guidebook: the guidance as it came.
  ///   - order: the code of the order of precedence; `nil`: that of the country visited.
  ///   - hostCountry: ISO 3166 code of the country visited.
  ///   - day: the day as of which the guidance holds (days since 1970-01-01).
  ///   - overrides: what the programme changed of it.
  /// - Throws: `GuidanceError` for a bad file and for an order that there is not.
  package init(
    _ guidebook: Guidebook, order: String? = nil, hostCountry: String?, asOf day: Int32,
    overrides: OverrideSet = .none
  ) throws(GuidanceError) {
    self.courtesy = try CourtesyRules(
      guidebook, order: order, hostCountry: hostCountry, asOf: day, overrides: overrides)
    self.rules = try guidebook.checklist(asOf: day, overrides)
    self.seats = try guidebook.composition(asOf: day, overrides)
  }
}
