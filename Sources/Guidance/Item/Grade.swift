/// How far a source can be trusted; it is shown wherever the item is shown.
package enum Grade: String, Sendable, CaseIterable {
  /// The body's own rule, manual, law or repository.
  case own = "A"
  /// A practitioner's page.
  case practitioner = "B"
  /// A blog, marketing text or unattributed copy: a hint, never shown as a fact.
  case weak = "W"
  /// Defined by this product.
  case product = "PD"

  /// True when an item may only be shown as a hint.
  package var isHint: Bool { self == .weak }

  /// The grade in words.
  package var title: String {
    switch self {
    case .own: "the body's own rule"
    case .practitioner: "a practitioner's page"
    case .weak: "a hint, not a fact"
    case .product: "defined by this product"
    }
  }
}
