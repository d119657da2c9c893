package import Guidance

/// The guidance that recognising guests needs, taken out of the files once: an order of
/// precedence, the ranks of offices, forms of address, who welcomes whom.
package struct CourtesyRules: Sendable {
  package let order: PrecedenceOrder
  /// ISO 3166 code of the country visited.
  package let hostCountry: String?
  let offices: [String: OfficeKind]
  let forms: [AddressForm]
  let welcomes: [WelcomeRule]

  /// - Parameters:
  ///   - guidebook: the guidance as it came.
  ///   - order: the code of the order that the programme follows; `nil`: that of the country.
  ///   - hostCountry: ISO 3166 code of the country visited.
  ///   - day: the day as of which the guidance holds (days since 1970-01-01).
  ///   - overrides: what the programme changed of it.
  /// - Throws: `GuidanceError` for a bad file and for an order that there is not.
  package init(
    _ guidebook: Guidebook, order: String? = nil, hostCountry: String?, asOf day: Int32,
    overrides: OverrideSet = .none
  ) throws(GuidanceError) {
    if let order {
      self.order = try guidebook.order(code: order, asOf: day, overrides)
    } else {
      self.order = try guidebook.order(country: hostCountry, asOf: day, overrides)
    }
    self.hostCountry = hostCountry
    self.offices = Dictionary(
      try guidebook.offices(asOf: day, overrides).map { ($0.id, $0) },
      uniquingKeysWith: { _, last in last })
    self.forms = try guidebook.addressForms(asOf: day, overrides)
    self.welcomes = try guidebook.welcomeRules(asOf: day, overrides)
  }

  /// The rank of an office: its own, the one the guidance gives it, or its code when that is one.
  package func rank(of office: OfficeHeld) -> String? {
    if let rank = office.rank, order.place(of: rank) != nil { return rank }
    if let rank = offices[office.office]?.rank, order.place(of: rank) != nil { return rank }
    return order.place(of: office.office) == nil ? nil : office.office
  }

  /// The office as it is written.
  package func title(of office: OfficeHeld) -> String {
    office.title ?? offices[office.office]?.header.title ?? office.office
  }
}
